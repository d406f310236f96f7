namespace Piaoheng.Server.Modules.Invoices;

/// <summary>A link between two invoices that neither states itself: <c>mirror-pair</c>, both parties being ours.</summary>
public sealed class InvoiceLinkRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary><c>mirror-pair</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Taxpayer of the other invoice.</summary>
    public required long OtherTaxpayerId { get; init; }

    /// <summary>The other invoice.</summary>
    public required long OtherInvoiceId { get; init; }
}
