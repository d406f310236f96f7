namespace Piaoheng.Core.Invoices;

/// <summary>红字发票所对应的蓝字发票: what a red invoice says it reverses.</summary>
/// <param name="InvoiceCode">发票代码 of the blue invoice; empty when it has none.</param>
/// <param name="InvoiceNumber">发票号码 of the blue invoice.</param>
/// <param name="Confirmation">红字发票信息确认单编号; null when not stated.</param>
public sealed record RedReference(string InvoiceCode, string InvoiceNumber, string? Confirmation = null);
