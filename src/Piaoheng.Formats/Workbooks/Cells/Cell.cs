using System.Globalization;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>单元格: what a cell of any kind of table holds. The default value is a missing cell.</summary>
internal readonly struct Cell
{
    private Cell(CellKind kind, string text, DateTime moment)
    {
        Kind = kind;
        Text = text;
        Moment = moment;
    }

    /// <summary>What it holds.</summary>
    public CellKind Kind { get; }

    /// <summary>The text; of a number its digits as stored; of a date <c>yyyy-MM-dd[ HH:mm:ss]</c>; null when missing.</summary>
    public string? Text { get; }

    /// <summary>The date, of a date.</summary>
    public DateTime Moment { get; }

    /// <summary>A text; also an empty one, which is not a missing one.</summary>
    public static Cell OfText(string text) => new(CellKind.Text, text, default);

    /// <summary>A number by its digits as stored.</summary>
    public static Cell OfNumber(string digits) => new(CellKind.Number, digits, default);

    /// <summary>A number that the source gives as binary floating point.</summary>
    public static Cell OfNumber(double number) =>
        new(CellKind.Number, number.ToString("R", CultureInfo.InvariantCulture), default);

    /// <summary>A date with its time, to the second.</summary>
    public static Cell OfMoment(DateTime moment)
    {
        var format = moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss";
        return new Cell(CellKind.Date, moment.ToString(format, CultureInfo.InvariantCulture), moment);
    }

    /// <summary>An error such as <c>#N/A</c>.</summary>
    public static Cell OfError(string text) => new(CellKind.Error, text, default);
}

/// <summary>What a cell holds.</summary>
internal enum CellKind : byte
{
    /// <summary>Nothing is stored.</summary>
    Missing,

    /// <summary>Text, possibly empty.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A date: a number with a date format.</summary>
    Date,

    /// <summary>An error value.</summary>
    Error,
}
