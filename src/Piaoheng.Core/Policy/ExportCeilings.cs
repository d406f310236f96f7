namespace Piaoheng.Core.Policy;

/// <summary>导出上限: how many rows the bureau puts into one exported file at most.</summary>
public sealed class ExportCeilings
{
    private readonly DatedTable<ExportCeiling> _table;

    internal ExportCeilings(IEnumerable<ExportCeiling> editions) => _table = new DatedTable<ExportCeiling>(editions);

    /// <summary>The ceiling of a layout (<c>bureau-full-query</c>) on the day of the export; null = none is known.</summary>
    public int? Rows(string layout, DateOnly day) => _table.At(layout, day)?.Rows;
}

/// <summary>One edition of one ceiling.</summary>
internal sealed record ExportCeiling : DatedEntry
{
    public required int Rows { get; init; }
}
