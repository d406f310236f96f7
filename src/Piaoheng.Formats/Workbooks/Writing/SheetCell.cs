using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>One cell to write: a typed value and its tone. The default value is an empty cell.</summary>
/// <remarks>Text is written as text whatever it starts with; nothing can become a formula.</remarks>
public readonly record struct SheetCell
{
    /// <summary>An empty cell.</summary>
    public static readonly SheetCell Empty;

    private SheetCell(string? value, CellFormat format, bool isNumber)
    {
        Value = value;
        Format = format;
        IsNumber = isNumber;
    }

    /// <summary>The text, or the number as invariant decimal text, or the day as <c>yyyy-MM-dd</c>; null = an empty cell.</summary>
    public string? Value { get; }

    /// <summary>Number format.</summary>
    public CellFormat Format { get; }

    /// <summary>Whether the cell holds a number (amounts and dates too).</summary>
    public bool IsNumber { get; }

    /// <summary>For a link: the sheet it jumps to.</summary>
    public string? Target { get; private init; }

    /// <summary>Colour.</summary>
    public CellTone Tone { get; private init; }

    /// <summary>What an xlsx file stores for the number: dates as days since 1899-12-30.</summary>
    internal string? Serial { get; private init; }

    /// <summary>Text, kept as text: names, codes, numbers of invoices; null gives an empty cell.</summary>
    public static implicit operator SheetCell(string? text) => Text(text);

    /// <summary>An amount.</summary>
    public static implicit operator SheetCell(Yuan amount) => Money(amount);

    /// <summary>A day.</summary>
    public static implicit operator SheetCell(DateOnly day) => Date(day);

    /// <summary>A count.</summary>
    public static implicit operator SheetCell(int count) => Number(count);

    /// <summary>Text, kept as text: names, codes, numbers of invoices; null gives an empty cell.</summary>
    public static SheetCell Text(string? text) => new(text, CellFormat.Text, isNumber: false);

    /// <summary>An amount in yuan; null gives an empty cell.</summary>
    public static SheetCell Money(Yuan? amount) => Numeric(amount?.ToString(), CellFormat.Money);

    /// <summary>An amount as a document states it: <c>***</c> and amounts with more than two places stay text.</summary>
    public static SheetCell Money(PrintedAmount? amount) => amount?.Printed is { } printed ? Text(printed) : Money(amount?.Value);

    /// <summary>A number without a format of its own: counts, rates, the bureau's amounts without trailing zeros.</summary>
    public static SheetCell Number(decimal? number) =>
        Numeric(number?.ToString("0.############################", CultureInfo.InvariantCulture), CellFormat.General);

    /// <summary>A day; null gives an empty cell. Days before 1900-03-01 become text, for spreadsheets count them wrongly.</summary>
    public static SheetCell Date(DateOnly? day)
    {
        if (day is not { } known)
        {
            return Empty;
        }

        var text = known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return known < FirstSafeDay
            ? Text(text)
            : new SheetCell(text, CellFormat.Date, isNumber: true)
            {
                Serial = DaysOf(known).ToString(CultureInfo.InvariantCulture),
            };
    }

    /// <summary>A day with a time, to the second.</summary>
    public static SheetCell Time(DateTime moment)
    {
        var seconds = moment.TimeOfDay.Ticks / TimeSpan.TicksPerSecond;
        return new SheetCell(
            moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
            CellFormat.Time,
            isNumber: true
        )
        {
            Serial = (DaysOf(DateOnly.FromDateTime(moment)) + (seconds / 86_400m)).ToString(
                "0.##########",
                CultureInfo.InvariantCulture
            ),
        };
    }

    /// <summary>Text that jumps to the first cell of another sheet.</summary>
    public static SheetCell Link(string text, string sheet) => new(text, CellFormat.Link, isNumber: false) { Target = sheet };

    /// <summary>The same cell in another tone.</summary>
    public SheetCell In(CellTone tone) => this with { Tone = tone };

    private static SheetCell Numeric(string? value, CellFormat format) => new(value, format, isNumber: true) { Serial = value };

    private static readonly DateOnly FirstSafeDay = new(1900, 3, 1);

    // Day 1 is 1900-01-01, and a 1900-02-29 that never was is counted.
    private static int DaysOf(DateOnly day) => day.DayNumber - new DateOnly(1899, 12, 30).DayNumber;
}
