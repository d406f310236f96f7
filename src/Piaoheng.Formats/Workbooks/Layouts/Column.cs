namespace Piaoheng.Formats.Workbooks.Layouts;

/// <summary>列: what a column of a table means, whatever its heading says and wherever it stands.</summary>
internal enum Column
{
    /// <summary>序号.</summary>
    Sequence,

    /// <summary>发票代码.</summary>
    Code,

    /// <summary>发票号码: 8 or 20 digits, by table.</summary>
    Number,

    /// <summary>数电发票号码: 20 digits.</summary>
    DigitalNumber,

    /// <summary>Code and number in one column.</summary>
    CodeAndNumber,

    /// <summary>海关缴款书号码, 代扣代缴完税凭证号.</summary>
    PaymentNumber,

    /// <summary>开票日期, 填发日期.</summary>
    IssueDate,

    /// <summary>销方识别号.</summary>
    SellerTaxId,

    /// <summary>销方名称.</summary>
    SellerName,

    /// <summary>购方识别号.</summary>
    BuyerTaxId,

    /// <summary>购买方名称.</summary>
    BuyerName,

    /// <summary>金额, where it is not said whether with or without tax.</summary>
    Amount,

    /// <summary>不含税金额.</summary>
    AmountExTax,

    /// <summary>税额.</summary>
    TaxAmount,

    /// <summary>价税合计, 含税金额.</summary>
    TotalInclTax,

    /// <summary>有效抵扣税额.</summary>
    DeductibleTax,

    /// <summary>发票来源.</summary>
    InvoiceSource,

    /// <summary>发票票种.</summary>
    KindText,

    /// <summary>票种标签.</summary>
    KindLabel,

    /// <summary>发票状态.</summary>
    Status,

    /// <summary>是否正数发票.</summary>
    IsPositive,

    /// <summary>发票风险等级.</summary>
    Risk,

    /// <summary>风险状态.</summary>
    RiskState,

    /// <summary>红字锁定标志.</summary>
    RedLock,

    /// <summary>是否勾选, 勾选状态.</summary>
    Selected,

    /// <summary>勾选时间.</summary>
    SelectedAt,

    /// <summary>转内销证明编号.</summary>
    DomesticSaleProof,

    /// <summary>特定业务类型, 业务类型.</summary>
    SpecialBusiness,

    /// <summary>差额扣除标识.</summary>
    MarginMark,

    /// <summary>开票人.</summary>
    Drawer,

    /// <summary>备注.</summary>
    Remark,

    /// <summary>校验码.</summary>
    CheckCode,

    /// <summary>机器编号.</summary>
    MachineNumber,

    /// <summary>税款所属期 of a row.</summary>
    TaxPeriod,

    /// <summary>税收分类编码.</summary>
    TaxCode,

    /// <summary>货物或应税劳务名称.</summary>
    ItemName,

    /// <summary>规格型号.</summary>
    Spec,

    /// <summary>单位.</summary>
    Unit,

    /// <summary>数量.</summary>
    Quantity,

    /// <summary>单价.</summary>
    UnitPrice,

    /// <summary>税率.</summary>
    TaxRate,

    /// <summary>进项 or 销项.</summary>
    Direction,

    /// <summary>往来单位.</summary>
    Counterparty,

    /// <summary>往来单位纳税人识别号.</summary>
    CounterpartyTaxId,

    /// <summary>报销金额, 付款金额: used of the invoice, with tax.</summary>
    PaidAmount,

    /// <summary>入账金额, 使用金额: used of the invoice, with tax or without.</summary>
    BookedAmount,

    /// <summary>部门.</summary>
    Department,

    /// <summary>记账凭证号.</summary>
    Voucher,

    /// <summary>入账日期.</summary>
    BookedDate,

    /// <summary>摘要.</summary>
    Note,
}
