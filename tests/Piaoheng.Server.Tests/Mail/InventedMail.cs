using System.Globalization;
using System.Text;

namespace Piaoheng.Server.Tests.Mail;

/// <summary>Invented mails, each with an id of its own.</summary>
internal static class InventedMail
{
    private static int _count;

    static InventedMail() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static byte[] With(params (string Name, byte[] Content)[] attachments) =>
        Of("电子发票", "fapiao@company.example", attachments);

    public static byte[] Of(string subject, string recipient, params (string Name, byte[] Content)[] attachments)
    {
        var mail = new StringBuilder(Head(subject, recipient)).Append(
            "Content-Type: multipart/mixed; boundary=\"----b\"\r\n\r\n"
        );
        foreach (var (name, content) in attachments)
        {
            // Names as old Chinese programs write them.
            var named = Convert.ToBase64String(Encoding.GetEncoding("GB18030").GetBytes(name));
            mail.Append(CultureInfo.InvariantCulture, $"------b\r\nContent-Type: {TypeOf(name)}\r\n")
                .Append(CultureInfo.InvariantCulture, $"Content-Disposition: attachment; filename=\"=?GB2312?B?{named}?=\"\r\n")
                .Append("Content-Transfer-Encoding: base64\r\n\r\n")
                .Append(Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks))
                .Append("\r\n");
        }

        return Encoding.Latin1.GetBytes(mail.Append("------b--\r\n").ToString());
    }

    public static byte[] Text(string text) =>
        Encoding.UTF8.GetBytes(
            Head("通知", "fapiao@company.example")
                + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text
                + "\r\n"
        );

    private static string Head(string subject, string recipient)
    {
        var shown = Convert.ToBase64String(Encoding.UTF8.GetBytes(subject));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"From: noreply@invoice.example\r\nTo: {recipient}\r\nSubject: =?utf-8?B?{shown}?=\r\n"
                + $"Date: Mon, 30 Nov 2026 09:00:00 +0800\r\nMessage-ID: <{Interlocked.Increment(ref _count)}@invoice.example>\r\nMIME-Version: 1.0\r\n"
        );
    }

    private static string TypeOf(string name) =>
        name.EndsWith(".vcf", StringComparison.Ordinal) ? "text/vcard" : "application/octet-stream";
}
