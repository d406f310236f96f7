namespace Piaoheng.World.Documents.Pdf.Flow;

/// <summary>A piece of a text that flows over pages.</summary>
public abstract record FlowBlock;

/// <summary>标题 of a part.</summary>
/// <param name="Text">Words.</param>
public sealed record FlowHeading(string Text) : FlowBlock;

/// <summary>段落.</summary>
/// <param name="Text">Words; line ends are kept.</param>
/// <param name="Weight">How much it stands out.</param>
public sealed record FlowText(string Text, FlowWeight Weight = FlowWeight.Plain) : FlowBlock;

/// <summary>列表.</summary>
/// <param name="Items">One line each.</param>
public sealed record FlowList(IReadOnlyList<string> Items) : FlowBlock;

/// <summary>表格.</summary>
/// <param name="Heads">Heads of the columns; empty = the first column names what stands beside it.</param>
/// <param name="Widths">Widths of the columns, in parts of the whole.</param>
/// <param name="Rows">Rows.</param>
public sealed record FlowTable(
    IReadOnlyList<string> Heads,
    IReadOnlyList<float> Widths,
    IReadOnlyList<IReadOnlyList<string>> Rows
) : FlowBlock;

/// <summary>How much a paragraph stands out.</summary>
public enum FlowWeight
{
    /// <summary>正文.</summary>
    Plain,

    /// <summary>结论.</summary>
    Strong,

    /// <summary>说明.</summary>
    Hint,
}
