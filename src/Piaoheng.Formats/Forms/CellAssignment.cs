namespace Piaoheng.Formats.Forms;

/// <summary>Puts the words of a table row into columns: from left to right, as near to the headings as possible, figures where figures belong.</summary>
/// <remarks>
/// Headings are centred, texts begin at the left edge of their column and figures end at the right one, and not every form draws the lines between;
/// so no word can be placed by itself. The cheapest placing of all words of the row is found by dynamic programming.
/// </remarks>
internal sealed class CellAssignment(IReadOnlyList<Column> columns, double size)
{
    /// <summary>Price of what must not be: a text under a heading of figures, two figures in one cell.</summary>
    private const double Forbidden = 50;

    /// <summary>Places the words of a row, given from left to right.</summary>
    /// <returns>The cells, and what the placing costs: above <see cref="Forbidden"/> it is wrong somewhere.</returns>
    public (Cells Cells, double Cost) Place(IReadOnlyList<TextRun> words, double center)
    {
        var cells = new Cells(columns, center);
        if (words.Count == 0)
        {
            return (cells, 0);
        }

        var cost = new double[words.Count, columns.Count];
        var from = new int[words.Count, columns.Count];
        for (var i = 0; i < words.Count; i++)
        {
            for (var j = 0; j < columns.Count; j++)
            {
                (cost[i, j], from[i, j]) = Cheapest(words, cost, i, j);
                cost[i, j] += PriceOf(words[i], j);
            }
        }

        var last = words.Count - 1;
        var column = Enumerable.Range(0, columns.Count).MinBy(j => cost[last, j]);
        var total = cost[last, column];
        for (var i = last; i >= 0; i--)
        {
            cells.Add(column, words[i]);
            column = from[i, column];
        }

        return (cells, total);
    }

    private (double Cost, int From) Cheapest(IReadOnlyList<TextRun> words, double[,] cost, int word, int column)
    {
        if (word == 0)
        {
            return (0, column);
        }

        var best = cost[word - 1, column] + PriceOfSharing(words[word - 1], words[word], columns[column]);
        var from = column;
        for (var k = 0; k < column; k++)
        {
            if (cost[word - 1, k] < best)
            {
                (best, from) = (cost[word - 1, k], k);
            }
        }

        return (best, from);
    }

    private double PriceOfSharing(TextRun left, TextRun right, Column column)
    {
        if (column.IsNumeric || column.Field is ColumnField.TaxRate or ColumnField.Sequence)
        {
            return Forbidden;
        }

        var gap = (right.X - left.Right) / size;
        return gap < 0.15 ? 0 : 0.8 + (0.2 * gap);
    }

    private double PriceOf(TextRun word, int index)
    {
        var column = columns[index];
        var offCentre = 0.02 * Math.Abs(word.CenterX - column.CenterX) / size;
        return Distance(word, index) + offCentre + PriceOfShape(word.Text, column);
    }

    private double Distance(TextRun word, int index)
    {
        var column = columns[index];
        if (column.Field == ColumnField.Name)
        {
            // Names begin at the left edge of the table and may run far to the right.
            var next = index + 1 < columns.Count ? columns[index + 1].X : double.MaxValue;
            var previous = index > 0 ? columns[index - 1].Right : double.MinValue;
            return word.X >= next ? 1 + ((word.X - next) / size)
                : word.Right <= previous ? 1 + ((previous - word.Right) / size)
                : 0;
        }

        if (word.Right < column.X)
        {
            return (column.X - word.Right) / size;
        }

        return word.X > column.Right ? (word.X - column.Right) / size : 0;
    }

    private static double PriceOfShape(string text, Column column)
    {
        var isNumber = CellText.IsNumber(text);
        return column.Field switch
        {
            ColumnField.Sequence => isNumber && text.Length <= 5 && !text.Contains('.', StringComparison.Ordinal) ? 0 : Forbidden,
            ColumnField.Name => isNumber ? 2 : 0,
            ColumnField.Spec => isNumber ? 0.5 : 0,
            ColumnField.Unit => isNumber ? 3
            : text.Length > 8 ? 2
            : 0,
            ColumnField.Quantity or ColumnField.UnitPrice => isNumber || CellText.IsMask(text) ? 0 : Forbidden,
            ColumnField.Amount => isNumber ? 0 : Forbidden,
            ColumnField.Tax => isNumber || CellText.IsMask(text) ? 0 : Forbidden,
            ColumnField.TaxRate => CellText.IsRate(text) ? 0 : Forbidden,
            _ => 0,
        };
    }
}
