using System.Text.RegularExpressions;

namespace Piaoheng.Formats.Forms;

/// <summary>Shapes of values, matched in text without spaces and half-width; group <c>v</c> is the value.</summary>
internal static partial class Shapes
{
    /// <summary>发票代码: 10 or 12 digits.</summary>
    [GeneratedRegex("^(?<v>" + D + "{12}|" + D + "{10})(?!" + D + ")", Options, Timeout)]
    public static partial Regex InvoiceCode { get; }

    /// <summary>发票号码: 8 or 20 digits; specimens have others. A date may follow without its label.</summary>
    [GeneratedRegex(
        "^(?:No\\.?|№)?(?<v>" + D + "{20}(?=20\\d\\d年)|" + D + "{8}(?=20\\d\\d年)|" + D + "{6,25}(?!" + D + "))",
        Options,
        Timeout
    )]
    public static partial Regex InvoiceNumber { get; }

    /// <summary>数电票号码: 20 digits.</summary>
    [GeneratedRegex("^(?<v>" + D + "{20})(?!" + D + ")", Options, Timeout)]
    public static partial Regex TwentyDigits { get; }

    /// <summary>校验码: 20 digits; five on some old local forms.</summary>
    [GeneratedRegex("^(?<v>" + D + "{20}|" + D + "{5,6})(?!" + D + ")", Options, Timeout)]
    public static partial Regex CheckCode { get; }

    /// <summary>机器编号: 12 digits.</summary>
    [GeneratedRegex("^(?<v>" + D + "{10,14})(?!" + D + ")", Options, Timeout)]
    public static partial Regex MachineNumber { get; }

    /// <summary>A day: <c>2019年11月18日</c>, <c>20190508</c>, <c>2025-10-24</c>.</summary>
    [GeneratedRegex(
        "(?<v>[2\uFFFD][0\uFFFD]" + D + "{2}[年\\-/.\uFFFD]?[01\uFFFD]?" + D + "[月\\-/.\uFFFD]?[0-3\uFFFD]?" + D + ")",
        Options,
        Timeout
    )]
    public static partial Regex Day { get; }

    /// <summary>纳税人识别号: 15 to 20 characters.</summary>
    [GeneratedRegex(@"^(?<v>[0-9A-Z]{15,20})\z", Options, Timeout)]
    public static partial Regex TaxId { get; }

    /// <summary>An amount of money with its sign. One that ends in its point lost what stood behind it and is none.</summary>
    [GeneratedRegex(
        "(?<v>(?>-?[¥￥]?-?(?:" + D + "{1,3}(?:," + D + "{3})+|" + D + "+)(?:\\." + D + "+)?))(?!\\.)",
        Options,
        Timeout
    )]
    public static partial Regex Amount { get; }

    /// <summary>价税合计（大写）, with the sign of a red invoice before it.</summary>
    [GeneratedRegex(@"(?<v>(?:[(（]?负数?[)）]?)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正\uFFFD]{2,})", Options, Timeout)]
    public static partial Regex Words { get; }

    /// <summary>密码区: a long string of digits and signs.</summary>
    [GeneratedRegex(@"^(?=.*[+*/<>])[0-9+\-*/<>]{16,}\z", Options, Timeout)]
    public static partial Regex Cipher { get; }

    /// <summary>A digit, or a glyph that may be one: a value with such a glyph is found whole, so that it can be left out whole.</summary>
    private const string D = @"[\d\uFFFD]";

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int Timeout = 1000;
}
