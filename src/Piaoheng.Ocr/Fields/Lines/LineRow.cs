using System.Globalization;
using System.Text.RegularExpressions;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Labels;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>One row of the goods table, taken apart from its right end: tax, rate, amount have shapes of their own, what is left of them is told by its column.</summary>
internal static partial class LineRow
{
    /// <summary>Widest gap inside a number, in heights.</summary>
    private const float MostLost = 1.6f;

    /// <summary>The cells of a row that has an amount; null for a row that has none (the rest of a long name).</summary>
    public static Dictionary<string, FoundField>? Read(TextRow row, LineColumns columns)
    {
        var cells = row.Pieces.SelectMany(piece => ByColumn(piece, columns)).OrderBy(static piece => piece.Left).ToList();
        var found = new Dictionary<string, FoundField>(StringComparer.Ordinal);
        var rate = cells.FindLastIndex(static cell => Rate().IsMatch(cell.Text));
        if (rate < 0)
        {
            rate = cells.FindLastIndex(cell =>
                cell.Text.All(static c => c == '*')
                && cell.Text.Length >= 2
                && columns.Nearest(cell.X, "amount", "taxRate", "tax") is "taxRate"
            );
        }

        var amounts = cells
            .Select((cell, at) => (At: at, Money: MoneyText.In(cell).LastOrDefault()))
            .Where(entry => entry.Money is not null && entry.Money.Slice.Text.Length + 3 >= cells[entry.At].Text.Length)
            .ToList();
        var (amountAt, taxAt) = Places(cells, amounts.ConvertAll(static entry => entry.At), rate, columns);
        if (amountAt < 0)
        {
            return null;
        }

        var amount = amounts.Find(entry => entry.At == amountAt).Money!;
        found["amount"] = new FoundField(amount.Value.ToString(), amount.Slice);
        if (rate >= 0)
        {
            found["taxRate"] = RateField(cells[rate]);
        }

        if (taxAt >= 0)
        {
            var tax = amounts.Find(entry => entry.At == taxAt).Money;
            found["tax"] = tax is null
                ? new FoundField(PrintedAmount.Masked, cells[taxAt])
                : new FoundField(tax.Value.ToString(), tax.Slice);
        }

        LeftPart(cells.GetRange(0, amountAt), columns, found);
        return found;
    }

    // In the columns of figures only figures stand; a name that fills its column touches what stands beside it.
    private static IEnumerable<Piece> ByColumn(Piece piece, LineColumns columns)
    {
        if (columns.MiddleOf("unit") is { } unit && piece.Left > unit)
        {
            return Cells(FigureText.Decoded(piece));
        }

        // A tolerance among the specifications (±1%) is no rate.
        List<Piece> parts = columns.EdgeWithin(piece, "spec") is { } at ? [piece.Slice(0, at), piece.From(at)] : [piece];
        if (
            UnitBeforeFigures().Match(parts[^1].Text) is { Success: true } glued
            && columns.Has("unit")
            && parts[^1].Left > columns.LeftOf("unit")
            && LineProduct.BeginsUnit(glued.Groups["unit"].Value)
        )
        {
            var sign = parts[^1].Slice(0, glued.Groups["unit"].Length);
            return [.. parts[..^1], sign, .. Cells(parts[^1].From(glued.Groups["figures"].Index))];
        }

        return piece.Right < columns.LeftOf("amount") && columns.Has("spec") ? parts.SelectMany(Split) : parts.SelectMany(Cells);
    }

    /// <summary>The text of a row that goes on a cell of the row before, by column.</summary>
    public static IEnumerable<(string Key, Piece Text)> Continuation(TextRow row, LineColumns columns)
    {
        foreach (var piece in row.Pieces)
        {
            yield return (TextColumn(piece, columns, isFirst: piece == row.Pieces[0]), piece);
        }
    }

