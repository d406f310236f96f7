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
