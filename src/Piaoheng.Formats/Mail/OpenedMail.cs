using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Mail;

/// <summary>邮件内容: what one mail says and carries, taken apart and not yet read.</summary>
/// <param name="Head">Its headers.</param>
/// <param name="Parts">附件, also those of forwarded mails and of winmail.dat, in their order; ones that are left out say why.</param>
/// <param name="Links">Links of the text, each address once.</param>
public sealed record OpenedMail(MailHead Head, IReadOnlyList<MailPart> Parts, IReadOnlyList<MailLink> Links);

/// <summary>邮件头.</summary>
/// <param name="MessageId">Message-ID without brackets; null where the mail has none.</param>
/// <param name="From">发件人: name and address as shown; empty where there is none.</param>
/// <param name="Recipients">收件人、抄送, and where it was delivered to.</param>
/// <param name="Subject">主题; empty where there is none.</param>
/// <param name="SentAt">When it says it was sent; null where it does not.</param>
public sealed record MailHead(
    string? MessageId,
    string From,
    IReadOnlyList<string> Recipients,
    string Subject,
    DateTimeOffset? SentAt
);

/// <summary>附件.</summary>
/// <param name="Path">Its name, behind the mails that it lies in: <c>转发.eml!/b.pdf</c>. No two of a mail are the same.</param>
/// <param name="Content">Its bytes; empty where it is left out.</param>
/// <param name="LeftOut">Why it is left out; null for one that is to be read.</param>
/// <param name="Unreadable">Of one that is left out: a word of <see cref="UnreadableReason"/> where it might have been a document; null where it is surely none.</param>
public sealed record MailPart(string Path, ReadOnlyMemory<byte> Content, CodedText? LeftOut = null, string? Unreadable = null)
{
    /// <summary>The name by itself.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];
}

/// <summary>正文中的链接.</summary>
/// <param name="Address">Absolute http or https address.</param>
/// <param name="Text">What stands on it; empty where it stands in plain text.</param>
public sealed record MailLink(string Address, string Text);
