using System.Text;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>Mails of very many or very deep parts.</summary>
internal static class HostileMails
{
    private const string Head =
        "From: a@example.invalid\r\nTo: b@example.invalid\r\nSubject: =?GB18030?B?t6LGsQ==?=\r\nMIME-Version: 1.0\r\n";

    public static IEnumerable<HostileFile> All()
    {
        yield return new("mail: thousands of parts", "parts.eml", Parts(20_000));
        yield return new("mail: mails in mails", "nested.eml", Nested(2_000));
        yield return new(
            "mail: a head without end",
            "head.eml",
            Head + string.Concat(Enumerable.Repeat("X-A: b\r\n", 500_000)) + "\r\nx"
        );
    }

    private static string Parts(int count) =>
        $"{Head}Content-Type: multipart/mixed; boundary=x\r\n\r\n{string.Concat(Enumerable.Repeat("--x\r\nContent-Type: application/xml; name=a.xml\r\n\r\n<a/>\r\n", count))}--x--\r\n";

    private static string Nested(int depth)
    {
        var text = new StringBuilder();
        for (var level = 0; level < depth; level++)
        {
            text.Append(Head).Append("Content-Type: message/rfc822\r\n\r\n");
        }

        return text.Append(Head).Append("\r\nx").ToString();
    }
}
