namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>Whose table a row stands in; decides what an empty cell and the word 金额 mean.</summary>
internal enum RowStyle
{
    /// <summary>A sheet of the bureau: empty = there is none; 金额 is without tax.</summary>
    Bureau,

    /// <summary>A list of unknown layout that holds the bureau's data: empty = there is none; 金额 is settled over the whole table.</summary>
    BureauList,

    /// <summary>An own ledger: empty = not stated; 金额 is settled over the whole table.</summary>
    Ledger,
}
