namespace Piaoheng.Core.Reconciliation.Comparing;

/// <summary>JSON keys of the compared fields, and what screens call them.</summary>
public static class FieldKey
{
    public const string IssueDate = "issueDate";
    public const string AmountExTax = "amountExTax";
    public const string TaxAmount = "taxAmount";
    public const string TotalInclTax = "totalInclTax";
    public const string BuyerTaxId = "buyerTaxId";
    public const string BuyerName = "buyerName";
    public const string SellerTaxId = "sellerTaxId";
    public const string SellerName = "sellerName";
    public const string Kind = "kind";
    public const string Lines = "lines";
    public const string InvoiceCode = "invoiceCode";
    public const string InvoiceNumber = "invoiceNumber";
    public const string Direction = "direction";
    public const string Void = "status.void";
    public const string Red = "status.red";
    public const string Risk = "status.risk";

    /// <summary>中文名称 of a field; lines by their first part.</summary>
    public static string ChineseOf(string field) =>
        field switch
        {
            IssueDate => "开票日期",
            AmountExTax => "金额",
            TaxAmount => "税额",
            TotalInclTax => "价税合计",
            BuyerTaxId => "购买方税号",
            BuyerName => "购买方名称",
            SellerTaxId => "销售方税号",
            SellerName => "销售方名称",
            Kind => "票种",
            InvoiceCode => "发票代码",
            InvoiceNumber => "发票号码",
            Direction => "进项/销项",
            Void => "作废状态",
            Red => "红冲状态",
            Risk => "风险状态",
            _ => "明细",
        };

    /// <summary>The fields by their Chinese names, each once: <c>金额、税额</c>.</summary>
    public static string ChineseOf(IEnumerable<FieldDifference> fields) =>
        string.Join('、', fields.Select(field => ChineseOf(field.Field)).Distinct(StringComparer.Ordinal));
}