    private static (int Amount, int Tax) Places(List<Piece> cells, List<int> amounts, int rate, LineColumns columns)
    {
        if (rate >= 0)
        {
            var amount = amounts.FindLast(at => at < rate);
            var hasAmount = amounts.Exists(at => at < rate);
            var tax = amounts.Exists(at => at > rate)
                ? amounts.Find(at => at > rate)
                : cells.FindIndex(rate + 1, static cell => Stars().IsMatch(cell.Text));
            return (hasAmount ? amount : -1, tax);
        }

        // Without a rate the headings tell; where they are missing, the two last amounts are amount and tax.
        var byColumn = amounts.FindLast(at => columns.Nearest(cells[at].X, "unitPrice", "amount", "tax") is "amount");
        var isAmount = amounts.Exists(at => columns.Nearest(cells[at].X, "unitPrice", "amount", "tax") is "amount");
        if (isAmount)
        {
            var tax = amounts.Exists(at => at > byColumn)
                ? amounts.Find(at => at > byColumn)
                : cells.FindIndex(byColumn + 1, static cell => Stars().IsMatch(cell.Text));
            return (byColumn, tax);
        }

        return !columns.Has("amount") && amounts.Count >= 2 ? (amounts[^2], amounts[^1]) : (-1, -1);
    }

    private static void LeftPart(List<Piece> cells, LineColumns columns, Dictionary<string, FoundField> found)
    {
        var numbers = new List<(string Column, Piece Cell)>();
        var isFirst = true;
        foreach (var cell in cells)
        {
            if (
                !isFirst
                && Number().IsMatch(cell.Text)
                && columns.Nearest(cell.Right, "spec", "plate", "vehicle", "from", "to", "unit", "quantity", "unitPrice")
                    is "quantity"
                        or "unitPrice"
                        or "unit"
            )
            {
                numbers.Add((columns.Nearest(cell.Right, "quantity", "unitPrice") ?? "quantity", cell));
                isFirst = false;
                continue;
            }

            var key = TextColumn(cell, columns, isFirst);
            Append(found, key, cell);
            isFirst = false;
        }

        Numbers(numbers, columns, found);
    }

    private static void Numbers(
        List<(string Column, Piece Cell)> numbers,
        LineColumns columns,
        Dictionary<string, FoundField> found
    )
    {
        // Figures that were lost inside a long price leave a gap: what has no point of its own behind one that has is its rest.
        if (
            numbers is [.., var (column, whole), var (_, rest)]
            && column is "unitPrice"
            && whole.Text.Contains('.', StringComparison.Ordinal)
            && rest.Text.All(char.IsAsciiDigit)
            && rest.Left - whole.Right < MostLost * rest.Height
        )
        {
            numbers = [.. numbers[..^2], (column, Piece.Joined([whole, rest]))];
        }

        var isPriceFirst = columns.IsBefore("unitPrice", "quantity");
        if (numbers.Count >= 2)
        {
            found[isPriceFirst ? "unitPrice" : "quantity"] = NumberField(numbers[^2].Cell);
            found[isPriceFirst ? "quantity" : "unitPrice"] = NumberField(numbers[^1].Cell);
        }
        else if (numbers.Count == 1)
        {
            found[numbers[0].Column] = NumberField(numbers[0].Cell);
        }
    }

    private static void Append(Dictionary<string, FoundField> found, string key, Piece cell)
    {
        if (cell.Text.All(static c => "|[]_'\"".Contains(c, StringComparison.Ordinal)))
        {
            // A rule of the table.
            return;
        }

        var together = found.TryGetValue(key, out var known) && known.Slice is { } before ? Piece.Joined([before, cell]) : cell;
        found[key] = TextField(together);
    }

    /// <summary>A cell of text.</summary>
    public static FoundField TextField(Piece cell) =>
        new(GoodsText.Of(NameText.Of(cell.Text)), cell) { Dropped = DroppedCharacters.Before(cell) };

    /// <summary>A number with a point that may be misread as a comma.</summary>
    public static FoundField NumberField(Piece cell)
    {
        var text = string.Concat(cell.Text.Select(static c => c is ',' or '。' or '·' ? '.' : DigitText.Of(c) ?? c));
        return new FoundField(text, cell);
    }

