using MimeKit;

namespace Piaoheng.Formats.Mail;

/// <summary>邮件头 as people read it.</summary>
internal static class MailHeaders
{
    private const int LongestText = 500;

    // Where a mail to a list or by blind copy says for whom it is.
    private static readonly string[] DeliveredTo = ["Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To"];

    public static MailHead Of(MimeMessage message)
    {
        var recipients = message
            .To.Concat(message.Cc)
            .SelectMany(Mailboxes)
            .Select(mailbox => mailbox.ToString())
            .Concat(
                DeliveredTo.SelectMany(name => message.Headers.Where(header => Is(header, name)).Select(header => header.Value))
            )
            .Select(text => Cut(text.Trim()))
            .Where(text => text.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(Limits.MailRecipients);
        return new MailHead(
            string.IsNullOrWhiteSpace(message.MessageId) ? null : Cut(message.MessageId.Trim()),
            Cut(From(message)),
            [.. recipients],
            Cut((message.Subject ?? "").Trim()),
            message.Headers.Contains(HeaderId.Date) && message.Date.Year > 1970 ? message.Date : null
        );
    }

    // What cannot be parsed as an address is shown as it stands.
    private static string From(MimeMessage message) =>
        message.From.Count > 0
            ? string.Join(", ", message.From.SelectMany(Mailboxes).Select(mailbox => mailbox.ToString()))
            : message.Headers[HeaderId.From]?.Trim() ?? "";

    private static IEnumerable<MailboxAddress> Mailboxes(InternetAddress address) =>
        address switch
        {
            MailboxAddress mailbox => [mailbox],
            GroupAddress group => group.Members.Mailboxes,
            _ => [],
        };

    private static bool Is(Header header, string name) => string.Equals(header.Field, name, StringComparison.OrdinalIgnoreCase);

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
