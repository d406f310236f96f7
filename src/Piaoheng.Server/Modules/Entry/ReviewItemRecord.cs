namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核事项: what needs a second person, or was decided by one. Never deleted.</summary>
public sealed class ReviewItemRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long ReviewId { get; init; }

    /// <summary>A value of <see cref="ReviewNature"/>.</summary>
    public required string Nature { get; init; }

    /// <summary>A value of <see cref="ReviewState"/>.</summary>
    public required string State { get; init; }

    /// <summary>What lists call it.</summary>
    public required string Title { get; init; }

    /// <summary>First identity key; empty when it has none.</summary>
    public required string KeyOne { get; init; }

    /// <summary>Second identity key; empty when it has none.</summary>
    public required string KeyTwo { get; init; }

    /// <summary>The invoice; null for one that is not stored yet.</summary>
    public required long? InvoiceId { get; init; }

    /// <summary>The original to look at; null when there is none.</summary>
    public required long? OriginalId { get; init; }

    /// <summary>The waiting file that it settles; null when there is none.</summary>
    public required long? IntakeItemId { get; init; }

    /// <summary>The reading that is proposed, or that was read, as JSON.</summary>
    public required string Body { get; init; }

    /// <summary>What was typed, as JSON; empty for a reading.</summary>
    public required string Form { get; init; }

    /// <summary>JSON keys of the fields in question, comma-separated.</summary>
    public required string Fields { get; init; }

    /// <summary>Sentences that stood against it and were set aside by its maker, as JSON list of coded texts.</summary>
    public required string Doubts { get; init; }

    /// <summary>Code of the reason of a correction; empty otherwise.</summary>
    public required string Reason { get; init; }

    /// <summary>What its maker wrote beside it.</summary>
    public required string Note { get; init; }

    /// <summary>Accounts of all who shaped it, as <c>,12,15,</c>: none of them may pass it.</summary>
    public required string Makers { get; init; }

    /// <summary>The same accounts as numbers.</summary>
    internal IEnumerable<long> MakerIds =>
        Makers
            .Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Who handed it in.</summary>
    public required string MadeBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Who decided; null while it waits.</summary>
    public required string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Code of the reason of a return.</summary>
    public required string? DecisionReason { get; init; }

    /// <summary>What was written beside the decision.</summary>
    public required string? DecisionNote { get; init; }

    /// <summary>Rises with every change.</summary>
    public required int Version { get; init; }
}
