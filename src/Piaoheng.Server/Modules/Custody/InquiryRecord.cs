namespace Piaoheng.Server.Modules.Custody;

/// <summary>询问: one question about one invoice that only a person can answer, and the answer.</summary>
/// <remarks>What was answered is never changed: whoever knows better answers a new question.</remarks>
public sealed record InquiryRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long InquiryId { get; init; }

    /// <summary>Key of the invoice, or what was asked where it has no whole number.</summary>
    public required string Subject { get; init; }

    /// <summary>The cause that 是 stands for.</summary>
    public required string Cause { get; init; }

    /// <summary>保管处 whose keeper is asked; null = the question of a diagnosis itself.</summary>
    public required long? PlaceId { get; init; }

    /// <summary>The question.</summary>
    public required string Question { get; init; }

    /// <summary>Who asked.</summary>
    public required string AskedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary><c>yes</c>, <c>no</c> or <c>unknown</c>; null while open.</summary>
    public required string? Answer { get; init; }

    /// <summary>What was said beside it.</summary>
    public required string? Note { get; init; }

    /// <summary>Who answered.</summary>
    public required string? AnsweredBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }
}
