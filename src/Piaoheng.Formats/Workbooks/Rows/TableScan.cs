using Piaoheng.Core.Text;
using Piaoheng.Formats.Workbooks.Cells;
using Piaoheng.Formats.Workbooks.Layouts;

namespace Piaoheng.Formats.Workbooks.Rows;

/// <summary>逐行扫描: the data rows of a sheet below its header, through all its tables.</summary>
/// <remarks>Blank rows are left out; a header row inside the sheet (a second table, or one repeated on each printed page) binds anew.</remarks>
internal sealed class TableScan(SheetTop top)
{
    private static readonly Column[] NumberColumns =
    [
        Column.DigitalNumber,
        Column.Number,
        Column.CodeAndNumber,
        Column.PaymentNumber,
    ];

    /// <summary>Data rows seen so far, total rows included.</summary>
    public int Rows { get; private set; }

    /// <summary>Only counts the rows of a sheet.</summary>
    public static int Count(SheetTop top)
    {
        var scan = new TableScan(top);
        foreach (var _ in scan.Read())
        {
            // Counting is a by-product of reading.
        }

        return scan.Rows;
    }

    /// <summary>The rows, with the table that each belongs to. Each step gives the same row, filled anew.</summary>
    public IEnumerable<ScannedRow> Read()
    {
        var table = top.Table;
        if (table is null)
        {
            Rows = top.Sheet.Rows().Count(row => !row.IsBlank);
            yield break;
        }

        SheetRow? above = null;
        foreach (var row in top.Sheet.Rows())
        {
            if (row.Number <= table.HeaderRow || row.IsBlank)
            {
                continue;
            }

            if (HasNumber(table, row))
            {
                above = null;
                Rows++;
                yield return new ScannedRow(table, row, RowKind.Invoice);
                continue;
            }

            if (Rebound(above, row) is { } next)
            {
                // What stood above a header of two rows was its first row, not data.
                Rows -= next.IsTwoRows ? 1 : 0;
                table = next.Table;
                above = null;
                continue;
            }

            above = row.Copy();
            Rows++;
            yield return new ScannedRow(table, row, IsTotal(row) ? RowKind.Total : RowKind.NoNumber);
        }
    }

    private static (BoundTable Table, bool IsTwoRows)? Rebound(SheetRow? above, SheetRow row)
    {
        if (HeaderFinder.At(row, null) is { } single)
        {
            return (single, false);
        }

        return above is not null && HeaderFinder.At(above, row) is { } pair ? (pair, true) : null;
    }

    private static bool HasNumber(BoundTable table, SheetRow row)
    {
        foreach (var column in NumberColumns)
        {
            if (table.Of(row, column).Text is { } text && IdText.MayBeNumber(text))
            {
                return true;
            }
        }

        return false;
    }

    // 合计行, 合计, 小计, 本页合计, 总计, 本年累计: in whichever column somebody wrote it.
    private static bool IsTotal(SheetRow row)
    {
        for (var place = 0; place < row.Count; place++)
        {
            if (row[place] is { Kind: CellKind.Text, Text: { Length: > 1 and < 20 } text })
            {
                var word = NormalText.Compact(text).TrimEnd(':', '行', '数', '额');
                if (
                    word.EndsWith("合计", StringComparison.Ordinal)
                    || word is "小计" or "总计" or "共计" or "累计" or "本年累计" or "本月累计" or "total"
                )
                {
                    return true;
                }
            }
        }

        return false;
    }
}

/// <summary>One row of a scan.</summary>
/// <param name="Table">The table it belongs to.</param>
/// <param name="Row">The row.</param>
/// <param name="Kind">What it is.</param>
internal readonly record struct ScannedRow(BoundTable Table, SheetRow Row, RowKind Kind);

/// <summary>What a row is.</summary>
internal enum RowKind
{
    /// <summary>It has something in a number column.</summary>
    Invoice,

    /// <summary>A total of rows.</summary>
    Total,

    /// <summary>No number, no total.</summary>
    NoNumber,
}
