using System.Text.RegularExpressions;
using Piaoheng.Server.Modules.Help;
using Piaoheng.Server.Platform.Web.Language;

namespace Piaoheng.Server.Tests.Help;

/// <summary>The shelf of help pages.</summary>
public sealed partial class HelpShelfTests
{
    public static TheoryData<string> Languages => [.. Tongue.All];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Pages_stand_in_the_order_of_the_work_as_the_start_page_tells_it(string language) =>
        Assert.Equal(
            [
                "index",
                "import",
                "quarantine",
                "coverage",
                "reconciliation",
                "entry",
                "review",
                "trash",
                "invoices",
                "diagnose",
                "recognition",
                "findings",
            ],
            Pages(language).Select(text => text.Name).Take(12)
        );

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_link_between_pages_leads_to_one(string language)
    {
        var pages = Pages(language);
        var targets = pages.SelectMany(text => HelpShelf.LinksIn(text.Html)).ToList();
        Assert.NotEmpty(targets);
        Assert.Empty(targets.Except(pages.Select(text => text.Name), StringComparer.Ordinal));
    }

    [Fact]
    public void Every_page_stands_in_both_languages_with_the_same_parts()
    {
        var chinese = Pages(Tongue.Chinese);
        var english = Pages(Tongue.English);
        Assert.Equal(chinese.Select(text => text.Name), english.Select(text => text.Name));
        Assert.All(chinese.Zip(english), pair => Assert.Equal(Parts(pair.First), Parts(pair.Second)));
    }

    [Fact]
    public void English_says_nothing_in_Chinese_but_what_it_quotes_as_code()
    {
        var pages = Pages(Tongue.English);
        Assert.All(pages, text => Assert.False(ChineseText.IsIn(Quoted().Replace(text.Html, "")), text.Name));
    }

    [Theory]
    [InlineData("../../policy/kinds")]
    [InlineData("nothing-of-this-name")]
    public void A_name_that_is_no_page_finds_nothing(string name) => Assert.Null(new HelpShelf().Find(name));

    private static IReadOnlyList<HelpText> Pages(string language)
    {
        Tongue.Use(language);
        return new HelpShelf().All();
    }

    // Headings with the number of the finding, rows, items, links and blocks, in their order.
    private static string Parts(HelpText text) =>
        $"{text.Name}\n" + string.Join('\n', Part().Matches(text.Html).Select(part => part.Groups["part"].Value));

    [GeneratedRegex(
        @"<(?<part>h[1-6]|tr|li|pre|p|ol|ul)\b|href=""(?<part>[^""]+)""|(?<part>\b(V|FMT|OCR|AUD|CON|SYN)-\d+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Part();

    [GeneratedRegex("<code[^>]*>[^<]*</code>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Quoted();
}
