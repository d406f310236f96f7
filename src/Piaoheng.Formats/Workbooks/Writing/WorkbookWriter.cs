using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>工作簿写出: writes an xlsx file as a stream, sheet after sheet, with little memory.</summary>
/// <remarks>
/// Typed cells, identifiers as text, inline strings, one fixed style sheet; no text can become a formula.
/// The same calls give the same bytes. Dispose finishes the file; the stream stays open.
/// </remarks>
public sealed class WorkbookWriter : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageTypes = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string SpreadsheetType = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    private readonly ZipArchive _package;
    private readonly List<string> _sheets = [];
    private SheetWriter? _open;

    /// <summary>Starts a workbook.</summary>
    /// <param name="output">Where the bytes go; needs only to be writable.</param>
    public WorkbookWriter(Stream output) => _package = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Starts the next sheet with its header row; the one before is finished by it.</summary>
    /// <param name="name">Name of the sheet; what spreadsheets do not allow is replaced, a repeated name gets a number.</param>
    /// <param name="columns">Headings and widths; the header row is frozen. Empty = no header row and no fixed widths.</param>
    public SheetWriter AddSheet(string name, params IReadOnlyList<SheetColumn> columns)
    {
        var sheet = AddPlainSheet(name, [.. columns.Select(column => column.Width)], frozenRows: columns.Count > 0 ? 1 : 0);
        if (columns.Count > 0)
        {
            sheet.WriteHeader([.. columns.Select(column => column.Heading)]);
        }

        return sheet;
    }

    /// <summary>Starts the next sheet without writing anything into it.</summary>
    /// <param name="name">Name of the sheet, as in <see cref="AddSheet"/>.</param>
    /// <param name="widths">Widths of the columns in characters.</param>
    /// <param name="frozenRows">Rows at the top that stay in sight.</param>
    public SheetWriter AddPlainSheet(string name, IReadOnlyList<double> widths, int frozenRows)
    {
        _open?.Dispose();
        _sheets.Add(SheetNames.Allowed(name, _sheets));
        _open = new SheetWriter(Part($"xl/worksheets/sheet{_sheets.Count}.xml"), widths, frozenRows);
        return _open;
    }

    /// <summary>Finishes the file.</summary>
    public void Dispose()
    {
        if (_sheets.Count == 0)
        {
            AddPlainSheet("Sheet1", [], 0);
        }

        _open?.Dispose();
        WritePart("xl/workbook.xml", WorkbookPart());
        WritePart("xl/_rels/workbook.xml.rels", WorkbookRelations());
        WritePart("xl/styles.xml", WorkbookStyles.Xml);
        WritePart(
            "_rels/.rels",
            $"<Relationships xmlns=\"{PackageRelations}\"><Relationship Id=\"rId1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        );
        WritePart("[Content_Types].xml", ContentTypes());
        _package.Dispose();
    }

    private string WorkbookPart()
    {
        var text = new StringBuilder($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        foreach (var (index, name) in _sheets.Index())
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<sheet name=\"{SecurityElement.Escape(name)}\" sheetId=\"{index + 1}\" r:id=\"rId{index + 1}\"/>"
            );
        }

        return text.Append("</sheets></workbook>").ToString();
    }

    private string WorkbookRelations()
    {
        var text = new StringBuilder($"<Relationships xmlns=\"{PackageRelations}\">");
        for (var number = 1; number <= _sheets.Count; number++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<Relationship Id=\"rId{number}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{number}.xml\"/>"
            );
        }

        return text.Append(
                CultureInfo.InvariantCulture,
                $"<Relationship Id=\"rId{_sheets.Count + 1}\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>"
            )
            .ToString();
    }

    private string ContentTypes()
    {
        var text = new StringBuilder($"<Types xmlns=\"{PackageTypes}\">")
            .Append("<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
            .Append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
            .Append($"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{SpreadsheetType}.sheet.main+xml\"/>")
            .Append($"<Override PartName=\"/xl/styles.xml\" ContentType=\"{SpreadsheetType}.styles+xml\"/>");
        for (var number = 1; number <= _sheets.Count; number++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{SpreadsheetType}.worksheet+xml\"/>"
            );
        }

        return text.Append("</Types>").ToString();
    }

    private void WritePart(string name, string xml)
    {
        using var writer = Part(name);
        writer.Write(xml);
    }

    private StreamWriter Part(string name)
    {
        var entry = _package.CreateEntry(name, CompressionLevel.Fastest);
        // A fixed time, so that the same calls give the same bytes.
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var writer = new StreamWriter(entry.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 32 * 1024);
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
        return writer;
    }
}
