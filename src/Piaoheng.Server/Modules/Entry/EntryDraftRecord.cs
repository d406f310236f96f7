namespace Piaoheng.Server.Modules.Entry;

/// <summary>录入草稿: what somebody is typing. Seen by its writer alone, and gone when it is handed in or discarded.</summary>
public sealed class EntryDraftRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long DraftId { get; init; }

    /// <summary>Who types.</summary>
    public required long UserId { get; init; }

    /// <summary>What lists call it.</summary>
    public required string Title { get; init; }

    /// <summary>The <see cref="Core.Entry.EntryForm"/> as JSON.</summary>
    public required string Form { get; init; }

    /// <summary>The <see cref="EntryBasis"/> as JSON.</summary>
    public required string Basis { get; init; }

    /// <summary>When it was begun.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}
