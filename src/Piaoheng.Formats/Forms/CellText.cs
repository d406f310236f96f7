using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Text;

namespace Piaoheng.Formats.Forms;

/// <summary>What shape the text of a cell has: a figure, a rate, a currency sign.</summary>
internal static partial class CellText
{
    /// <summary>Whether the text is a figure, with or without currency sign and thousands separators.</summary>
    public static bool IsNumber(string text) => Number().IsMatch(Plain(text));

    /// <summary>Whether the text is <c>***</c>.</summary>
    public static bool IsMask(string text) => Mask().IsMatch(text);

    /// <summary>Whether the text is a rate: a percentage, <c>免税</c>, <c>不征税</c>, <c>***</c>.</summary>
    public static bool IsRate(string text) =>
        Rate().IsMatch(CompatibilityForm.Fold(text).Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Whether the text is nothing but a currency sign.</summary>
    public static bool IsCurrency(string text) => text is "¥" or "￥" or "CNY" or "RMB" or "元";

    /// <summary>A figure without currency sign, spaces and thousands separators, half-width.</summary>
    public static string Plain(string text) =>
        CompatibilityForm
            .Fold(text)
            .Replace("CNY", "", StringComparison.Ordinal)
            .Replace("¥", "", StringComparison.Ordinal)
            .Replace(",", "", StringComparison.Ordinal)
            .Replace(" ", "", StringComparison.Ordinal)
            .Replace('−', '-');

    /// <summary>The figure as a number; null when it is none.</summary>
    public static decimal? Value(string? text) =>
        text is not null && decimal.TryParse(Plain(text), NumberStyles.Number, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    /// <summary>The rate as a fraction, zero for 免税 and 不征税; null where none is stated (<c>***</c>).</summary>
    public static decimal? RateValue(string? text)
    {
        if (text is null || IsMask(text) || !IsRate(text))
        {
            return null;
        }

        var plain = CompatibilityForm.Fold(text);
        return plain.EndsWith('%') ? Value(plain[..^1]) / 100 : 0;
    }

    [GeneratedRegex(
        @"^-?([\d\uFFFD]+(\.[\d\uFFFD]*)?|\.[\d\uFFFD]+)\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Number();

    [GeneratedRegex(@"^[*＊]{1,6}\z", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mask();

    [GeneratedRegex(
        @"^([\d\uFFFD]{1,2}(\.[\d\uFFFD]{1,4})?%|免税|不征税|出口零税率|普通零税率|零税率|出口退税|\*{1,6})\z",
        RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Rate();
}
