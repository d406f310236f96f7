namespace Piaoheng.Server.Modules.Invoices;

/// <summary>读数: what one original says of one invoice. Every reading is kept.</summary>
public sealed class ReadingRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long ReadingId { get; init; }

    /// <summary>The original that was read.</summary>
    public required long OriginalId { get; init; }

    /// <summary>Invoice that it tells of; null when it identifies none.</summary>
    public required long? InvoiceId { get; init; }

    /// <summary>Part of the file; null for the whole file.</summary>
    public required string? Part { get; init; }

    /// <summary>票种, or what it is instead of an invoice.</summary>
    public required string Kind { get; init; }

    /// <summary>取值来源.</summary>
    public required string Source { get; init; }

    /// <summary>The whole reading as JSON, nothing left out.</summary>
    public required string Body { get; init; }

    /// <summary>When it was read.</summary>
    public required DateTimeOffset ReadAt { get; init; }
}
