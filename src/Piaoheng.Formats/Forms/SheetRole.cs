namespace Piaoheng.Formats.Forms;

/// <summary>What a sheet is to its document.</summary>
internal enum SheetRole
{
    /// <summary>An invoice, or one page of it.</summary>
    Invoice,

    /// <summary>销货清单: the lines of an invoice.</summary>
    GoodsList,

    /// <summary>随附单据: a trip table and the like.</summary>
    Supporting,

    /// <summary>Text that is none of these.</summary>
    Other,

    /// <summary>A picture without text of its own.</summary>
    Picture,

    /// <summary>Nothing at all.</summary>
    Blank,
}
