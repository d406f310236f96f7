namespace Piaoheng.Server.Modules.Invoices.Pages;

/// <summary>The cells of one row of the list.</summary>
/// <param name="Page">The list.</param>
/// <param name="Row">The invoice.</param>
/// <param name="Columns">The columns shown.</param>
/// <param name="InList">Query by which the invoice keeps its place in the list.</param>
internal sealed record RowCells(InvoiceListPage Page, InvoiceRow Row, IReadOnlyList<InvoiceColumn> Columns, string? InList)
{
    /// <summary>What the latest run says of it.</summary>
    public RowVerdict Verdict { get; } = RowVerdict.Of(Page.Verdicts, Row);

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
