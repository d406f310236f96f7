using System.Text;
using System.Text.RegularExpressions;
using MimeKit;

namespace Piaoheng.Formats.Mail;

/// <summary>邮件头的字符集: what calls itself GB 2312 or GBK holds characters of GB 18030 often enough, which contains both.</summary>
internal static partial class MailCharsets
{
    /// <summary>Has headers read by the wider set.</summary>
    public static void Widen(HeaderList headers)
    {
        foreach (var header in headers.ToList())
        {
            // One byte is one letter here, so that the bytes of other headers stay as they are.
            var raw = Encoding.Latin1.GetString(header.RawValue);
            var widened = Narrow().Replace(raw, match => match.Groups["before"].Value + "gb18030" + match.Groups["after"].Value);
            if (!string.Equals(raw, widened, StringComparison.Ordinal))
            {
                header.SetRawValue(Encoding.Latin1.GetBytes(widened));
            }
        }
    }

    // Of an encoded word (RFC 2047), or before the language of a parameter (RFC 2231).
    [GeneratedRegex(
        @"(?<before>=\?|\*=""?)(?:gb2312|gb_2312-80|gbk|x-gbk|cp936)(?<after>\?|')",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Narrow();
}
