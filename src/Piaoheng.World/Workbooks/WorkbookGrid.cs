using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using System.Xml.Linq;

namespace Piaoheng.World.Workbooks;

/// <summary>A workbook as plain cells, to be changed and written in the forms in which real files come: untouched, saved again by WPS, CSV.</summary>
internal sealed class WorkbookGrid
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static readonly XNamespace MainSpace = Main;
    private static readonly XNamespace RelationSpace = Relations;

    private byte[] _styles = [];

    /// <summary>The sheets in their order.</summary>
    public List<GridSheet> Sheets { get; } = [];

    /// <summary>The sheet of a name.</summary>
    public GridSheet this[string name] => Sheets.Find(sheet => string.Equals(sheet.Name, name, StringComparison.Ordinal))!;

    /// <summary>Reads what the workbook writer of Formats wrote.</summary>
    public static WorkbookGrid Parse(byte[] xlsx)
    {
        using var zip = new ZipArchive(new MemoryStream(xlsx), ZipArchiveMode.Read);
        var grid = new WorkbookGrid { _styles = Bytes(zip, "xl/styles.xml") };
        var targets = Document(zip, "xl/_rels/workbook.xml.rels")
            .Root!.Elements()
            .ToDictionary(
                relation => (string)relation.Attribute("Id")!,
                relation => (string)relation.Attribute("Target")!,
                StringComparer.Ordinal
            );
        foreach (var entry in Document(zip, "xl/workbook.xml").Root!.Element(MainSpace + "sheets")!.Elements())
        {
            var target = targets[(string)entry.Attribute(RelationSpace + "id")!];
            var path = target.StartsWith('/') ? target[1..] : "xl/" + target;
            grid.Sheets.Add(ParseSheet((string)entry.Attribute("name")!, Document(zip, path)));
        }

        return grid;
    }

    /// <summary>The form of an untouched export: every text inline.</summary>
    public byte[] Untouched() => Write(isResaved: false);

    /// <summary>The form after a save in WPS: shared strings, and the traces of the program.</summary>
    public byte[] Resaved() => Write(isResaved: true);

    /// <summary>One sheet as CSV.</summary>
    public static byte[] Csv(GridSheet sheet, Encoding encoding)
    {
        var text = new StringBuilder();
        foreach (var row in sheet.Rows)
        {
            text.AppendJoin(',', row.Select(cell => Quoted(cell?.Text ?? ""))).Append("\r\n");
        }

        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text.ToString())];
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : text;

    private static GridSheet ParseSheet(string name, XDocument document)
    {
        var sheet = new GridSheet(name);
        foreach (var row in document.Descendants(MainSpace + "row"))
        {
            var number = (int)row.Attribute("r")!;
            while (sheet.Rows.Count < number)
            {
                sheet.Rows.Add([]);
            }

            foreach (var cell in row.Elements(MainSpace + "c"))
            {
                var place = Column((string)cell.Attribute("r")!);
                var cells = sheet.Rows[number - 1];
                while (cells.Count <= place)
                {
                    cells.Add(null);
                }

                var isText = (string?)cell.Attribute("t") is "inlineStr";
                var text = isText
                    ? string.Concat(cell.Descendants(MainSpace + "t").Select(t => t.Value))
                    : (string?)cell.Element(MainSpace + "v");
                cells[place] = text is null ? null : new GridCell(text, !isText, (int?)cell.Attribute("s") ?? 0);
            }
        }

        sheet.Merges.AddRange(document.Descendants(MainSpace + "mergeCell").Select(merge => (string)merge.Attribute("ref")!));
        return sheet;
    }

    private byte[] Write(bool isResaved)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var shared = isResaved ? new List<string>() : null;
            Add(zip, "[Content_Types].xml", ContentTypes(isResaved));
            Add(zip, "_rels/.rels", PackageRelations(isResaved));
            Add(
                zip,
                "docProps/app.xml",
                "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\"><Application>Apache POI</Application></Properties>"
            );
            if (isResaved)
            {
                Add(zip, "docProps/custom.xml", WpsProperties);
            }

            Add(zip, "xl/workbook.xml", Workbook());
            Add(zip, "xl/_rels/workbook.xml.rels", WorkbookRelations());
            Add(zip, "xl/styles.xml", _styles);
            foreach (var (at, sheet) in Sheets.Index())
            {
                Add(zip, Invariant($"xl/worksheets/sheet{at + 1}.xml"), SheetXml(sheet, shared));
            }

            // Untouched exports carry an empty table of shared strings.
            var strings = string.Concat(
                (shared ?? []).Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>")
            );
            Add(zip, "xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{strings}</sst>");
        }

        return bytes.ToArray();
    }

    private const string WpsProperties =
        "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\"><property fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"2\" name=\"KSOProductBuildVer\"><vt:lpwstr>2052-12.1.0.21915</vt:lpwstr></property></Properties>";

    private static string SheetXml(GridSheet sheet, List<string>? shared)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (at, text) in (shared ?? []).Index())
        {
            index[text] = at;
        }

        var body = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        foreach (var (at, row) in sheet.Rows.Index())
        {
            body.Append(Invariant($"<row r=\"{at + 1}\">"));
            foreach (var (place, cell) in row.Index())
            {
                AppendCell(body, cell, Name(place) + Invariant($"{at + 1}"), shared, index);
            }

            body.Append("</row>");
        }

        body.Append("</sheetData>");
        if (sheet.Merges.Count > 0)
        {
            body.Append("<mergeCells>")
                .AppendJoin("", sheet.Merges.Select(area => $"<mergeCell ref=\"{area}\"/>"))
                .Append("</mergeCells>");
        }

        return body.Append("</worksheet>").ToString();
    }

    private static void AppendCell(
        StringBuilder body,
        GridCell? cell,
        string at,
        List<string>? shared,
        Dictionary<string, int> index
    )
    {
        if (cell is null)
        {
            return;
        }

        body.Append(Invariant($"<c r=\"{at}\" s=\"{cell.Style}\""));
        if (cell.IsNumber)
        {
            body.Append($"><v>{cell.Text}</v></c>");
            return;
        }

        if (shared is null)
        {
            body.Append($" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(cell.Text)}</t></is></c>");
            return;
        }

        if (!index.TryGetValue(cell.Text, out var place))
        {
            place = shared.Count;
            shared.Add(cell.Text);
            index.Add(cell.Text, place);
        }

        body.Append(Invariant($" t=\"s\"><v>{place}</v></c>"));
    }

    private string Workbook()
    {
        var sheets = Sheets.Select(
            (sheet, at) =>
                Invariant(
                    $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{at + 1}\" r:id=\"rId{at + 1}\"{(sheet.IsHidden ? " state=\"hidden\"" : "")}/>"
                )
        );
        return $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>{string.Concat(sheets)}</sheets></workbook>";
    }

    private string WorkbookRelations()
    {
        var sheets = Sheets.Select(
            (_, at) =>
                Invariant(
                    $"<Relationship Id=\"rId{at + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{at + 1}.xml\"/>"
                )
        );
        return $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets)}<Relationship Id=\"rIdS\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/><Relationship Id=\"rIdT\" Type=\"{Relations}/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>";
    }

    private string ContentTypes(bool isResaved)
    {
        const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var sheets = Sheets.Select(
            (_, at) =>
                Invariant($"<Override PartName=\"/xl/worksheets/sheet{at + 1}.xml\" ContentType=\"{Sheet}worksheet+xml\"/>")
        );
        var custom = isResaved
            ? "<Override PartName=\"/docProps/custom.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.custom-properties+xml\"/>"
            : "";
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Sheet}sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{Sheet}styles+xml\"/><Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{Sheet}sharedStrings+xml\"/>"
            + "<Override PartName=\"/docProps/app.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.extended-properties+xml\"/>"
            + custom
            + string.Concat(sheets)
            + "</Types>";
    }

    private static string PackageRelations(bool isResaved) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + $"<Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/>"
        + $"<Relationship Id=\"rId2\" Type=\"{Relations}/extended-properties\" Target=\"docProps/app.xml\"/>"
        + (isResaved ? $"<Relationship Id=\"rId3\" Type=\"{Relations}/custom-properties\" Target=\"docProps/custom.xml\"/>" : "")
        + "</Relationships>";

    private static void Add(ZipArchive zip, string name, string xml) =>
        Add(zip, name, Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + xml));

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Bytes(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static XDocument Document(ZipArchive zip, string name)
    {
        using var stream = zip.GetEntry(name)!.Open();
        return XDocument.Load(stream);
    }

    private static int Column(string reference)
    {
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
        {
            column = (column * 26) + c - 'A' + 1;
        }

        return column - 1;
    }

    private static string Name(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Name((column / 26) - 1) + (char)('A' + (column % 26));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
