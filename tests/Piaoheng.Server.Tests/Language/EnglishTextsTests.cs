using System.Reflection;
using System.Text.RegularExpressions;
using Piaoheng.Server.Platform.Web.Language;

namespace Piaoheng.Server.Tests.Language;

/// <summary>Every text that a screen shows has its English; a missing one is named.</summary>
public sealed partial class EnglishTextsTests
{
    private static readonly Lazy<ProgramTexts> Server = new(() => ProgramTexts.Of(typeof(Composition).Assembly));

    private static readonly Assembly[] Others =
    [
        typeof(Core.Money.Yuan).Assembly,
        typeof(Formats.Limits).Assembly,
        typeof(Ocr.OcrLimits).Assembly,
        typeof(Connectors.ConnectorCatalogue).Assembly,
    ];

    [Fact]
    public void Every_text_of_a_page_has_its_English() =>
        Nothing(Missing(Server.Value.Literals.Where(text => IsView(text.Type)).SelectMany(Runs)));

    [Fact]
    public void Every_sentence_with_values_has_its_English()
    {
        Assert.NotEmpty(Server.Value.Templates);
        Nothing(
            Missing(
                Server
                    .Value.Templates.Where(text => ChineseText.IsIn(text.Value))
                    .Select(text => (text.Type, ChineseText.Key(text.Value)))
            )
        );
    }

    [Fact]
    public void Every_word_that_a_module_hands_to_a_page_has_its_English() =>
        Nothing(
            Missing(
                Server
                    .Value.Literals.Where(text => IsShown().IsMatch(text.Type) && !IsNotShown().IsMatch(text.Type))
                    .Where(text => !IsPattern().IsMatch(text.Value))
                    .SelectMany(Runs)
            )
        );

    [Fact]
    public void Every_sentence_with_a_code_has_its_English() =>
        Nothing(
            Missing(
                Others
                    .Select(ProgramTexts.Of)
                    .Append(Server.Value)
                    .SelectMany(texts => texts.Literals)
                    .Where(text => text.Before is { } code && Code().IsMatch(code) && ChineseText.IsIn(text.Value))
                    .Where(text => !text.Type.Contains(".Commands.", StringComparison.Ordinal))
                    .Select(text => (text.Type, ChineseText.Key(text.Value)))
            )
        );

    [Fact]
    public void No_Chinese_stands_twice_in_the_catalogue() =>
        Nothing(
            EnglishTexts
                .Files()
                .SelectMany(file => file.Texts.Keys.Select(key => (file.Name, key)))
                .GroupBy(each => each.key, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key}: {string.Join(", ", group.Select(each => each.Name))}")
        );

    [Fact]
    public void English_has_the_values_of_the_Chinese_no_Chinese_and_no_sign_of_markup() =>
        Nothing(
            EnglishTexts
                .Files()
                .SelectMany(file => file.Texts)
                .Where(text =>
                    ChineseText.IsIn(text.Value)
                    || text.Value.IndexOfAny(SpokenLiteral.Signs) >= 0
                    || text.Key != ChineseText.Key(text.Key)
                    || (ChineseText.IsIn(text.Key) && !Values(text.Key).SequenceEqual(Values(text.Value), StringComparer.Ordinal))
                )
                .Select(text => $"{text.Key} → {text.Value}")
        );

    [Fact]
    public void Every_text_of_a_script_has_its_English()
    {
        var folder = Path.Combine(Sources(), "wwwroot", "js");
        var words = Word()
            .Matches(File.ReadAllText(Path.Combine(folder, "words-en.js")))
            .Select(found => found.Groups["key"].Value);
        var spoken = Directory
            .EnumerateFiles(folder, "*.js")
            .SelectMany(path => SpokenText().Matches(File.ReadAllText(path)).Select(found => found.Groups["key"].Value))
            .Distinct(StringComparer.Ordinal);
        Assert.Equal(spoken.Order(StringComparer.Ordinal), words.Order(StringComparer.Ordinal));
    }

    // What inherits neither class would be shown in Chinese to everybody.
    [Fact]
    public void Every_page_and_view_speaks() =>
        Nothing(
            typeof(Composition)
                .Assembly.GetTypes()
                .Where(type =>
                    IsView(type.FullName!) && !type.IsNested && !type.Name.StartsWith("_View", StringComparison.Ordinal)
                )
                .Where(type => !Bases(type).Any(based => based.Name is nameof(SpokenPage) or "SpokenView`1"))
                .Where(type => !type.Name.Contains("_ViewStart", StringComparison.Ordinal))
                .Where(type => !type.Name.Contains("_ViewImports", StringComparison.Ordinal))
                .Select(type => type.FullName)
        );

    // Every one of them is named, not the first few.
    private static void Nothing(IEnumerable<string?> left) => Assert.True(!left.Any(), string.Join('\n', left));

    private static bool IsView(string type) => type.StartsWith("AspNetCoreGeneratedDocument.", StringComparison.Ordinal);

    private static IEnumerable<(string Type, string Key)> Runs(ProgramText text) =>
        Spoken.Runs(text.Value).Select(run => (text.Type, run));

    private static IEnumerable<string> Missing(IEnumerable<(string Type, string Key)> texts) =>
        texts
            .Where(text => !NotTranslated.Contains(text.Key, StringComparer.Ordinal) && EnglishTexts.Find(text.Key) is null)
            .Select(text => $"{text.Key}  ({text.Type})")
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Values(string template) =>
        Value().Matches(template).Select(found => found.Value).Order(StringComparer.Ordinal);

    private static IEnumerable<Type> Bases(Type type)
    {
        for (var based = type.BaseType; based is not null; based = based.BaseType)
        {
            yield return based;
        }
    }

    private static string Sources()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Piaoheng.slnx")))
        {
            folder = folder.Parent!;
        }

        return Path.Combine(folder.FullName, "src", "Piaoheng.Server");
    }

    // The name of the language itself, the address that an authenticator keeps, names of files, and what covers an amount.
    private static readonly string[] NotTranslated = ["中文", "otpauth://totp/票衡:", "发票_", "发票查找情况说明_", "＊＊＊"];

    [GeneratedRegex(
        @"\.Server\.(Modules\.|Platform\.(Web|Access|Outcomes|Modularity|Today|Trace)\.)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex IsShown();

    // Exports, sealed texts, what is stored and what a bureau or a database reads stay Chinese.
    [GeneratedRegex(
        @"\.(Export\w+|Seal\w+|FieldMask|InvoiceSearch|InvoiceColumns?|CustodyBook|DescribeApi|GetReport|ServeTerms|LearnArrival|FetchLinks|ReceiveQrText|TodayWords|DoSync|StoreSlice|GatherSurroundings|UserRecord|RequestSignIn|CodedWords|Spoken)$|\.(Reports|Migrations)\.",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex IsNotShown();

    [GeneratedRegex(@"\(\?|\\s|\\d|yyyy", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsPattern();

    [GeneratedRegex("^[A-Z]+(-[A-Z0-9]+)+$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\w+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();

    [GeneratedRegex("""spoken\("(?<key>[^"]*)"[,)]""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SpokenText();

    [GeneratedRegex(
        """^ +"(?<key>[^"]*)": """,
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Word();
}
