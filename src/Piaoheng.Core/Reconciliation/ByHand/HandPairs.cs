using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Reconciliation.ByHand;

/// <summary>Lets decisions of people take part: joins what they linked, parts what they unlinked, and marks every group that one is about.</summary>
internal sealed class HandPairs
{
    private readonly HashSet<(RecordGroup, RecordGroup)> _apart = [];

    /// <summary>Changes the pairs as decided. Unlinking comes first: an invoice must be free before it can be linked to another.</summary>
    public HandPairs(IReadOnlyList<HandDecision> decisions, List<InvoicePair> invoices)
    {
        if (decisions.Count == 0)
        {
            return;
        }

        var ours = new Places(invoices, decisions.Select(decision => decision.Ours), pair => pair.Ours);
        var theirs = new Places(invoices, decisions.Select(decision => decision.Theirs), pair => pair.Theirs);
        foreach (
            var decision in decisions
                .OrderByDescending(each => each.Action)
                .ThenBy(each => each.Ours, StringComparer.Ordinal)
                .ThenBy(each => each.Theirs, StringComparer.Ordinal)
        )
        {
            Apply(decision, (ours.Find(decision.Ours), theirs.Find(decision.Theirs)), invoices, theirs);
        }

        invoices.RemoveAll(pair => pair is { Ours: null, Theirs: null });
    }

    /// <summary>Whether a person said that the two are not one invoice.</summary>
    public bool AreApart(RecordGroup ours, RecordGroup theirs) => _apart.Contains((ours, theirs));

    private void Apply(HandDecision decision, (int? Ours, int? Theirs) at, List<InvoicePair> invoices, Places theirPlaces)
    {
        var ours = at.Ours is { } mine ? invoices[mine].Ours : null;
        var theirs = at.Theirs is { } other ? invoices[other].Theirs : null;
        var isInForce =
            ours is not null
            && theirs is not null
            && string.Equals(GroupEvidence.Of(ours), decision.OursEvidence, StringComparison.Ordinal)
            && string.Equals(GroupEvidence.Of(theirs), decision.TheirsEvidence, StringComparison.Ordinal);
        if (isInForce)
        {
            isInForce =
                decision.Action == HandAction.Linked
                    ? Link(at.Ours!.Value, at.Theirs!.Value, invoices)
                    : Part(at.Ours!.Value, at.Theirs!.Value, invoices, theirPlaces);
        }

        var mark = new HandMark(decision, isInForce);
        ours?.Mark(mark);
        theirs?.Mark(mark);
    }

    // A group that has found a partner by its number meanwhile keeps that one.
    private static bool Link(int ours, int theirs, List<InvoicePair> invoices)
    {
        if (ours == theirs)
        {
            return true;
        }

        if (invoices[ours].Theirs is not null || invoices[theirs].Ours is not null)
        {
            return false;
        }

        invoices[ours] = invoices[ours] with { Theirs = invoices[theirs].Theirs };
        invoices[theirs] = default;
        return true;
    }

    private bool Part(int ours, int theirs, List<InvoicePair> invoices, Places theirPlaces)
    {
        var (mine, other) = (invoices[ours].Ours!, invoices[theirs].Theirs!);
        _apart.Add((mine, other));
        if (ours == theirs)
        {
            invoices[ours] = new InvoicePair(mine, null);
            invoices.Add(new InvoicePair(null, other));
            theirPlaces.Move(other, invoices.Count - 1);
        }

        return true;
    }

    /// <summary>Where the groups of one side stand that decisions speak of.</summary>
    private sealed class Places
    {
        private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
        private readonly HashSet<string> _wanted;

        public Places(List<InvoicePair> invoices, IEnumerable<string> handles, Func<InvoicePair, RecordGroup?> side)
        {
            _wanted = handles.ToHashSet(StringComparer.Ordinal);
            for (var place = 0; place < invoices.Count; place++)
            {
                if (side(invoices[place]) is { } group)
                {
                    Move(group, place);
                }
            }
        }

        public int? Find(string handle) => _places.TryGetValue(handle, out var place) ? place : null;

        public void Move(RecordGroup group, int place)
        {
            foreach (var handle in group.Keys.Count == 0 ? [group.Handle] : group.Keys)
            {
                if (_wanted.Contains(handle))
                {
                    _places[handle] = place;
                }
            }
        }
    }
}
