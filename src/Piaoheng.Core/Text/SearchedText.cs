using System.Text.RegularExpressions;

namespace Piaoheng.Core.Text;

/// <summary>搜索词: what a person typed or pasted into the search box, taken apart into words.</summary>
public sealed partial class SearchedText
{
    private const int MostWords = 6;
    private const int FewestJoined = 8;
    private const int MostJoined = 40;
    private const int MostCharacters = 200;

    private SearchedText(IReadOnlyList<string> words, string? joined)
    {
        Words = words;
        JoinedNumber = joined;
    }

    /// <summary>The words, in ordinary characters, without the names of fields; every one must be found.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The digits put together, where the whole text is one number written in groups (<c>2611 2000 0009 1537 4826</c>); null = it is not.</summary>
    public string? JoinedNumber { get; }

    /// <summary>Takes a text apart; null or blank gives no words.</summary>
    public static SearchedText Parse(string? text)
    {
        var given = text is { Length: > MostCharacters } ? text[..MostCharacters] : text ?? "";
        var plain = FieldNames().Replace(CompatibilityForm.Fold(given).Replace('−', '-'), " ");
        var words = plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords).Select(Plain).ToList();
        return new SearchedText(words, Joined(plain.Trim()));
    }

    /// <summary>The spellings under which a name or note may have been stored: as printed, brackets and letters of either width, capitals or not.</summary>
    public static IReadOnlyList<string> Spellings(string word)
    {
        string[] cases = [word, word.ToUpperInvariant(), word.ToLowerInvariant()];
        return
        [
            .. cases
                .SelectMany(one => new[] { one, one.Replace('(', '（').Replace(')', '）'), Wide(one) })
                .Distinct(StringComparer.Ordinal),
        ];
    }

    // A number in groups: every group digits only. An amount has its thousands by threes and is left alone, as is a date.
    private static string? Joined(string plain)
    {
        if (!Groups().IsMatch(plain) || Date().IsMatch(plain) || Thousands().IsMatch(plain))
        {
            return null;
        }

        var digits = string.Concat(plain.Where(char.IsAsciiDigit));
        return digits.Length is >= FewestJoined and <= MostJoined ? digits : null;
    }

    private static string Plain(string word) =>
        Groups().IsMatch(word) && !Date().IsMatch(word) && !Thousands().IsMatch(word)
            ? string.Concat(word.Where(char.IsAsciiDigit))
            : word;

    private static string Wide(string word) =>
        string.Concat(word.Select(c => c is > ' ' and <= '~' ? (char)(c - '!' + '！') : c));

    [GeneratedRegex(
        "(数电票号码|发票号码|发票代码|发票金额|价税合计|号码|代码|金额|税额|(?<![A-Za-z])No\\.?)\\s*:?\\s*(?=[0-9¥-])|[¥￥]|(?<=[0-9])元(?=\\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex FieldNames();

    [GeneratedRegex(
        "^[0-9]+([ \\t,/、_‐–—-]+[0-9]+)+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Groups();

    [GeneratedRegex(
        "^[0-9]{4}[-/][0-9]{1,2}([-/][0-9]{1,2})?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Date();

    [GeneratedRegex(
        "^[0-9]{1,3}(,[0-9]{3})+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 100
    )]
    private static partial Regex Thousands();
}
