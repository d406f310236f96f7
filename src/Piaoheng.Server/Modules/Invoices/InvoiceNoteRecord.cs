namespace Piaoheng.Server.Modules.Invoices;

/// <summary>记事: what somebody noted about an invoice. Never changed, never deleted.</summary>
public sealed class InvoiceNoteRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long NoteId { get; init; }

    /// <summary>Invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>The text.</summary>
    public required string Body { get; init; }

    /// <summary>Who.</summary>
    public required string WrittenBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset WrittenAt { get; init; }
}
