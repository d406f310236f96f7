using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;

namespace Piaoheng.Server.Platform.Web.Language;

/// <summary>Sentences with a code, as pages and answers show them.</summary>
internal static partial class CodedWords
{
    // 2026.11 looks like an amount, and is none.
    private const string Version = "version";

    private const string Details = "details";

    // A sentence of the program, or of a bureau.
    private const string Problem = "problem";

    /// <summary>Arguments that carry words of the program and never what somebody wrote; of <see cref="Details"/> the sides and fields do.</summary>
    private static readonly FrozenSet<string> WordArguments = FrozenSet.ToFrozenSet(
        [
            "action",
            "actual",
            "after",
            "agrees",
            "asked",
            "at",
            "because",
            "before",
            "channels",
            "claimed",
            "differences",
            "direction",
            "family",
            "field",
            "fields",
            "gap",
            "groups",
            "kind",
            "least",
            "lists",
            "modules",
            "other",
            "outcome",
            "owner",
            "risk",
            "role",
            "seen",
            "side",
            "sides",
            "signature",
            "state",
            "stored",
            "what",
        ],
        StringComparer.Ordinal
    );

    /// <summary>The sentence in the language of the request; what is stored or exported uses <see cref="CodedText.Render"/>.</summary>
    public static string Shown(this CodedText text)
    {
        if (!Tongue.IsEnglish || Find(text.Template) is not { } english)
        {
            return text.Render();
        }

        return Phrase.Fill(english, name => text.Args.TryGetValue(name, out var value) ? Value(name, value) : null);
    }

    /// <summary>A sentence of which code, arguments and Chinese are kept, without its template: found by the code.</summary>
    public static string Shown(string code, IReadOnlyDictionary<string, string> args, string chinese) =>
        Tongue.IsEnglish && EnglishTexts.Find(code) is { } english
            ? Phrase.Fill(english, name => args.TryGetValue(name, out var value) ? Value(name, value) : null)
            : chinese;

    // A note in brackets may have been added to a sentence that is known without it.
    private static string? Find(string template) =>
        !ChineseText.IsIn(template)
            ? template
            : EnglishTexts.Find(ChineseText.Key(template))
                ?? (
                    template.EndsWith("}）", StringComparison.Ordinal)
                    && template.LastIndexOf('（') is > 0 and var at
                    && EnglishTexts.Find(ChineseText.Key(template.AsSpan(0, at))) is { } sentence
                        ? $"{sentence} ({template[(at + 1)..^1]})"
                        : null
                );

    private static string Value(string name, string value) =>
        name == Version ? value
        : name == Problem ? EnglishTexts.Find(ChineseText.Key(value)) ?? value
        : name == Details && Sides().IsMatch(value) ? Sides().Replace(value, InEnglish)
        : name == Details || WordArguments.Contains(name) ? Spoken.Known(value)
        : Spoken.Value(Yuan.Readable(value));

    // What is compared letter by letter is shown as it is stated; only a value that is a word of the program as a whole is translated.
    private static string InEnglish(Match found)
    {
        return $"{Word("field")} {Word("one")} {Whole("ours")}, {Word("other")} {Whole("theirs")}"
            + (found.Groups["end"].Length > 0 ? "; " : "");

        string Word(string group) => Spoken.Known(found.Groups[group].Value);

        string Whole(string group) => EnglishTexts.Find(ChineseText.Key(found.Groups[group].Value)) ?? found.Groups[group].Value;
    }

    // 销售方名称 账内 甲，税局 乙；…
    [GeneratedRegex(
        @"(?<field>[^ ；]+) (?<one>账内|账簿|票据原件) (?<ours>.*?)，(?<other>税局|票据原件) (?<theirs>.*?)(?<end>；(?=[^ ；]+ (账内|账簿|票据原件) )|$)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sides();
}
