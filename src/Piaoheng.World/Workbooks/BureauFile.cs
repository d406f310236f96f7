using System.Globalization;
using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;

namespace Piaoheng.World.Workbooks;

/// <summary>税局导出文件: lists of the bureau in every form, order and fault in which real ones come.</summary>
public static class BureauFile
{
    private static readonly (string Heading, string Other)[] OtherHeadings =
    [
        ("数电发票号码", "数电票号码"),
        ("购方识别号", "购买方识别号"),
        ("销方名称", "销售方名称"),
        ("开票日期", "开票日期*"),
        ("金额", "金额（元）"),
    ];

    /// <summary>全量发票查询.</summary>
    /// <param name="name">File name without its ending.</param>
    /// <param name="rows">The rows in any order.</param>
    /// <param name="style">Form, order and faults.</param>
    public static WorldFile FullQuery(string name, IReadOnlyList<BureauRow> rows, BureauFileStyle style)
    {
        var sorted = Sorted(rows, style);
        using var bytes = new MemoryStream();
        BureauWorkbook.WriteFullQuery(
            bytes,
            [.. sorted.Select(row => style.HasNoLines ? row.ToWrite() with { Lines = null } : row.ToWrite())]
        );
        var grid = WorkbookGrid.Parse(bytes.ToArray());
        SpecialSheet.AddAll(grid, sorted);
        var isCsv = style.Form is WorkbookForm.CsvUtf8 or WorkbookForm.CsvGb18030;
        return Finish(
            name,
            grid,
            BureauLayouts.HeaderSheet,
            style,
            file => [.. sorted.Select(row => Listed(row, file, style, isCsv || style.HasNoLines))]
        );
    }

    /// <summary>抵扣勾选 list.</summary>
    public static WorldFile Selection(string name, IReadOnlyList<BureauRow> rows, BureauFileStyle style)
    {
        var sorted = Sorted(rows, style);
        using var bytes = new MemoryStream();
        BureauWorkbook.WriteSelection(bytes, [.. sorted.Select(row => WithSelection(row.ToWrite(), row))]);
        var grid = WorkbookGrid.Parse(bytes.ToArray());
        return Finish(name, grid, grid.Sheets[0].Name, style, file => [.. sorted.Select(row => Selectable(row, file, style))]);
    }

    /// <summary>用途确认信息 of a 税款所属期.</summary>
    public static WorldFile PurposeConfirm(
        string name,
        Company taxpayer,
        string taxPeriod,
        IReadOnlyList<BureauRow> rows,
        BureauFileStyle style
    )
    {
        var sorted = Sorted(rows, style);
        using var bytes = new MemoryStream();
        BureauWorkbook.WritePurposeConfirm(
            bytes,
            taxpayer.TaxId,
            taxpayer.Name,
            taxPeriod,
            [.. sorted.Select(row => row.ToWrite())]
        );
        var grid = WorkbookGrid.Parse(bytes.ToArray());
        return Finish(
            name,
            grid,
            BureauLayouts.PurposeSheet,
            style with
            {
                HasTitleRows = false,
            },
            // The row above the table names the buyer of all rows.
            file => [.. sorted.Select(row => Selectable(row, file, style) with { BuyerName = taxpayer.Name })]
        );
    }

    private static List<BureauRow> Sorted(IReadOnlyList<BureauRow> rows, BureauFileStyle style)
    {
        var sorted = rows.OrderBy(row => row.Invoice.IssuedAt).ThenBy(row => row.Invoice.Key, StringComparer.Ordinal).ToList();
        if (!style.IsAscending)
        {
            sorted.Reverse();
        }

        return style.Ceiling > 0 && sorted.Count > style.Ceiling ? sorted[..style.Ceiling] : sorted;
    }

    private static WorldFile Finish(
        string name,
        WorkbookGrid grid,
        string headerSheet,
        BureauFileStyle style,
        Func<string, Reading[]> expected
    )
    {
        SheetFaults.Apply(grid, style, OtherHeadings);
        var (file, content) = Written(name, grid, headerSheet, style.Form);
        return new WorldFile(file, content, expected(file));
    }

    internal static (string File, byte[] Content) Written(string name, WorkbookGrid grid, string sheet, WorkbookForm form) =>
        form switch
        {
            WorkbookForm.Resaved => (name + ".xlsx", grid.Resaved()),
            WorkbookForm.CsvUtf8 => (name + ".csv", WorkbookGrid.Csv(grid[sheet], new UTF8Encoding(true))),
            WorkbookForm.CsvGb18030 => (
                name + ".csv",
                WorkbookGrid.Csv(grid[sheet], CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!)
            ),
            _ => (name + ".xlsx", grid.Untouched()),
        };

    private static Reading Listed(BureauRow row, string file, BureauFileStyle style, bool hasNoLines)
    {
        var stated = row.Expected(file);
        var fields = new Dictionary<string, string>(stated.Extra, StringComparer.Ordinal);
        if (style.HasNoTime)
        {
            fields.Remove(ExtraFields.IssueTime);
        }

        if (hasNoLines)
        {
            // Only the line sheet states 特定业务类型.
            fields.Remove(ExtraFields.SpecialBusiness);
        }

        return stated with
        {
            Lines = hasNoLines ? null : stated.Lines,
            Extra = fields,
        };
    }

    // Lists for 勾选 name no buyer's name, no lines, no total, no remark.
    private static Reading Selectable(BureauRow row, string file, BureauFileStyle style) =>
        Listed(row, file, style, hasNoLines: true) with
        {
            BuyerName = null,
            TotalInclTax = null,
            Lines = null,
            Drawer = null,
            Remark = null,
            RedOf = null,
            Extra = new Dictionary<string, string>(StringComparer.Ordinal) { [ExtraFields.KindText] = row.KindText },
        };

    private static Reading WithSelection(Reading reading, BureauRow row) =>
        reading with
        {
            Extra = new Dictionary<string, string>(reading.Extra, StringComparer.Ordinal)
            {
                [ExtraFields.Selection] = row.IsSelected ? "selected" : "unselected",
                [ExtraFields.SelectedAt] = row.IsSelected
                    ? row.Invoice.Day.AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + " 10:00:00"
                    : "",
            },
        };
}
