namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>What a sheet holds.</summary>
internal enum SheetRole
{
    /// <summary>No table with numbers of invoices.</summary>
    None,

    /// <summary>全量发票查询: one row for each invoice.</summary>
    QueryHeaders,

    /// <summary>全量发票查询: one row for each line.</summary>
    QueryLines,

    /// <summary>全量发票查询: fields of a special business, without amounts.</summary>
    QuerySpecial,

    /// <summary>抵扣勾选 list.</summary>
    Selection,

    /// <summary>用途确认: the confirmed invoices.</summary>
    Purpose,

    /// <summary>用途确认: invoices with a risk.</summary>
    PurposeAbnormal,

    /// <summary>用途确认: other vouchers (海关缴款书, 代扣代缴, 农产品加计扣除).</summary>
    PurposeOther,

    /// <summary>清单导入.</summary>
    ImportList,

    /// <summary>Any other table with numbers of invoices.</summary>
    Ledger,
}
