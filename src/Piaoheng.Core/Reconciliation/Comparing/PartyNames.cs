namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>名称比较: equal after width, brackets and spaces, or both known names of the same party.</summary>
internal sealed class PartyNames
{
    private readonly Dictionary<string, HashSet<string>> _namesOf = new(StringComparer.Ordinal);

    public PartyNames(ReconciliationInput input)
    {
        foreach (var member in input.Group.Append(input.Taxpayer))
        {
            var names = member.Names.Select(name => name.Text).ToList();
            foreach (var number in member.Numbers.Select(number => number.Text).Append(member.TaxId))
            {
                Add(number, names);
            }
        }

        foreach (var (taxId, names) in input.KnownNames)
        {
            Add(taxId, names);
        }
    }

    /// <summary>Whether two names may stand for the same party.</summary>
    /// <param name="ours">Our name.</param>
    /// <param name="theirs">Their name.</param>
    /// <param name="taxId">The party's number, as either side states it; null = neither does.</param>
    public bool Same(string ours, string theirs, string? taxId)
    {
        if (string.Equals(ours, theirs, StringComparison.Ordinal))
        {
            return true;
        }

        var left = PartyText.Name(ours);
        var right = PartyText.Name(theirs);
        return string.Equals(left, right, StringComparison.Ordinal)
            || (
                PartyText.IsStated(taxId)
                && _namesOf.TryGetValue(PartyText.TaxId(taxId), out var names)
                && names.Contains(left)
                && names.Contains(right)
            );
    }

    private void Add(string taxId, IReadOnlyList<string> names)
    {
        var key = PartyText.TaxId(taxId);
        if (!_namesOf.TryGetValue(key, out var known))
        {
            _namesOf.Add(key, known = new HashSet<string>(StringComparer.Ordinal));
        }

        known.UnionWith(names.Select(PartyText.Name));
    }
}
