namespace Piaoheng.Server.Modules.Mail;

/// <summary>收到的邮件, with what became of it.</summary>
public sealed record MailMessageRecord
{
    /// <summary>Taxpayer whose mailbox it came to.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long MailId { get; init; }

    /// <summary>Mailbox.</summary>
    public required long MailboxId { get; init; }

    /// <summary>The numbering in which <see cref="Uid"/> counts (<see cref="MailboxRecord.NumberingOf"/>).</summary>
    public required long Numbering { get; init; }

    /// <summary>Its number on the server.</summary>
    public required long Uid { get; init; }

    /// <summary>A word of <see cref="MailState"/>.</summary>
    public required string State { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The original that holds it as it came; null where the server did not give it.</summary>
    public required long? OriginalId { get; init; }

    /// <summary>Message-ID; null until it is opened, or where it has none.</summary>
    public required string? MessageId { get; init; }

    /// <summary>SHA-256 over the hashes of its attachments; null until it is opened.</summary>
    public required string? Digest { get; init; }

    /// <summary>发件人; empty until it is opened.</summary>
    public required string Sender { get; init; }

    /// <summary>主题; empty until it is opened.</summary>
    public required string Subject { get; init; }

    /// <summary>When it says it was sent.</summary>
    public required DateTimeOffset? SentAt { get; init; }

    /// <summary>When it became safe with us.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The taxpayer whose its attachments are, by the rules; null until it is opened.</summary>
    public required long? TargetId { get; init; }

    /// <summary>The import of its attachments; null where it has none.</summary>
    public required long? BatchId { get; init; }

    /// <summary>The same mail, as it came first.</summary>
    public required long? FirstMailId { get; init; }

    /// <summary>What there is to say of it, as JSON list of coded texts.</summary>
    public required string Reasons { get; init; }

    /// <summary>Whether the server was told that it is safe with us, or need not be.</summary>
    public required bool IsMarked { get; init; }

    /// <summary>When its outcome was known.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>What became of a mail; the words of the database.</summary>
public static class MailState
{
    /// <summary>待拆: safe, not opened yet.</summary>
    public const string Waiting = "waiting";

    /// <summary>已收: its attachments are in the intake.</summary>
    public const string Done = "done";

    /// <summary>重复: the same mail came before.</summary>
    public const string Exists = "exists";

    /// <summary>已忽略, by a rule.</summary>
    public const string Ignored = "ignored";

    /// <summary>待处理: a person must look.</summary>
    public const string Attention = "attention";

    /// <summary>未取到: the server did not give it.</summary>
    public const string Unfetched = "unfetched";
}
