using Piaoheng.Core.Validation;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>检查结果 of an invoice.</summary>
public sealed class FindingRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Invoice.</summary>
    public required long InvoiceId { get; init; }

    /// <summary>From 1.</summary>
    public required int FindingNo { get; init; }

    /// <summary>Code of the rule.</summary>
    public required string Code { get; init; }

    /// <summary>严重程度.</summary>
    public required Severity Severity { get; init; }

    /// <summary>JSON key of the field; null when about the whole invoice.</summary>
    public required string? Field { get; init; }

    /// <summary>What it should be.</summary>
    public required string? Expected { get; init; }

    /// <summary>What it is.</summary>
    public required string? Found { get; init; }

    /// <summary>Chinese sentence with its arguments in braces, as it was when found.</summary>
    public required string Template { get; init; }

    /// <summary>Arguments as a JSON object.</summary>
    public required string Args { get; init; }

    /// <summary>Reading that it is about; null when about the merged invoice.</summary>
    public required long? ReadingId { get; init; }
}
