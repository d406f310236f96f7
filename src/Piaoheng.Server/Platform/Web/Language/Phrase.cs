using System.Text;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>An English template: <c>{name}</c> stands for a value, <c>{name:lower}</c> for words within a sentence, <c>[invoice|invoices]</c> for the form that fits the number before it.</summary>
internal static class Phrase
{
    private const string One = "1";
    private const string Lower = ":lower";
    private const string Comma = ", ";

    /// <summary>The template with its values.</summary>
    /// <param name="english">Template.</param>
    /// <param name="valueOf">Value of a name; null = the braces stay as they are.</param>
    /// <param name="number">The value that stands before the template.</param>
    public static string Fill(string english, Func<string, string?> valueOf, string? number = null)
    {
        var filled = new StringBuilder(english.Length + 32);
        var rest = english.AsSpan();
        while (rest.IndexOfAny('{', '[') is >= 0 and var at)
        {
            filled.Append(rest[..at]);
            rest = rest[at..];
            var end = rest.IndexOf(rest[0] == '{' ? '}' : ']');
            if (end < 0)
            {
                break;
            }

            var inside = rest[1..end].ToString();
            if (rest[0] == '[' && inside.Split('|') is [var one, var many])
            {
                filled.Append(number == One ? one : many);
            }
            else if (rest[0] == '{' && valueOf(inside.Replace(Lower, "", StringComparison.Ordinal)) is { } value)
            {
                var isWithin = inside.EndsWith(Lower, StringComparison.Ordinal);
                filled.Append(isWithin ? string.Join(Comma, value.Split(Comma).Select(Lowered)) : value);
                number = value;
            }
            else
            {
                filled.Append(rest[..(end + 1)]);
            }

            rest = rest[(end + 1)..];
        }

        return filled.Append(rest).ToString();
    }

    // OFD stays OFD.
    private static string Lowered(string word) =>
        word is [var first, ..] && word is not [_, >= 'A' and <= 'Z', ..] ? char.ToLowerInvariant(first) + word[1..] : word;
}
