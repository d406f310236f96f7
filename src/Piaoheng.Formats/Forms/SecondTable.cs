using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Forms;

/// <summary>The second table of some 数电票, between 合计 and 价税合计: travellers, or transports of goods.</summary>
internal static class SecondTable
{
    private static readonly (string Heading, string Key)[] Headings =
    [
        ("出行人", ExtraKey.PassengerName),
        ("有效身份证件号码", ExtraKey.PassengerId),
        ("有效身份证件号", ExtraKey.PassengerId),
        ("出行日期", ExtraKey.TravelDate),
        ("出发地", ExtraKey.DepartureStation),
        ("到达地", ExtraKey.DestinationStation),
        ("等级", ExtraKey.SeatClass),
        ("交通工具类型", ExtraKey.Vehicle),
        ("运输工具种类", "transportTool"),
        ("运输工具牌号", "transportPlate"),
        ("起运地", ExtraKey.DepartureStation),
        ("运输货物名称", "transportGoods"),
    ];

    /// <summary>Reads the table into the extra fields; further rows are numbered.</summary>
    /// <param name="area">From the row 合计 to the row 价税合计.</param>
    public static void Read(Sheet sheet, Draft draft, Box area)
    {
        foreach (var heading in sheet.RowsIn(area))
        {
            var columns = ColumnsIn(heading);
            if (columns.Count < 3)
            {
                continue;
            }

            var assignment = new CellAssignment(columns, sheet.Size);
            var rows = new List<string[]>();
            foreach (var row in sheet.RowsIn(area with { Top = heading.Center + (0.6 * sheet.Size) }))
            {
                var cells = assignment.Place(row.Runs, row.Center).Cells;
                var texts = columns.Select((_, column) => cells.At(column)).ToArray();
                if (texts[0].Length == 0 && rows.Count > 0)
                {
                    // A cell that wraps continues the row above.
                    texts = [.. rows[^1].Zip(texts, string.Concat)];
                    rows.RemoveAt(rows.Count - 1);
                }

                rows.Add(texts);
            }

            Keep(draft, columns, rows);
            return;
        }
    }

    private static void Keep(Draft draft, List<Column> columns, List<string[]> rows)
    {
        foreach (var (row, texts) in rows.Index())
        {
            foreach (var (column, text) in texts.Index())
            {
                var key = columns[column].Key!;
                draft.Keep(
                    ExtraKey.Numbered(key, row + 1),
                    key switch
                    {
                        ExtraKey.PassengerName => PersonMask.Name(text),
                        ExtraKey.PassengerId => PersonMask.Id(text),
                        _ => text,
                    }
                );
            }
        }
    }

    private static List<Column> ColumnsIn(TextRow row)
    {
        var columns = new List<Column>();
        foreach (var (heading, key) in Headings)
        {
            foreach (var spot in Spot.In(row, heading))
            {
                if (!columns.Exists(column => column.X <= spot.X && column.Right >= spot.Right))
                {
                    columns.Add(new Column(ColumnField.Extra, spot.X, spot.Right, key));
                }
            }
        }

        columns.Sort(static (a, b) => a.X.CompareTo(b.X));
        return columns;
    }
}
