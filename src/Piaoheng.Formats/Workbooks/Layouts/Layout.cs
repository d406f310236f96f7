namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>版式: what a whole table file is, and what each of its sheets holds.</summary>
/// <param name="Id">Id of the layout (<see cref="BureauLayouts"/>); null when no table was found.</param>
/// <param name="IsBureau">Whether sheet names, 勾选 headings or the file name show that the bureau wrote it.</param>
/// <param name="LooksLikeBureau">Whether only its headings are the bureau's.</param>
/// <param name="Sheets">The sheets in their order.</param>
internal sealed record Layout(
    string? Id,
    bool IsBureau,
    bool LooksLikeBureau,
    IReadOnlyList<(SheetTop Top, SheetRole Role)> Sheets
)
{
    /// <summary>The same tables, read as an own ledger; lines only where no sheet has one row for each invoice.</summary>
    public Layout AsLedger()
    {
        var hasHeaders = Sheets.Any(sheet => sheet.Role == SheetRole.QueryHeaders);
        return this with
        {
            Id = Id == BureauLayouts.ImportList ? Id : BureauLayouts.Ledger,
            Sheets =
            [
                .. Sheets.Select(sheet =>
                    sheet.Role == SheetRole.QuerySpecial || (hasHeaders && sheet.Role == SheetRole.QueryLines)
                        ? (sheet.Top, SheetRole.None)
                        : sheet
                ),
            ],
        };
    }
}
