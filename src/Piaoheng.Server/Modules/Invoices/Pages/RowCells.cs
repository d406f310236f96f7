using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Pages;

/// <summary>What the cells of one row of the list show.</summary>
/// <param name="Page">The list.</param>
/// <param name="Row">The invoice.</param>
internal sealed record RowCells(InvoiceListPage Page, InvoiceRow Row)
{
    private static readonly StateMark Stranger = new("抬头不符", "user-x", Tone.Bad);

    /// <summary>What the latest run says of it.</summary>
    public RowVerdict Verdict { get; } = RowVerdict.Of(Page.Verdicts, Row);

    /// <summary>票面状态; null where there is nothing to say of it.</summary>
    public StateMark? Face =>
        !Row.NamesUs ? Stranger
        : InvoiceWords.Face(Row.Void, Row.Red, Row.Risk, Row.IsRed) is { Tone: not Tone.Good } face ? face
        : null;

    /// <summary>What a column takes out of it, as text.</summary>
    public string Text(InvoiceColumn column) =>
        string.Join(
            ' ',
            column.Cells.Select(cell => cell.Of(Row, Verdict, Page.Kinds).Value).Where(text => !string.IsNullOrEmpty(text))
        );

    /// <summary>Classes of a cell.</summary>
    public static string? ClassOf(InvoiceColumn column) =>
        (column.IsAmount, column.IsOnPhone) switch
        {
            (true, true) => "r",
            (true, false) => "r wide-only",
            (false, false) => "wide-only",
            _ => null,
        };
}
