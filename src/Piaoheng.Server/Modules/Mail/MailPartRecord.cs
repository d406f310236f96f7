namespace Piaoheng.Server.Modules.Mail;

/// <summary>邮件附件, with the received file that it became, or why it became none.</summary>
public sealed record MailPartRecord
{
    /// <summary>Taxpayer of the mailbox.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Mail.</summary>
    public required long MailId { get; init; }

    /// <summary>Its place.</summary>
    public required int PartNo { get; init; }

    /// <summary>Its name, behind the mails that it lies in.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>The received file, of the taxpayer that the mail went to; null where it was left out.</summary>
    public required long? ItemId { get; init; }

    /// <summary>Why it was left out, as JSON list of coded texts.</summary>
    public required string Reasons { get; init; }
}

/// <summary>邮件正文中的链接.</summary>
public sealed class MailLinkRecord
{
    /// <summary>Taxpayer of the mailbox.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Mail.</summary>
    public required long MailId { get; init; }

    /// <summary>Its place.</summary>
    public required int LinkNo { get; init; }

    /// <summary>Host, which a person judges it by.</summary>
    public required string Host { get; init; }

    /// <summary>Address.</summary>
    public required string Address { get; init; }

    /// <summary>What stands on it.</summary>
    public required string Said { get; init; }

    /// <summary>The received file, where it was fetched.</summary>
    public required long? ItemId { get; init; }

    /// <summary>Why it was not fetched, as JSON list of coded texts.</summary>
    public required string Reasons { get; init; }
}
