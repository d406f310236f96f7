namespace Piaoheng.Server.Modules.Mail;

/// <summary>邮箱 as one taxpayer has set it up, and how far it has been read. Its password is elsewhere (<c>SecretFiles</c>).</summary>
public sealed class MailboxRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long MailboxId { get; init; }

    /// <summary>名称, for people.</summary>
    public required string Name { get; init; }

    /// <summary>服务器.</summary>
    public required string Server { get; init; }

    /// <summary>端口.</summary>
    public required int Port { get; init; }

    /// <summary>A word of <see cref="MailSecurity"/>.</summary>
    public required string Security { get; init; }

    /// <summary>SHA-256 of the certificate that is trusted though nobody vouches for it; empty = only certificates that are in order.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>用户名.</summary>
    public required string UserName { get; init; }

    /// <summary>文件夹.</summary>
    public required string Folder { get; init; }

    /// <summary>A word of <see cref="MailMark"/>.</summary>
    public required string Mark { get; init; }

    /// <summary>Mails that arrived before are left; null = all are taken.</summary>
    public required DateOnly? Since { get; init; }

    /// <summary>How often it is looked into.</summary>
    public required int EveryMinutes { get; init; }

    /// <summary>Whether it is looked into at all.</summary>
    public required bool IsOn { get; init; }

    /// <summary>When it was set up.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>How often server, user or folder were changed.</summary>
    public required int Generation { get; init; }

    /// <summary>The numbering in which <see cref="LastUid"/> counts; 0 = never read.</summary>
    public required long Numbering { get; init; }

    /// <summary>The last mail that is safe.</summary>
    public required long LastUid { get; init; }

    /// <summary>Whether work for it waits or runs.</summary>
    public required bool IsFetching { get; init; }

    /// <summary>下次收取.</summary>
    public required DateTimeOffset NextAt { get; init; }

    /// <summary>Failures since it last succeeded.</summary>
    public required int Failures { get; init; }

    /// <summary>When it was last tried; null = never.</summary>
    public required DateTimeOffset? TriedAt { get; init; }

    /// <summary>When it last succeeded; null = never.</summary>
    public required DateTimeOffset? SucceededAt { get; init; }

    /// <summary>Mails that the last success brought.</summary>
    public required int Brought { get; init; }

    /// <summary>Why it last failed, as JSON list of coded texts; empty list when it succeeded.</summary>
    public required string Problem { get; init; }

    /// <summary>Whether the last attempts failed and a person may have to do something.</summary>
    public bool IsFailing => IsOn && Failures > 0;

    /// <summary>编号 of the mails of a folder: UIDVALIDITY of the server, of which many have but one for all their folders.</summary>
    public long NumberingOf(uint uidValidity) => ((long)Generation << 32) | uidValidity;
}

/// <summary>How the line to a server is protected.</summary>
public static class MailSecurity
{
    /// <summary>TLS from the first byte.</summary>
    public const string Tls = "tls";

    /// <summary>STARTTLS.</summary>
    public const string StartTls = "starttls";

    /// <summary>Not at all; on this machine only.</summary>
    public const string None = "none";
}

/// <summary>What is left on the server for a mail that is safe with us. A mail is never deleted.</summary>
public static class MailMark
{
    /// <summary>A keyword of our own.</summary>
    public const string Keyword = "keyword";

    /// <summary>已读.</summary>
    public const string Seen = "seen";

    /// <summary>Nothing; the mailbox is opened for reading only.</summary>
    public const string None = "none";
}
