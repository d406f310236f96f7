namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>工作表 of any kind of table file.</summary>
internal abstract class Sheet
{
    /// <summary>Name of the sheet; empty when the kind of file has none.</summary>
    public required string Name { get; init; }

    /// <summary>Whether the sheet is hidden.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The rows from top to bottom, wholly empty ones possibly left out; may be called again. Each step gives the same instance, filled anew.</summary>
    /// <exception cref="LimitExceededException">A limit is reached.</exception>
    /// <exception cref="InvalidDataException">The content is damaged.</exception>
    public abstract IEnumerable<SheetRow> Rows();
}
