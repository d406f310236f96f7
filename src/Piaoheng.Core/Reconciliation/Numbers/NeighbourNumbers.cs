using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Reconciliation.Numbers;

/// <summary>相邻号码: whether a seller has further invoices whose numbers differ only in the last two digits.</summary>
/// <remarks>Where it has, a slip in the last two digits lands on a real number as easily as on the right one, so it proves nothing.</remarks>
internal sealed class NeighbourNumbers
{
    private const int LastDigits = 2;
    private readonly ProposalConditions _conditions;
    private readonly Dictionary<string, List<RecordGroup>> _groupsOfStart = new(StringComparer.Ordinal);

    /// <summary>Gathers the invoices whose numbers begin like those in question.</summary>
    public NeighbourNumbers(RunContext context, IReadOnlyList<InvoicePair> all, IEnumerable<PossiblePair> inQuestion)
    {
        _conditions = new ProposalConditions(context);
        foreach (var pair in inQuestion.Where(pair => pair.Distance.IsInLastTwoDigits))
        {
            _groupsOfStart.TryAdd(StartOf(pair.Distance.Ours), []);
        }

        if (_groupsOfStart.Count == 0)
        {
            return;
        }

        foreach (var invoice in all)
        {
            // Of an invoice that both sides have, one group is enough.
            var group = invoice.Theirs ?? invoice.Ours!;
            foreach (var form in NumberForm.Of(group))
            {
                if (
                    form.Text.Length > LastDigits
                    && _groupsOfStart.TryGetValue(StartOf(form.Text), out var groups)
                    && !(groups.Count > 0 && ReferenceEquals(groups[^1], group))
                )
                {
                    groups.Add(group);
                }
            }
        }
    }

    /// <summary>Whether the seller of the pair has another invoice beside the two.</summary>
    public bool HasAny(PossiblePair pair) =>
        _groupsOfStart[StartOf(pair.Distance.Ours)]
            .Exists(group =>
                !ReferenceEquals(group, pair.Ours.Group)
                && !ReferenceEquals(group, pair.Theirs.Group)
                && _conditions.HaveSameSeller(group, pair.Theirs.Group)
            );

    // The length is part of it: a start of 18 digits is of a number of 20.
    private static string StartOf(string number) => number[..^LastDigits];
}
