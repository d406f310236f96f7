using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>Brings texts that stand in the program into the language of the request; never data.</summary>
internal static partial class Spoken
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];
    private static readonly SearchValues<char> Separators = SearchValues.Create("、，；：（） ");

    // Grows to the number of texts in the program at most.
    private static readonly ConcurrentDictionary<string, SpokenLiteral> Literals = new(StringComparer.Ordinal);

    /// <summary>A text for people, as it came: a literal of the program is translated, everything else stays.</summary>
    /// <remarks>
    /// Only literals are interned, so the instance tells a word of the program (部分, 公司) from the same characters in somebody's
    /// file or form. A word from a table or a switch is translated here, where it is shown, however it came here.
    /// </remarks>
    /// <param name="text">The text.</param>
    /// <param name="number">The value before it, for words that agree with a number.</param>
    public static string Value(string text, string? number = null) =>
        Tongue.IsEnglish && ChineseText.IsIn(text) && ReferenceEquals(string.IsInterned(text), text)
            ? Literal(text).Text(number)
            : text;

    /// <summary>A text that is known to be made of words of the program, though it comes from a table: the whole of it, else word by word.</summary>
    public static string Known(string text)
    {
        if (!Tongue.IsEnglish || !ChineseText.IsIn(text))
        {
            return text;
        }

        if (EnglishTexts.Find(ChineseText.Key(text)) is { } whole)
        {
            return whole;
        }

        var known = new StringBuilder(text.Length * 2);
        var rest = text.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOfAny(Separators);
            var word = end < 0 ? rest : rest[..end];
            known.Append(EnglishTexts.Find(ChineseText.Key(word)) ?? word.ToString());
            if (end < 0)
            {
                break;
            }

            known.Append(
                rest[end] switch
                {
                    '、' or '，' => ", ",
                    '；' => "; ",
                    '：' => ": ",
                    '（' => " (",
                    '）' => ")",
                    var other => other.ToString(),
                }
            );
            rest = rest[(end + 1)..];
        }

        return known.ToString();
    }

    /// <summary>Several words or sentences as one text.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="separator">The Chinese sign between them.</param>
    public static string List(IEnumerable<string> texts, char separator = '、') =>
        Tongue.IsEnglish
            ? string.Join(separator == '；' ? "; " : ", ", texts.Select(text => Value(text)))
            : string.Join(separator, texts);

    /// <summary>A literal of the program, which may be markup, in English.</summary>
    public static SpokenLiteral Literal(string literal) => Literals.GetOrAdd(literal, Translate);

    /// <summary>Runs of Chinese in a literal: what stands between the signs of markup.</summary>
    public static IReadOnlyList<string> Runs(string literal)
    {
        var runs = new List<string>();
        Walk(literal, run => runs.Add(ChineseText.Key(run)), _ => { });
        return runs;
    }

    private static SpokenLiteral Translate(string literal)
    {
        var english = new StringBuilder(literal.Length);
        Walk(
            literal,
            run =>
            {
                var text = run.Trim(Blanks);
                var start = run.IndexOf(text, StringComparison.Ordinal);
                var found = EnglishTexts.Find(ChineseText.Key(text)) ?? text;
                // A comma stands at the word before it.
                english.Append(run, 0, found is [',' or '.' or ';' or ':' or ')', ..] ? 0 : start).Append(found);
                english.Append(run, start + text.Length, run.Length - start - text.Length);
            },
            other => english.Append(other)
        );
        return new SpokenLiteral(literal, Joint().Replace(english.ToString(), " "));
    }

    // Where a word meets a link or the like: Chinese does without the blank.
    [GeneratedRegex(
        "(?<=[A-Za-z0-9,;:.)])(?=<(a|b|span|kbd)([ >]|$))|(?<=[A-Za-z0-9)]</(a|b|span|kbd)>)(?=[A-Za-z0-9(])",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Joint();

    // What a form sends back stays as it is.
    private static void Walk(string literal, Action<string> chinese, Action<string> other)
    {
        var from = 0;
        while (from < literal.Length)
        {
            var end = literal.IndexOfAny(SpokenLiteral.Signs, from);
            var run = literal[from..(end < 0 ? literal.Length : end)];
            var isSent = from > 0 && literal.AsSpan(0, from).EndsWith("value=\"", StringComparison.Ordinal);
            (ChineseText.IsIn(run) && !isSent ? chinese : other)(run);
            if (end < 0)
            {
                return;
            }

            other(literal[end].ToString());
            from = end + 1;
        }
    }
}

/// <summary>A literal in English.</summary>
/// <param name="chinese">As it stands in the program.</param>
/// <param name="english">Its runs translated.</param>
internal sealed class SpokenLiteral(string chinese, string english)
{
    /// <summary>What ends a run of text in markup.</summary>
    public static readonly char[] Signs = ['<', '>', '"'];

    private readonly bool _hasForms = english.Contains('|', StringComparison.Ordinal);

    /// <summary>Whether it begins with a word, so that a value before it needs a blank.</summary>
    public bool BeginsWithWord { get; } =
        chinese.Length > 0 && ChineseText.IsIn(chinese.AsSpan(0, 1)) && english.Length > 0 && IsWord(english[0]);

    /// <summary>Whether it ends with a word or a sign after which a value needs a blank.</summary>
    public bool EndsWithWord { get; } =
        chinese.Length > 0
        && ChineseText.IsIn(chinese.AsSpan(chinese.Length - 1))
        && english.Length > 0
        && (char.IsAsciiLetterOrDigit(english[^1]) || english[^1] is ',' or ':' or ';' or '.' or ')' or '”' or ']');

    /// <summary>The English.</summary>
    /// <param name="number">The value before it, for words that agree with a number.</param>
    public string Text(string? number = null) => _hasForms ? Phrase.Fill(english, _ => null, number) : english;

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '(' or '“' or '[';
}
