using System.Text.RegularExpressions;

namespace Piaoheng.Formats.Forms;

/// <summary>Shapes of values, matched in text without spaces and half-width; group <c>v</c> is the value.</summary>
internal static partial class Shapes
{
    /// <summary>发票代码: 10 or 12 digits.</summary>
    [GeneratedRegex(@"^(?<v>\d{12}|\d{10})(?!\d)", Options, Timeout)]
    public static partial Regex InvoiceCode { get; }

    /// <summary>发票号码: 8 or 20 digits; specimens have others. A date may follow without its label.</summary>
    [GeneratedRegex(@"^(?:No\.?|№)?(?<v>\d{20}(?=20\d\d年)|\d{8}(?=20\d\d年)|\d{6,25}(?!\d))", Options, Timeout)]
    public static partial Regex InvoiceNumber { get; }

    /// <summary>数电票号码: 20 digits.</summary>
    [GeneratedRegex(@"^(?<v>\d{20})(?!\d)", Options, Timeout)]
    public static partial Regex TwentyDigits { get; }

    /// <summary>校验码: 20 digits; five on some old local forms.</summary>
    [GeneratedRegex(@"^(?<v>\d{20}|\d{5,6})(?!\d)", Options, Timeout)]
    public static partial Regex CheckCode { get; }

    /// <summary>机器编号: 12 digits.</summary>
    [GeneratedRegex(@"^(?<v>\d{10,14})(?!\d)", Options, Timeout)]
    public static partial Regex MachineNumber { get; }

    /// <summary>A day: <c>2019年11月18日</c>, <c>20190508</c>, <c>2025-10-24</c>.</summary>
    [GeneratedRegex(@"(?<v>20\d{2}[年\-/.]?[01]?\d[月\-/.]?[0-3]?\d)", Options, Timeout)]
    public static partial Regex Day { get; }

    /// <summary>纳税人识别号: 15 to 20 characters.</summary>
    [GeneratedRegex(@"^(?<v>[0-9A-Z]{15,20})\z", Options, Timeout)]
    public static partial Regex TaxId { get; }

    /// <summary>An amount of money with its sign.</summary>
    [GeneratedRegex(@"(?<v>-?[¥￥]?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)", Options, Timeout)]
    public static partial Regex Amount { get; }

    /// <summary>价税合计（大写）, with the sign of a red invoice before it.</summary>
    [GeneratedRegex(@"(?<v>(?:[(（]?负数?[)）]?)?[零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿圆元角分整正]{2,})", Options, Timeout)]
    public static partial Regex Words { get; }

    /// <summary>密码区: a long string of digits and signs.</summary>
    [GeneratedRegex(@"^(?=.*[+*/<>])[0-9+\-*/<>]{16,}\z", Options, Timeout)]
    public static partial Regex Cipher { get; }

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private const int Timeout = 1000;
}
