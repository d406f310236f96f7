namespace Piaoheng.Server.Modules.Entry;

/// <summary>更正统计: one field of one source that a person corrected.</summary>
public sealed class FieldCorrectionRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long CorrectionId { get; init; }

    /// <summary>The review by which it counts.</summary>
    public required long ReviewId { get; init; }

    /// <summary>Invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>JSON key.</summary>
    public required string Field { get; init; }

    /// <summary>The source whose value it was.</summary>
    public required string Source { get; init; }

    /// <summary>Code of the reason.</summary>
    public required string Reason { get; init; }

    /// <summary>The value as it was; null = not stated.</summary>
    public required string? ValueWas { get; init; }

    /// <summary>The value that the person states.</summary>
    public required string? ValueNow { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset CorrectedAt { get; init; }
}
