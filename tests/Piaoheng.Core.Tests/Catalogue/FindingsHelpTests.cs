using System.Text.RegularExpressions;
using Piaoheng.Core.Tests.Validation;

namespace Piaoheng.Core.Tests.Catalogue;

/// <summary>Every finding that a user can meet is explained: meaning, cause, what to do.</summary>
public sealed partial class FindingsHelpTests
{
    private static readonly Dictionary<string, string> Paragraphs = Heading()
        .Matches(Repository.Read("docs/help/zh-CN/findings.md"))
        .ToDictionary(match => match.Groups["code"].Value, match => match.Groups["text"].Value, StringComparer.Ordinal);

    [Fact]
    public void Every_rule_has_a_paragraph()
    {
        var without = Judged.Catalogue.Rules.Select(rule => rule.Code).Where(code => !Paragraphs.ContainsKey(code));
        Assert.Empty(without);
    }

    [Fact]
    public void Every_finding_of_a_reader_has_a_paragraph()
    {
        string[] readers = ["Piaoheng.Formats", "Piaoheng.Ocr"];
        var codes = readers
            .SelectMany(static reader =>
                Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", reader), "*.cs", SearchOption.AllDirectories)
            )
            .SelectMany(path => ReaderCode().Matches(File.ReadAllText(path)).Select(match => match.Groups["code"].Value))
            .Distinct(StringComparer.Ordinal);
        Assert.Empty(codes.Where(code => !Paragraphs.ContainsKey(code)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_paragraph_says_something() =>
        Assert.All(Paragraphs, pair => Assert.True(pair.Value.Trim().Length >= 8, pair.Key));

    [GeneratedRegex(
        @"^### (?<code>[A-Z]+-\d{3}) .+\n(?<text>.+)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Heading();

    [GeneratedRegex(@"""(?<code>(FMT|OCR)-\d{3})""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex ReaderCode();
}
