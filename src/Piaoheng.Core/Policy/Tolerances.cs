using Piaoheng.Core.Money;

namespace Piaoheng.Core.Policy;

/// <summary>核对容差: by how much an amount may differ between the two sides and still count as equal.</summary>
public sealed class Tolerances
{
    private const string Reconciliation = "reconciliation";
    private readonly DatedTable<ToleranceSet> _table;

    internal Tolerances(IEnumerable<ToleranceSet> editions) => _table = new DatedTable<ToleranceSet>(editions);

    /// <summary>The tolerance of a field (JSON key: <c>amountExTax</c>) for a kind on 开票日期.</summary>
    public Yuan Of(string field, string kindId, DateOnly issueDate)
    {
        if ((_table.At(Reconciliation, issueDate) ?? _table.Find(Reconciliation)) is not { } set)
        {
            return Yuan.Zero;
        }

        var own = set.Fields.Where(each => each.Fits(field, kindId)).MaxBy(each => each.Kinds.Count > 0);
        return Yuan.Round(own?.Yuan ?? set.Yuan);
    }
}

/// <summary>One edition of the tolerances.</summary>
internal sealed record ToleranceSet : DatedEntry
{
    public required decimal Yuan { get; init; }

    public required IReadOnlyList<FieldTolerance> Fields { get; init; }
}

/// <summary>A tolerance of its own for one field, for all or for some kinds.</summary>
internal sealed record FieldTolerance(string Field, decimal Yuan)
{
    public IReadOnlyList<string> Kinds
    {
        get;
        init => field = value ?? [];
    } = [];

    public bool Fits(string name, string kindId) =>
        string.Equals(Field, name, StringComparison.Ordinal)
        && (Kinds.Count == 0 || Kinds.Contains(kindId, StringComparer.Ordinal));
}
