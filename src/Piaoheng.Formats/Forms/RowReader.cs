namespace Piaoheng.Formats.Forms;

/// <summary>Reads one row of the item table; where cells touch, the arithmetic of the row says where one ends.</summary>
internal sealed class RowReader(IReadOnlyList<Column> columns, double size)
{
    private const double Wrong = 50;

    private readonly CellAssignment _assignment = new(columns, size);

    /// <summary>The cells of a row.</summary>
    public Cells Read(TextRow row)
    {
        var words = Words(row);
        var (cells, cost) = _assignment.Place(words, row.Center);
        var (satisfied, violated) = Sums(cells);
        if (cost < Wrong && violated == 0 && !words.Exists(IsWide) && !IsHalf(cells, words))
        {
            return cells;
        }

        var best = (Cells: cells, Cost: cost, Satisfied: cost < Wrong ? satisfied - violated : -10);
        foreach (var variant in Splits(words).SelectMany(split => Splits(split).Prepend(split)))
        {
            var (placed, price) = _assignment.Place(variant, row.Center);
            var (yes, no) = Sums(placed);
            if (price < Wrong && yes > 0 && no == 0 && (yes > best.Satisfied || (yes == best.Satisfied && price < best.Cost)))
            {
                best = (placed, price, yes);
            }
        }

        return best.Cells;
    }

    // Currency signs say nothing; a lone character right of the last column is the print on the edge of the form.
    private List<TextRun> Words(TextRow row)
    {
        var edge = columns[^1].Right;
        var words = new List<TextRun>();
        foreach (var run in row.Runs)
        {
            var isFigure = CellText.IsNumber(run.Text) || CellText.IsMask(run.Text) || CellText.IsRate(run.Text);
            if (!CellText.IsCurrency(run.Text) && (isFigure || run.X <= edge))
            {
                words.AddRange(Figures(run));
            }
        }

        // A long figure, aligned at the right, may begin left of its neighbour; middles keep the order of the columns.
        words.Sort(static (a, b) => a.CenterX.CompareTo(b.CenterX));
        return words;
    }

    // Figures drawn with a single space between them are cells of their own.
    private static List<TextRun> Figures(TextRun run)
    {
        var parts = run.Text.Split(' ');
        if (parts.Length == 1 || !Array.TrueForAll(parts, static part => CellText.IsNumber(part) || CellText.IsRate(part)))
        {
            return [run];
        }

        var (start, cells) = (0, new List<TextRun>());
        foreach (var part in parts)
        {
            if (run.Slice(start, part.Length) is { } cell)
            {
                cells.Add(cell);
            }

            start += part.Length + 1;
        }

        return cells;
    }

    /// <summary>The row with one of its figures cut in two, in every way that gives two figures.</summary>
    private static IEnumerable<List<TextRun>> Splits(List<TextRun> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var text = words[i].Text;
            if (text.Length is < 2 or > 60 || !char.IsAsciiDigit(text[text[0] == '-' ? 1 : 0]))
            {
                continue;
            }

            for (var at = 1; at < text.Length; at++)
            {
                if (
                    IsFigure(text[..at])
                    && IsFigure(text[at..])
                    && words[i].Slice(0, at) is { } left
                    && words[i].Slice(at, text.Length - at) is { } right
                )
                {
                    yield return [.. words[..i], left, right, .. words[(i + 1)..]];
                }
            }
        }
    }

    // The second part may hold more than one figure still: 386.1386386.141%. No figure begins with a point or an idle zero.
    private static bool IsFigure(string text) =>
        CellText.IsRate(text)
        || (char.IsAsciiDigit(text[^1]) || text[^1] == '%')
            && text.TrimStart('-') is [>= '0' and <= '9', ..] digits
            && (digits[0] != '0' || digits.Length == 1 || digits[1] == '.');

    // A figure that lies under the middle of two headings may be two figures; one with two points is two for certain.
    private bool IsWide(TextRun word) =>
        word.Text.All(static c => char.IsAsciiDigit(c) || c is '.' or '-' or '%')
        && word.Text.Any(char.IsAsciiDigit)
        && columns.Count(column => column.IsNumeric && column.CenterX > word.X && column.CenterX < word.Right) > 1;

    // A price that reaches under 数量, where no quantity stands, may hold it: 6474.11 of 6 and 474.11.
    private bool IsHalf(Cells cells, List<TextRun> words) =>
        !cells.Has(ColumnField.Quantity)
        && cells.Has(ColumnField.UnitPrice)
        && columns.FirstOrDefault(static column => column.Field == ColumnField.Quantity) is { } quantity
        && words.Exists(word => CellText.IsNumber(word.Text) && word.X < quantity.Right && word.CenterX > quantity.Right);

    /// <summary>How many of 数量 × 单价 = 金额 and 金额 × 税率 = 税额 hold, and how many do not.</summary>
    private static (int Satisfied, int Violated) Sums(Cells cells)
    {
        var amount = CellText.Value(cells[ColumnField.Amount]);
        var quantity = CellText.Value(cells[ColumnField.Quantity]);
        var price = CellText.Value(cells[ColumnField.UnitPrice]);
        var rate = CellText.RateValue(cells[ColumnField.TaxRate]);
        var tax = CellText.Value(cells[ColumnField.Tax]);
        var (satisfied, violated) = (0, 0);
        if (amount is { } sum && quantity is { } count && price is { } each && Product(count, each) is { } product)
        {
            // The printed price is rounded, and so is the printed quantity.
            var allowed =
                0.011m
                + (Math.Abs(count) * Unit(cells[ColumnField.UnitPrice]))
                + (Math.Abs(each) * Unit(cells[ColumnField.Quantity]));
            Count(Math.Abs(product - sum) <= allowed);
        }

        // The bureau accepts 0.06 between 金额 × 税率 and 税额 of a line.
        if (amount is { } net && rate is { } percent && tax is { } due && percent > 0)
        {
            Count(Math.Abs((net * percent) - due) <= 0.06m);
        }

        return (satisfied, violated);

        void Count(bool holds) => _ = holds ? satisfied++ : violated++;
    }

    private static decimal? Product(decimal left, decimal right) =>
        Math.Abs(left) < 1e13m && Math.Abs(right) < 1e13m ? left * right : null;

    // Half of the last printed place, only where there are places.
    private static decimal Unit(string? text)
    {
        var plain = text is null ? "" : CellText.Plain(text);
        var point = plain.IndexOf('.', StringComparison.Ordinal);
        var places = point < 0 ? 0 : plain.Length - point - 1;
        return places == 0 || places > 20 ? 0 : 0.5m * (decimal)Math.Pow(10, -places);
    }
}
