using System.Globalization;

namespace Piaoheng.Core.Text;

/// <summary>票面日期: reads a day in any form that documents, workbooks and codes use.</summary>
/// <remarks>
/// <c>2018年09月21日</c>, <c>2022年12月8日</c>, <c>2019 年11 月18 日</c>, <c>2019 05 08</c>, <c>2026-04-22</c>, <c>2026/4/22</c>,
/// <c>20260422</c>; a time may follow (<c>2023-02-23 10:08:05</c>, <c>2023-11-13T20:05:10</c>, <c>20260420094346000</c>).
/// </remarks>
public static class PrintedDate
{
    private const int FirstYear = 1900;
    private const int LastYear = 2999;

    /// <summary>Reads a day.</summary>
    /// <returns>False when the text does not begin with a day that exists.</returns>
    public static bool TryParse(string? text, out DateOnly day)
    {
        day = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        var rest = CompatibilityForm.Fold(text).AsSpan().Trim();
        var first = Digits(ref rest);
        if (first.Length >= 8)
        {
            return IsTime(rest) && Make(first[..4], first[4..6], first[6..8], out day);
        }

        if (first.Length != 4 || !Separator(ref rest, "年-/."))
        {
            return false;
        }

        var second = Digits(ref rest);
        if (second.Length is < 1 or > 2 || !Separator(ref rest, "月-/."))
        {
            return false;
        }

        var third = Digits(ref rest);
        return third.Length is 1 or 2 && IsTime(rest) && Make(first, second, third, out day);
    }

    private static ReadOnlySpan<char> Digits(ref ReadOnlySpan<char> rest)
    {
        var length = 0;
        while (length < rest.Length && char.IsAsciiDigit(rest[length]))
        {
            length++;
        }

        var digits = rest[..length];
        rest = rest[length..];
        return digits;
    }

    /// <summary>Takes spaces and at most one sign between two numbers; at least one of them must be there.</summary>
    private static bool Separator(ref ReadOnlySpan<char> rest, string signs)
    {
        var before = rest.Length;
        rest = rest.TrimStart();
        if (rest.Length > 0 && signs.Contains(rest[0], StringComparison.Ordinal))
        {
            rest = rest[1..].TrimStart();
        }

        return rest.Length < before;
    }

    /// <summary>What may follow a day: nothing, 日, or a time.</summary>
    private static bool IsTime(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart();
        if (rest.Length > 0 && rest[0] == '日')
        {
            rest = rest[1..].TrimStart();
        }

        return rest.Length == 0 || rest[0] == 'T' || (rest.Length >= 4 && char.IsAsciiDigit(rest[0]) && rest.Contains(':'));
    }

    private static bool Make(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> dayOfMonth, out DateOnly day)
    {
        day = default;
        var y = int.Parse(year, NumberStyles.None, CultureInfo.InvariantCulture);
        var m = int.Parse(month, NumberStyles.None, CultureInfo.InvariantCulture);
        var d = int.Parse(dayOfMonth, NumberStyles.None, CultureInfo.InvariantCulture);
        if (y is < FirstYear or > LastYear || m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return false;
        }

        day = new DateOnly(y, m, d);
        return true;
    }
}
