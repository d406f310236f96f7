namespace Piaoheng.Server.Modules.Invoices;

/// <summary>明细行 of an invoice of ours. Texts are as printed; null = not found.</summary>
public sealed class InvoiceLineRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>From 1.</summary>
    public required int LineNo { get; init; }

    /// <summary>货物或应税劳务名称.</summary>
    public required string? Name { get; init; }

    /// <summary>规格型号.</summary>
    public required string? Spec { get; init; }

    /// <summary>单位.</summary>
    public required string? Unit { get; init; }

    /// <summary>数量.</summary>
    public required string? Quantity { get; init; }

    /// <summary>单价.</summary>
    public required string? UnitPrice { get; init; }

    /// <summary>金额 in 分.</summary>
    public required long? AmountFen { get; init; }

    /// <summary>金额 as printed, where that says more.</summary>
    public required string? AmountText { get; init; }

    /// <summary>税率 as printed.</summary>
    public required string? TaxRate { get; init; }

    /// <summary>税额 in 分.</summary>
    public required long? TaxFen { get; init; }

    /// <summary>税额 as printed, where that says more.</summary>
    public required string? TaxText { get; init; }

    /// <summary>税收分类编码.</summary>
    public required string? TaxCode { get; init; }
}
