namespace Piaoheng.Server.Modules.Invoices;

/// <summary>A tag on an invoice.</summary>
public sealed class InvoiceTagRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>Tag.</summary>
    public required long TagId { get; init; }
}
