using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks.Cells;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>金额单元格.</summary>
internal static class AmountCell
{
    // What is left of a fen where a program computed with binary fractions.
    private const decimal Noise = 0.000_001m;

    // With them no amount comes near the most that is taken.
    private const int UsualDigits = 13;

    /// <summary>Reads an amount.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="amount">The amount; null where the cell states none.</param>
    /// <returns>False where the cell holds something that is no amount.</returns>
    public static bool TryRead(Cell cell, out PrintedAmount? amount)
    {
        amount = null;
        switch (cell.Kind)
        {
            case CellKind.Missing:
                return true;
            case CellKind.Number:
                return TryReadNumber(cell.Text!, out amount);
            case CellKind.Text:
                var text = cell.Text!;
                return string.IsNullOrWhiteSpace(text) || CellWords.IsNothing(text.Trim()) || TryReadText(text, out amount);
            default:
                return false;
        }
    }

    private static bool TryReadNumber(string stored, out PrintedAmount? amount)
    {
        if (TryReadFen(stored, out var fen))
        {
            amount = new PrintedAmount(Yuan.FromFen(fen));
            return true;
        }

        amount = null;
        if (
            !decimal.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || Math.Abs(value) >= 100_000_000_000_000m
        )
        {
            return false;
        }

        var rounded = Yuan.Round(value);
        var isExact = Math.Abs(rounded.Value - value) < Noise;
        amount = isExact
            ? new PrintedAmount(rounded)
            : new PrintedAmount(rounded, value.ToString("0.############################", CultureInfo.InvariantCulture));
        return true;
    }

    // 1864.13, 1864.1, -1864: nearly every amount; exact without decimal arithmetic.
    private static bool TryReadFen(string stored, out long fen)
    {
        fen = 0;
        var isNegative = stored is ['-', ..];
        var digits = stored.AsSpan(isNegative ? 1 : 0);
        var point = digits.IndexOf('.');
        var places = point < 0 ? 0 : digits.Length - point - 1;
        if (digits.Length is 0 or > UsualDigits || point == 0 || places > 2 || (point > 0 && places == 0))
        {
            return false;
        }

        for (var at = 0; at < digits.Length; at++)
        {
            if (char.IsAsciiDigit(digits[at]))
            {
                fen = (fen * 10) + (digits[at] - '0');
            }
            else if (at != point)
            {
                return false;
            }
        }

        fen *= places switch
        {
            0 => 100,
            1 => 10,
            _ => 1,
        };
        fen = isNegative ? -fen : fen;
        return true;
    }

    private static bool TryReadText(string text, out PrintedAmount? amount)
    {
        var plain = CellWords.Compact(text);
        foreach (var sign in CurrencySigns)
        {
            plain = plain.Replace(sign, "", StringComparison.OrdinalIgnoreCase);
        }

        // Accountants write negative amounts in brackets, accounting programs with the sign behind them.
        var isNegative = plain is ['(', .., ')'] or [>= '0' and <= '9', .., '-'];
        var parsed = PrintedAmount.TryParse(isNegative ? plain.Trim('(', ')', '-') : plain, out var value);
        amount =
            !parsed ? null
            : isNegative ? Negated(value)
            : value;
        return parsed;
    }

    private static PrintedAmount Negated(PrintedAmount amount) =>
        new(-amount.Value, amount.Printed is { } printed && !amount.IsMasked ? "-" + printed : amount.Printed);

    private static readonly string[] CurrencySigns = ["人民币", "CNY", "RMB", "¥", "￥", "元"];
}
