using System.Globalization;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>日期单元格: a day, and the time where one is stated.</summary>
/// <param name="Day">The day; null where the cell states none or it cannot be read.</param>
/// <param name="Time"><c>HH:mm:ss</c>; null where none is stated.</param>
/// <param name="IsUnreadable">Whether the cell holds something that is no day.</param>
internal readonly record struct DateCell(DateOnly? Day, string? Time = null, bool IsUnreadable = false)
{
    // 1954 to 2119: outside it a bare number is no date of an invoice.
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="dates">The date system of the file.</param>
    public static DateCell Of(Cell cell, SerialDates dates) =>
        cell.Kind switch
        {
            CellKind.Missing => default,
            CellKind.Date => OfMoment(cell.Moment),
            CellKind.Number => OfNumber(cell.Text!, dates),
            CellKind.Text => OfText(cell.Text!, dates),
            _ => new DateCell(null, IsUnreadable: true),
        };

    private static DateCell OfText(string text, SerialDates dates)
    {
        if (IsUsual(text))
        {
            return Usual(text);
        }

        var plain = CompatibilityForm.Fold(text).Trim().Trim('\'', '"', '=');
        if (CellWords.IsNothing(plain))
        {
            return default;
        }

        if (PrintedDate.TryParse(plain, out var day))
        {
            return new DateCell(day, TimeIn(plain));
        }

        return OfNumber(plain, dates);
    }

    private static DateCell OfNumber(string digits, SerialDates dates)
    {
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return new DateCell(null, IsUnreadable: true);
        }

        if (number is >= FirstSerial and <= LastSerial && dates.Of(number) is { } moment)
        {
            return OfMoment(moment);
        }

        var whole = digits.EndsWith(".0", StringComparison.Ordinal) ? digits[..^2] : digits;
        return whole.Length == 8 && PrintedDate.TryParse(whole, out var day)
            ? new DateCell(day)
            : new DateCell(null, IsUnreadable: true);
    }

    private static DateCell OfMoment(DateTime moment) =>
        new(
            DateOnly.FromDateTime(moment),
            moment.TimeOfDay == TimeSpan.Zero ? null : moment.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
        );

    // 2023-12-30 09:56:14, in every row of the bureau's sheets.
    private static bool IsUsual(string text) =>
        text.Length == 19 && text[4] == '-' && text[7] == '-' && text[10] == ' ' && text[13] == ':';

    private static DateCell Usual(string text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment)
            ? new DateCell(DateOnly.FromDateTime(moment), text[11..])
            : new DateCell(null, IsUnreadable: true);

    // The first hh:mm[:ss] of the text.
    private static string? TimeIn(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            return null;
        }

        var start = colon - 1;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]) && colon - start < 2)
        {
            start--;
        }

        var length = 0;
        while (
            start + length < text.Length && (char.IsAsciiDigit(text[start + length]) || text[start + length] == ':') && length < 8
        )
        {
            length++;
        }

        return TimeOnly.TryParse(text.AsSpan(start, length), CultureInfo.InvariantCulture, out var time)
            ? time.ToString("HH:mm:ss", CultureInfo.InvariantCulture)
            : null;
    }
}