    private static FoundField RateField(Piece cell)
    {
        var text = cell.Text.Replace(',', '.');
        var figure = text.EndsWith('%') ? DigitsAndPoint(text) + "%" : text;
        return new FoundField(TaxRate.TryParse(figure, out var rate) ? rate.Printed : text, cell);
    }

    private static string DigitsAndPoint(string text) =>
        string.Concat(text.Select(static c => c == '.' ? '.' : DigitText.Of(c) ?? ' ').Where(static c => c != ' '));

    private static string TextColumn(Piece cell, LineColumns columns, bool isFirst)
    {
        if (cell.Text.StartsWith('*'))
        {
            return "name";
        }

        var nearest =
            columns.Nearest(cell.X, "name", "spec", "plate", "vehicle", "from", "to", "unit", "quantity", "unitPrice") ?? "name";
        // Names begin at the left edge, far from the middle of their column.
        return isFirst && nearest is "spec" or "plate" && cell.Left < columns.LeftOf(nearest) ? "name"
            : nearest is "quantity" or "unitPrice" ? "unit"
            : nearest;
    }

    // A piece may hold neighbouring cells: 13%16436.95, or an amount behind a price.
    private static IEnumerable<Piece> Cells(Piece piece)
    {
        if (Glued().Match(piece.Text) is { Success: true } glued)
        {
            yield return piece.Slice(0, glued.Groups["amount"].Length);
            yield return piece.From(glued.Groups["amount"].Length);
            yield break;
        }

        var rate = RateWithin().Match(piece.Text);
        if (rate.Success && (rate.Index > 0 || rate.Length < piece.Text.Length))
        {
            if (rate.Index > 0)
            {
                foreach (var cell in Cells(piece.Slice(0, rate.Index)))
                {
                    yield return cell;
                }
            }

            yield return piece.Slice(rate.Index, rate.Length);
            if (rate.Index + rate.Length < piece.Text.Length)
            {
                yield return piece.From(rate.Index + rate.Length);
            }

            yield break;
        }

        foreach (var part in Split(piece))
        {
            yield return part;
        }
    }

    // Between figures a gap of half a letter is already a column's edge; a name and a number that touch are apart where the gap is widest.
    private static IEnumerable<Piece> Split(Piece piece)
    {
        var start = 0;
        for (var at = 1; at < piece.Text.Length; at++)
        {
            var gap = piece.Glyphs[at].Left - piece.Glyphs[at - 1].Right;
            var isNumber = IsFigure(piece.Text[at]) && IsFigure(piece.Text[at - 1]);
            var isAtPoint = isNumber && (piece.Text[at] is '.' || piece.Text[at - 1] is '.');
            if (
                gap
                > (
                    isAtPoint ? 1.5f
                    : isNumber ? 0.85f
                    : 0.7f
                ) * piece.Height
            )
            {
                yield return piece.Slice(start, at - start);
                start = at;
            }
        }

        yield return piece.From(start);
    }

    private static bool IsFigure(char c) => char.IsAsciiDigit(c) || c is '.' or '-';

    [GeneratedRegex(@"^([0-9OI]{1,2}([.,][0-9])?[%％]|免税|不征税|零税率)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Rate();

    [GeneratedRegex(@"(?<![0-9.,])([0-9OI]{1,2}([.,][0-9])?[%％]|免税|不征税)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RateWithin();

    // An amount has two places; what stands behind them is the rate.
    [GeneratedRegex(@"^(?<amount>-?[0-9,]+\.[0-9]{2})[0-9]{1,2}%\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Glued();

    // Where the rule between them is thin, a unit touches the quantity: 升164.02.
    [GeneratedRegex(
        @"^(?<unit>\p{IsCJKUnifiedIdeographs}{1,3}):?(?<figures>[0-9][0-9.,]+)\z",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex UnitBeforeFigures();

    [GeneratedRegex(@"^\*{2,4}\z", RegexOptions.None, 1000)]
    private static partial Regex Stars();

    // Two points are those of a quantity and its price, which touch.
    [GeneratedRegex(@"^-?[0-9OIl][0-9OIlSB,]*([.,。·][0-9OIlSB]+){0,2}\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
