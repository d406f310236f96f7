using System.Globalization;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Invoices;

/// <summary>票面金额: an amount as a document states it.</summary>
/// <param name="Value">The amount to the fen; zero for a printed <c>***</c>.</param>
/// <param name="Printed">The text as printed, only where it says more than <paramref name="Value"/>: <c>***</c>, or more than two places.</param>
public readonly record struct PrintedAmount(Yuan Value, string? Printed = null)
{
    /// <summary>What exempt and zero-rated lines print instead of a tax amount.</summary>
    public const string Masked = "***";

    /// <summary>Whether <c>***</c> is printed: no amount is stated, and it counts as zero.</summary>
    public bool IsMasked => string.Equals(Printed, Masked, StringComparison.Ordinal);

    /// <summary>An amount with nothing to add.</summary>
    public static implicit operator PrintedAmount(Yuan value) => new(value);

    /// <summary>Reads an amount as printed: currency signs, thousands separators, full-width digits and <c>***</c> are allowed.</summary>
    /// <returns>False when the text is empty or not an amount (also for exponents, nan and inf).</returns>
    public static bool TryParse(string? text, out PrintedAmount amount)
    {
        amount = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        Span<char> plain = stackalloc char[64];
        var length = 0;
        var stars = 0;
        foreach (var raw in text)
        {
            var c = raw is >= '！' and <= '～' ? (char)(raw - 0xFEE0) : raw;
            switch (c)
            {
                case '*' or '＊':
                    stars++;
                    continue;
                case '¥' or '￥' or '元' or ' ' or '\u00A0' or '\u3000' or ',' or '\t' or '\r' or '\n':
                    continue;
                case '−' or '－':
                    c = '-';
                    break;
                default:
                    break;
            }

            if (length == plain.Length)
            {
                return false;
            }

            plain[length++] = c;
        }

        if (length == 0 && stars > 0)
        {
            amount = new PrintedAmount(Yuan.Zero, Masked);
            return true;
        }

        if (stars > 0 || !Yuan.TryParse(plain[..length], out var value))
        {
            return false;
        }

        var digits = plain[..length].ToString();
        amount = HasMoreThanFen(digits) ? new PrintedAmount(value, digits) : new PrintedAmount(value);
        return true;
    }

    /// <summary>The JSON text: two places, more only if printed so, or <c>***</c>.</summary>
    public override string ToString() => Printed ?? Value.ToString();

    private static bool HasMoreThanFen(string digits)
    {
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        return point >= 0
            && digits.AsSpan(point + 1).TrimEnd('0').Length > 2
            && decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
    }
}
