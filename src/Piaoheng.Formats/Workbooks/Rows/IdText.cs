using System.Buffers;
using System.Globalization;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>号码单元格: a number or code that must be exact to the digit, out of a cell that a spreadsheet may have turned into a number.</summary>
/// <param name="Text">The text; empty = the cell is empty or says "none"; null = there is no cell, or its digits are lost.</param>
/// <param name="IsLost">Whether digits are lost: the cell holds a floating-point number.</param>
/// <param name="Raw">What the cell holds, where digits are lost or the number stands among words.</param>
internal readonly record struct IdText(string? Text, bool IsLost = false, string? Raw = null)
{
    // What a double holds exactly, in digits.
    private const int SafeDigits = 15;
    private const int ShortestNumber = 8;
    private const decimal LeastUnsafe = 1_000_000_000_000_000m;

    private static readonly SearchValues<char> DigitsAndPoint = SearchValues.Create("0123456789.");

    /// <summary>Whether it holds something.</summary>
    public bool IsStated => !string.IsNullOrEmpty(Text);

    /// <summary>Whether a text may hold a number: it has a digit, and where it has Chinese words too, a run as long as a number.</summary>
    public static bool MayBeNumber(string text)
    {
        var (longest, run, hasWords) = (0, 0, false);
        foreach (var c in text)
        {
            run = c is (>= '0' and <= '9') or (>= '０' and <= '９') ? run + 1 : 0;
            longest = Math.Max(longest, run);
            hasWords |= IsChinese(c);
        }

        return longest >= (hasWords ? ShortestNumber : 1);
    }

    /// <summary>The runs of digits in a text.</summary>
    public static IEnumerable<string> DigitRuns(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiDigit(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                yield return text[start..at];
            }
        }
    }

    /// <summary>Reads a cell.</summary>
    public static IdText Of(Cell cell) =>
        cell.Kind switch
        {
            CellKind.Missing => default,
            CellKind.Text => OfText(cell.Text!),
            CellKind.Number => OfNumber(cell.Text!),
            // A number shown as a date, or an error.
            _ => Lost(cell.Text!),
        };

    private static IdText OfText(string text)
    {
        if (IsPlain(text))
        {
            return new IdText(text);
        }

        var plain = CellWords.Compact(text);
        if (CellWords.IsNothing(plain) || plain is "无")
        {
            return new IdText("");
        }

        if (plain.Any(IsChinese))
        {
            return AmongWords(plain);
        }

        if (plain.AsSpan().ContainsAny('E', 'e') && IsExponent(plain))
        {
            return Expanded(plain) is { } digits ? new IdText(digits) : Lost(plain);
        }

        return new IdText(WithoutZeroFraction(WithoutMark(plain)));
    }

    // No.26112000000100000011, №26112000000100000011 (compact: No2611…), as the mark is printed on paper.
    private static string WithoutMark(string text)
    {
        var rest = text.StartsWith("No", StringComparison.OrdinalIgnoreCase) ? text[2..].TrimStart('.', ':') : text;
        return rest.Length >= ShortestNumber && rest.All(char.IsAsciiDigit) ? rest : text;
    }

    // 26112000000100000011（作废）: the number is the only run of digits as long as one.
    private static IdText AmongWords(string text)
    {
        var runs = DigitRuns(text).Where(run => run.Length >= ShortestNumber).ToList();
        return runs is [var only] ? new IdText(only, Raw: text) : new IdText(text);
    }

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';

    private static IdText OfNumber(string stored)
    {
        var digits = WithoutZeroFraction(stored);
        if (digits.Length > 0 && digits.All(char.IsAsciiDigit))
        {
            return digits.Length <= SafeDigits || !IsDouble(digits) ? new IdText(digits) : Lost(stored);
        }

        var isWhole =
            decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && value >= 0
            && value == decimal.Truncate(value);
        return isWhole && value < LeastUnsafe
            ? new IdText(decimal.Truncate(value).ToString("0", CultureInfo.InvariantCulture))
            : Lost(stored);
    }

    // A program that keeps numbers as doubles writes either all digits of the double or the fewest that tell it, filled up with zeros.
    // Other digits were never in a double, so they are as somebody typed them.
    private static bool IsDouble(string digits)
    {
        var nearest = double.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        var all = nearest.ToString("F0", CultureInfo.InvariantCulture);
        var fewest = nearest.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = nearest.ToString("R", CultureInfo.InvariantCulture);
        return string.Equals(all, digits, StringComparison.Ordinal)
            || string.Equals(Filled(shortest, digits.Length), digits, StringComparison.Ordinal)
            || string.Equals(Filled(fewest, digits.Length), digits, StringComparison.Ordinal);
    }

    // 2.53E+19 becomes 25300000000000000000.
    private static string Filled(string exponential, int length)
    {
        var mark = exponential.IndexOf('E', StringComparison.Ordinal);
        var mantissa = (mark < 0 ? exponential : exponential[..mark]).Replace(".", "", StringComparison.Ordinal);
        return mantissa.PadRight(length, '0');
    }

    private static bool IsExponent(string text)
    {
        var mark = text.IndexOfAny(['E', 'e']);
        var mantissa = text.AsSpan(0, mark);
        var exponent = text.AsSpan(mark + 1).TrimStart('+');
        return mantissa.Length > 0
            && char.IsAsciiDigit(mantissa[0])
            && mantissa.IndexOfAnyExcept(DigitsAndPoint) < 0
            && exponent.Length is 1 or 2
            && exponent.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    // 1.2001800211E10 still has every digit; 2.6952E+19 has lost fifteen.
    private static string? Expanded(string text)
    {
        var mark = text.IndexOfAny(['E', 'e']);
        var mantissa = text[..mark].Replace(".", "", StringComparison.Ordinal);
        var exponent = int.Parse(text.AsSpan(mark + 1).TrimStart('+'), CultureInfo.InvariantCulture);
        return mantissa.Length == exponent + 1 ? mantissa : null;
    }

    private static string WithoutZeroFraction(string digits)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        return
            point > 0
            && digits.AsSpan(point + 1).IndexOfAnyExcept('0') < 0
            && digits.AsSpan(0, point).IndexOfAnyExceptInRange('0', '9') < 0
            ? digits[..point]
            : digits;
    }

    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c) && c is not (>= 'A' and <= 'D') and not (>= 'F' and <= 'Z'))
            {
                return false;
            }
        }

        return true;
    }

    private static IdText Lost(string raw) => new(null, IsLost: true, raw);
}
