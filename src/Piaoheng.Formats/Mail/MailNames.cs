using System.Globalization;
using System.Text;

namespace Piaoheng.Formats.Mail;

/// <summary>附件名: names as mails give them, made into names of files, each once in a mail.</summary>
internal sealed class MailNames
{
    private const int Longest = 180;

    private readonly HashSet<string> _used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name that no other part has, behind the mails that the part lies in.</summary>
    public string Unique(string prefix, string? given, string otherwise)
    {
        var name = Clean(given);
        name = name.Length == 0 ? otherwise : name;
        var (stem, ending) = Split(name);
        var path = prefix + name;
        for (var number = 2; !_used.Add(path); number++)
        {
            path = string.Create(CultureInfo.InvariantCulture, $"{prefix}{stem} ({number}){ending}");
        }

        return path;
    }

    /// <summary>Without folders, control characters and what file systems refuse.</summary>
    public static string Clean(string? given)
    {
        var name = new StringBuilder();
        foreach (var letter in given ?? "")
        {
            if (letter is '/' or '\\')
            {
                // Some senders give the path on their own disk.
                name.Clear();
            }
            else if (!char.IsControl(letter) && letter is not (':' or '*' or '?' or '"' or '<' or '>' or '|'))
            {
                name.Append(letter);
            }
        }

        var cleaned = name.ToString().Trim().TrimStart('.');
        return cleaned.Length <= Longest ? cleaned : Shortened(cleaned);
    }

    // The ending says what it is, so it stays.
    private static string Shortened(string name)
    {
        var (stem, ending) = Split(name);
        return stem[..(Longest - ending.Length)] + ending;
    }

    private static (string Stem, string Ending) Split(string name)
    {
        var ending = Path.GetExtension(name);
        return ending.Length is > 1 and <= 6 ? (name[..^ending.Length], ending) : (name, "");
    }
}
