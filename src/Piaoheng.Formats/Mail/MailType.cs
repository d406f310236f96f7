namespace Piaoheng.Formats.Mail;

/// <summary>Knows a mail by its first lines.</summary>
internal static class MailType
{
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "From",
        "To",
        "Date",
        "Subject",
        "Message-ID",
        "MIME-Version",
        "Received",
        "Return-Path",
        "Delivered-To",
        "Content-Type",
        "DKIM-Signature",
        "Authentication-Results",
        "Reply-To",
        "Sender",
    };

    /// <summary>Whether the text begins with headers: two that mails have, and hardly a line that is none.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        var (found, odd) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase), 0);
        foreach (var line in text.EnumerateLines())
        {
            if (line.IsEmpty)
            {
                break;
            }

            if (line[0] is ' ' or '\t')
            {
                continue;
            }

            var colon = line.IndexOf(':');
            if (colon > 0 && line[..colon].IndexOfAnyExceptInRange('!', '~') < 0)
            {
                var name = line[..colon].ToString();
                if (Known.Contains(name))
                {
                    found.Add(name);
                }
            }
            else if (found.Count == 0 || ++odd > 1)
            {
                return false;
            }
        }

        return found.Count >= 2;
    }
}
