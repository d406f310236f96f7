using System.IO.Compression;
using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>xlsx 工作簿 (ECMA-376 package): parts found by their relations, sheets read as a stream.</summary>
/// <remarks>
/// Element names are compared without namespaces, so that the strict form of the standard and odd prefixes are read too. The ratio of
/// unpacked to packed bytes is not looked at: a long regular sheet packs better than <see cref="Limits.Ratio"/>; what counts is that
/// nothing is unpacked into memory but the texts, which have their own limit.
/// </remarks>
internal sealed class XlsxFile : TableFile
{
    private readonly ZipArchive _package;
    private readonly CellBudget _budget = new();
    private readonly ElementText _text = new(new TextPool());
    private readonly List<Sheet> _sheets = [];

    private XlsxFile(ZipArchive package) => _package = package;

    /// <inheritdoc />
    public override IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Opens the package and reads everything but the sheets.</summary>
    /// <exception cref="InvalidDataException">It is no such package.</exception>
    public static XlsxFile Open(ReadOnlyMemory<byte> content)
    {
        var package = new ZipArchive(MemoryBytes.AsStream(content), ZipArchiveMode.Read);
        var file = new XlsxFile(package);
        try
        {
            if (package.Entries.Count > Limits.ArchiveMembers)
            {
                throw new LimitExceededException();
            }

            file.ReadWorkbook();
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public override void Dispose() => _package.Dispose();

    /// <summary>A sheet, cell by cell; null when the package has no such part.</summary>
    internal SheetMarkup? OpenSheet(string? path) =>
        Find(path) is { } entry ? new SheetMarkup(SheetEncoding.AsUtf8(() => Content(entry))) : null;

    /// <summary>A part as XML; null when the package has no such part.</summary>
    private XmlReader? OpenPart(string path) => Find(path) is { } entry ? SheetXml.Reader(Content(entry)) : null;

    private static CountedStream Content(ZipArchiveEntry entry) => new(entry.Open(), Limits.WorkbookMemberBytes, entry.Crc32);

    private ZipArchiveEntry? Find(string? path) =>
        path is null ? null : _package.Entries.FirstOrDefault(entry => IsPath(entry.FullName, path));

    // Some tools write backslashes or a leading slash.
    private static bool IsPath(string name, string path) =>
        string.Equals(name.Replace('\\', '/').TrimStart('/'), path, StringComparison.OrdinalIgnoreCase);

    private void ReadWorkbook()
    {
        var workbookPath =
            Relations("", "_rels/.rels").FirstOrDefault(relation => relation.IsOfType("officeDocument")).Target
            ?? "xl/workbook.xml";
        var folder = workbookPath[..(workbookPath.LastIndexOf('/') + 1)];
        var relations = Relations(folder, $"{folder}_rels/{workbookPath[folder.Length..]}.rels");
        using var workbook = OpenPart(workbookPath) ?? throw new InvalidDataException("The package has no workbook part.");
        var sheets = new List<(string Name, bool IsHidden, string? Path)>();
        while (workbook.Read())
        {
            if (workbook.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (workbook.LocalName == "workbookPr")
            {
                Dates = new SerialDates(workbook.GetAttribute("date1904") is "1" or "true");
            }
            else if (workbook.LocalName == "sheet")
            {
                var id = SheetXml.AttributeByLocalName(workbook, "id");
                var relation = relations.Find(relation => relation.Id == id);
                if (relation.Target is not null && !relation.IsOfType("worksheet"))
                {
                    continue;
                }

                sheets.Add(
                    (
                        workbook.GetAttribute("name") ?? "",
                        workbook.GetAttribute("state") is "hidden" or "veryHidden",
                        relation.Target
                    )
                );
                CellBudget.CheckSheets(sheets.Count);
            }
        }

        var shared = ReadShared(
            relations.Find(relation => relation.IsOfType("sharedStrings")).Target ?? folder + "sharedStrings.xml"
        );
        var styles = ReadStyles(relations.Find(relation => relation.IsOfType("styles")).Target ?? folder + "styles.xml");
        var surroundings = new XlsxSurroundings(shared, styles, Dates, _text, _budget);
        _sheets.AddRange(
            sheets.Select(sheet => new XlsxSheet(this, sheet.Path, surroundings) { Name = sheet.Name, IsHidden = sheet.IsHidden })
        );
    }

    private List<Relation> Relations(string folder, string path)
    {
        var relations = new List<Relation>();
        using var reader = OpenPart(path);
        while (reader?.Read() == true)
        {
            if (
                reader.NodeType == XmlNodeType.Element
                && reader.LocalName == "Relationship"
                && reader.GetAttribute("TargetMode") != "External"
            )
            {
                relations.Add(
                    new Relation(
                        reader.GetAttribute("Id") ?? "",
                        reader.GetAttribute("Type") ?? "",
                        Resolve(folder, reader.GetAttribute("Target") ?? "")
                    )
                );
            }
        }

        return relations;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var parts = new List<string>();
        foreach (var part in (folder + target).Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }

    private string[] ReadShared(string path)
    {
        var texts = new List<string>();
        if (Find(path) is not { } entry)
        {
            return [];
        }

        using var content = Content(entry);
        using var reader = SheetXml.Reader(content);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                var text = _text.Read(reader);
                _budget.Spend(text.Length);
                texts.Add(text);
            }
        }

        content.Finish();
        return [.. texts];
    }

    private bool[] ReadStyles(string path)
    {
        using var reader = OpenPart(path);
        return reader is null ? [] : DateFormats.Read(reader);
    }

    private readonly record struct Relation(string Id, string Type, string Target)
    {
        public bool IsOfType(string type) => Type is not null && Type.EndsWith("/" + type, StringComparison.Ordinal);
    }
}

/// <summary>What the sheets of one workbook share.</summary>
/// <param name="Shared">Shared strings.</param>
/// <param name="IsDate">By style number: whether numbers in that style are dates.</param>
/// <param name="Dates">The date system.</param>
/// <param name="Text">Takes texts out of elements.</param>
/// <param name="Budget">Characters.</param>
internal sealed record XlsxSurroundings(string[] Shared, bool[] IsDate, SerialDates Dates, ElementText Text, CellBudget Budget);
