using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Piaoheng.Core.Money;

/// <summary>金额: an amount of money in yuan with two places.</summary>
/// <remarks>
/// Kept as whole 分 (fen) in 64 bits: exact, cheap to sum and to compare, and the same number that the tables hold.
/// An invoice amount is below 10^14 yuan (电子凭证 field length 18,2), so sums of 900 such invoices still fit; overflow throws.
/// </remarks>
public readonly record struct Yuan : IComparable<Yuan>
{
    private Yuan(long fen) => Fen = fen;

    /// <summary>Nothing: ¥0.00.</summary>
    public static Yuan Zero => default;

    /// <summary>The amount in 分, the unit of the tables.</summary>
    public long Fen { get; }

    /// <summary>The amount in yuan.</summary>
    public decimal Value => Fen / 100m;

    /// <summary>An amount from whole 分.</summary>
    public static Yuan FromFen(long fen) => new(fen);

    /// <summary>An amount from yuan, rounded half away from zero to the fen.</summary>
    /// <exception cref="OverflowException">The amount does not fit 64 bits of 分.</exception>
    public static Yuan Round(decimal yuan) => new(decimal.ToInt64(decimal.Round(yuan * 100m, 0, MidpointRounding.AwayFromZero)));

    /// <summary>Reads plain decimal text (<c>-1234.5</c>); no exponent, no thousands separators, no currency sign.</summary>
    /// <param name="text">The text; surrounding white space is allowed.</param>
    /// <param name="amount">The amount rounded to the fen.</param>
    /// <returns>False when the text is not a plain decimal or is 10^14 or more.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Yuan amount)
    {
        amount = default;
        const NumberStyles Plain =
            NumberStyles.AllowLeadingSign
            | NumberStyles.AllowDecimalPoint
            | NumberStyles.AllowLeadingWhite
            | NumberStyles.AllowTrailingWhite;
        if (!decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var yuan) || Math.Abs(yuan) >= 100_000_000_000_000m)
        {
            return false;
        }

        amount = Round(yuan);
        return true;
    }

    /// <summary>Adds; overflow throws.</summary>
    public static Yuan operator +(Yuan left, Yuan right) => new(checked(left.Fen + right.Fen));

    /// <summary>Subtracts; overflow throws.</summary>
    public static Yuan operator -(Yuan left, Yuan right) => new(checked(left.Fen - right.Fen));

    /// <summary>The opposite sign.</summary>
    public static Yuan operator -(Yuan amount) => new(checked(-amount.Fen));

    /// <summary>Compares by amount.</summary>
    public static bool operator <(Yuan left, Yuan right) => left.Fen < right.Fen;

    /// <summary>Compares by amount.</summary>
    public static bool operator >(Yuan left, Yuan right) => left.Fen > right.Fen;

    /// <summary>Compares by amount.</summary>
    public static bool operator <=(Yuan left, Yuan right) => left.Fen <= right.Fen;

    /// <summary>Compares by amount.</summary>
    public static bool operator >=(Yuan left, Yuan right) => left.Fen >= right.Fen;

    /// <summary>The amount without its sign.</summary>
    public Yuan Abs() => new(Math.Abs(Fen));

    /// <inheritdoc />
    public int CompareTo(Yuan other) => Fen.CompareTo(other.Fen);

    /// <summary>Decimal text with two places, as in JSON: <c>-1234.50</c>.</summary>
    public override string ToString() => Value.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>Text for screens, with thousands separators and a true minus sign: <c>−1,234.50</c>.</summary>
    public string ToDisplay() => Value.ToString("#,##0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A text for people: as it is, but an amount as in JSON (<c>-1234.50</c>) as on screens.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? Readable(string? text) =>
        text is [.., '.', _, _]
        && TryParse(text, out var amount)
        && string.Equals(amount.ToString(), text, StringComparison.Ordinal)
            ? amount.ToDisplay()
            : text;
}
