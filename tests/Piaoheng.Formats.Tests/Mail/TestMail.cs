using System.Globalization;
using System.Text;
using Piaoheng.Formats.Tests.Xml;

namespace Piaoheng.Formats.Tests.Mail;

/// <summary>Makes mails for tests, byte by byte, so that they can be as wrong as real ones.</summary>
internal static class TestMail
{
    static TestMail() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static readonly Encoding Gb18030 = Encoding.GetEncoding("GB18030");

    public static readonly byte[] Invoice = Encoding.UTF8.GetBytes(new EInvoiceText().ToString());

    /// <summary>A mail of a text and parts, each as it stands with its own headers.</summary>
    public static byte[] Of(params IEnumerable<byte[]> parts) => Of("=?UTF-8?B?5Y+R56Wo?=", parts);

    public static byte[] Of(string subject, IEnumerable<byte[]> parts)
    {
        var boundary = string.Create(CultureInfo.InvariantCulture, $"b{parts.Sum(part => part.Length)}");
        byte[] mail =
        [
            .. Latin(
                $"From: =?GB2312?B?{Base64("开票系统", Gb18030)}?= <noreply@invoice.example>\r\nTo: fapiao@company.example\r\n"
                    + $"Subject: {subject}\r\nDate: Mon, 30 Nov 2026 09:00:00 +0800\r\nMessage-ID: <1@invoice.example>\r\n"
                    + $"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=\"{boundary}\"\r\n\r\n"
            ),
        ];
        foreach (var part in parts)
        {
            mail = [.. mail, .. Latin($"--{boundary}\r\n"), .. part, .. "\r\n"u8];
        }

        return [.. mail, .. Latin($"--{boundary}--\r\n")];
    }

    public static byte[] Text(string text) =>
        [
            .. Latin("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
            .. Latin(Lines(Encoding.UTF8.GetBytes(text))),
        ];

    public static byte[] Page(string page) =>
        [
            .. Latin("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
            .. Latin(Lines(Encoding.UTF8.GetBytes(page))),
        ];

    /// <summary>An attachment under a plain name.</summary>
    public static byte[] Attached(string name, byte[] content) => AttachedBy(Latin($"filename=\"{name}\""), content);

    /// <summary>An attachment whose name is given as any bytes: <c>filename*=…</c>.</summary>
    public static byte[] AttachedBy(byte[] nameParameter, byte[] content, string type = "application/octet-stream") =>
        [
            .. Latin($"Content-Type: {type}\r\nContent-Disposition: attachment; "),
            .. nameParameter,
            .. Latin("\r\nContent-Transfer-Encoding: base64\r\n\r\n"),
            .. Latin(Lines(content)),
        ];

    /// <summary>A picture shown inside the text.</summary>
    public static byte[] Inline(string name, byte[] content) =>
        [
            .. Latin(
                $"Content-Type: image/png; name=\"{name}\"\r\nContent-ID: <{name}>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            ),
            .. Latin(Lines(content)),
        ];

    /// <summary>A forwarded mail, as it was.</summary>
    public static byte[] Forwarded(byte[] mail) => [.. "Content-Type: message/rfc822\r\n\r\n"u8, .. mail];

    public static string Base64(string text, Encoding encoding) => Convert.ToBase64String(encoding.GetBytes(text));

    public static string Percent(string text, Encoding encoding) =>
        string.Concat(encoding.GetBytes(text).Select(one => string.Create(CultureInfo.InvariantCulture, $"%{one:X2}")));

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static string Lines(byte[] content) => Convert.ToBase64String(content, Base64FormattingOptions.InsertLineBreaks);
}
