namespace Piaoheng.Server.Modules.Invoices;

/// <summary>回收站 mark of an invoice; it is there as long as the invoice is in the 回收站.</summary>
public sealed class InvoiceTrashRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>Code of the reason.</summary>
    public required string Reason { get; init; }

    /// <summary>What was written beside it.</summary>
    public required string Note { get; init; }

    /// <summary>Who.</summary>
    public required string TrashedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset TrashedAt { get; init; }
}
