using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Workbooks;

/// <summary>附加字段: names in <c>extra</c> of a reading that comes from a workbook row.</summary>
/// <remarks>Columns that no name is known for stand under their heading as written.</remarks>
public static class ExtraFields
{
    /// <summary>开票时间 <c>HH:mm:ss</c>, where the sheet states more than the day.</summary>
    public const string IssueTime = "issueTime";

    /// <summary>发票来源, as written: <c>增值税发票管理系统</c>, <c>电子发票服务平台</c>.</summary>
    public const string InvoiceSource = "invoiceSource";

    /// <summary>发票票种, as written.</summary>
    public const string KindText = "kindText";

    /// <summary>票种标签, as written.</summary>
    public const string KindLabel = "kindLabel";

    /// <summary>特定业务类型 or 业务类型.</summary>
    public const string SpecialBusiness = ExtraKey.SpecialBusiness;

    /// <summary>勾选状态: <c>selected</c> or <c>unselected</c>.</summary>
    public const string Selection = "selection";

    /// <summary>Value of <see cref="Selection"/>: 已勾选.</summary>
    public const string Selected = "selected";

    /// <summary>Value of <see cref="Selection"/>: 未勾选.</summary>
    public const string Unselected = "unselected";

    /// <summary>勾选时间 <c>yyyy-MM-dd HH:mm:ss</c>.</summary>
    public const string SelectedAt = "selectedAt";

    /// <summary>有效抵扣税额.</summary>
    public const string DeductibleTax = "deductibleTax";

    /// <summary>税款所属期 <c>yyyyMM</c> in which the use was confirmed.</summary>
    public const string TaxPeriod = "taxPeriod";

    /// <summary>差额扣除标识.</summary>
    public const string MarginMark = "marginMark";

    /// <summary>转内销证明编号.</summary>
    public const string DomesticSaleProof = "domesticSaleProof";

    /// <summary>本次使用金额: what this book row uses of the invoice; decimal text with two places.</summary>
    public const string UsedAmount = "usedAmount";

    /// <summary>金额口径 of <see cref="UsedAmount"/>: <c>incl-tax</c> 含税, <c>unknown</c> 表中未说明.</summary>
    public const string AmountBasis = "amountBasis";

    /// <summary>Value of <see cref="AmountBasis"/>: 含税.</summary>
    public const string BasisInclTax = "incl-tax";

    /// <summary>Value of <see cref="AmountBasis"/>: the ledger does not say.</summary>
    public const string BasisUnknown = "unknown";

    /// <summary>部门.</summary>
    public const string Department = "department";

    /// <summary>记账凭证号.</summary>
    public const string Voucher = "voucher";

    /// <summary>入账日期 <c>yyyy-MM-dd</c>.</summary>
    public const string BookedDate = "bookedDate";

    /// <summary>摘要, 备注 of the book row.</summary>
    public const string Note = "note";

    /// <summary>往来单位, where the ledger does not say whether it is the seller or the buyer.</summary>
    public const string Counterparty = "counterparty";

    /// <summary>往来单位纳税人识别号, as <see cref="Counterparty"/>.</summary>
    public const string CounterpartyTaxId = "counterpartyTaxId";
}
