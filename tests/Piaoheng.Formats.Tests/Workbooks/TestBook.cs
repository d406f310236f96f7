using System.IO.Compression;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>Makes workbooks for tests, row by row, and reads them by the catalogue.</summary>
internal static class TestBook
{
    public const string Own = "91110108MA01A2B3XD";
    public const string OwnName = "示例科技（北京）有限公司";
    public const string Other = "91110105MA00C4D5YQ";
    public const string OtherName = "虚构商贸（北京）有限公司";

    /// <summary>Two numbers of 数电票.</summary>
    public const string First = "26112000000100000011";
    public const string Second = "26112000000100000022";

    /// <summary>An xlsx file with these sheets.</summary>
    public static byte[] Xlsx(params (string Name, SheetCell[][] Rows)[] sheets)
    {
        var stream = new MemoryStream();
        using (var workbook = new WorkbookWriter(stream))
        {
            foreach (var (name, rows) in sheets)
            {
                var sheet = workbook.AddPlainSheet(name, [], 0);
                foreach (var row in rows)
                {
                    sheet.WriteRow(row);
                }
            }
        }

        return stream.ToArray();
    }

    /// <summary>The file of a writer of bureau layouts.</summary>
    public static byte[] Written(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    /// <summary>An xlsx package of raw parts, for what the writer does not write.</summary>
    /// <param name="sheets">Name, attributes of the sheet element, and the XML inside <c>sheetData</c> (and after it).</param>
    /// <param name="shared">Inner XML of the shared strings.</param>
    /// <param name="styles">Inner XML of the style sheet.</param>
    /// <param name="workbookPr">Attributes of <c>workbookPr</c>.</param>
    public static byte[] Raw(
        IReadOnlyList<(string Name, string Attributes, string Rows)> sheets,
        string shared = "",
        string styles = "",
        string workbookPr = ""
    )
    {
        const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        var stream = new MemoryStream();
        using (var package = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(
                "_rels/.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            );
            Add(
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><workbookPr {workbookPr}/><sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" {sheet.Attributes} r:id=\"rId{index + 1}\"/>"))}</sheets></workbook>"
            );
            Add(
                "xl/_rels/workbook.xml.rels",
                $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))}</Relationships>"
            );
            Add("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{shared}</sst>");
            Add("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\">{styles}</styleSheet>");
            foreach (var (index, sheet) in sheets.Index())
            {
                Add(
                    $"xl/worksheets/sheet{index + 1}.xml",
                    $"<worksheet xmlns=\"{Main}\"><sheetData>{sheet.Rows}</sheetData></worksheet>"
                );
            }

            void Add(string name, string xml)
            {
                using var writer = new StreamWriter(package.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(xml);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Reads a file by the catalogue.</summary>
    public static DocumentReading Read(
        string name,
        byte[] content,
        Side? side = null,
        string? taxpayer = null,
        DateTimeOffset? readAt = null
    ) => Assert.Single(ReadFile.All(name, content, new ReadOptions(taxpayer, side, readAt)));

    /// <summary>Reads a bureau file.</summary>
    public static DocumentReading Read(byte[] content) => Read("导出.xlsx", content);

    /// <summary>Codes of the findings about a file.</summary>
    public static IEnumerable<string> Codes(DocumentReading document) =>
        document.Workbook!.Findings.Select(finding => finding.Code);

    /// <summary>A row of 发票基础信息.</summary>
    public static SheetCell[] HeaderRow(
        string number,
        decimal amount = 100m,
        decimal tax = 13m,
        Action<Dictionary<string, SheetCell>>? change = null
    )
    {
        var cells = new Dictionary<string, SheetCell>(StringComparer.Ordinal)
        {
            ["序号"] = "1",
            ["发票代码"] = "",
            ["发票号码"] = "",
            ["数电发票号码"] = number,
            ["销方识别号"] = Other,
            ["销方名称"] = OtherName,
            ["购方识别号"] = Own,
            ["购买方名称"] = OwnName,
            ["开票日期"] = "2026-09-15 10:20:30",
            ["金额"] = SheetCell.Number(amount),
            ["税额"] = SheetCell.Number(tax),
            ["价税合计"] = SheetCell.Number(amount + tax),
            ["发票来源"] = "电子发票服务平台",
            ["发票票种"] = "数电发票（增值税专用发票）",
            ["发票状态"] = "正常",
            ["是否正数发票"] = amount < 0 ? "否" : "是",
            ["发票风险等级"] = "正常",
            ["开票人"] = "赵一",
            ["备注"] = "",
        };
        change?.Invoke(cells);
        return [.. BureauLayouts.HeaderColumns.Select(column => cells[column])];
    }

    /// <summary>A row of 信息汇总表.</summary>
    public static SheetCell[] LineRow(
        string number,
        string name,
        decimal amount = 100m,
        decimal tax = 13m,
        Action<Dictionary<string, SheetCell>>? change = null
    )
    {
        var head = BureauLayouts
            .HeaderColumns.Zip(HeaderRow(number, amount, tax, change))
            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        head["税收分类编码"] = "1010101010000000000";
        head["特定业务类型"] = "";
        head["货物或应税劳务名称"] = name;
        head["规格型号"] = "";
        head["单位"] = "项";
        head["数量"] = "1";
        head["单价"] = SheetCell.Number(amount);
        head["税率"] = "13%";
        change?.Invoke(head);
        return [.. BureauLayouts.LineColumns.Select(column => head[column])];
    }

    /// <summary>A heading row.</summary>
    public static SheetCell[] Headings(IEnumerable<string> columns) => [.. columns.Select(column => (SheetCell)column)];

    /// <summary>A heading row, the names parted by spaces.</summary>
    public static SheetCell[] Headings(string columns) => Headings(columns.Split(' '));

    /// <summary>发票基础信息 alone.</summary>
    public static byte[] HeaderSheet(params SheetCell[][] rows) =>
        Xlsx((BureauLayouts.HeaderSheet, [Headings(BureauLayouts.HeaderColumns), .. rows]));
}
