using System.Globalization;
using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>XML 表格 2003 (SpreadsheetML), which some programs save as “xls”.</summary>
internal sealed class SpreadsheetXml : TableFile
{
    /// <summary>The namespace that tells it from other XML.</summary>
    public const string Namespace = "urn:schemas-microsoft-com:office:spreadsheet";

    private readonly List<Sheet> _sheets = [];

    private SpreadsheetXml() { }

    /// <inheritdoc />
    public override IReadOnlyList<Sheet> Sheets => _sheets;

    /// <summary>Opens a file.</summary>
    public static SpreadsheetXml Open(ReadOnlyMemory<byte> content)
    {
        var file = new SpreadsheetXml();
        var budget = new CellBudget();
        using var reader = SheetXml.Reader(MemoryBytes.AsStream(content));
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Worksheet")
            {
                file._sheets.Add(
                    new XmlSheet(content, file._sheets.Count, budget)
                    {
                        Name = SheetXml.AttributeByLocalName(reader, "Name") ?? "",
                    }
                );
                CellBudget.CheckSheets(file._sheets.Count);
            }
        }

        return file;
    }

    /// <inheritdoc />
    public override void Dispose() { }

    private sealed class XmlSheet(ReadOnlyMemory<byte> content, int place, CellBudget budget) : Sheet
    {
        public override IEnumerable<SheetRow> Rows()
        {
            using var reader = SheetXml.Reader(MemoryBytes.AsStream(content));
            var row = new SheetRow();
            var text = new ElementText(new TextPool());
            var (sheet, number) = (-1, 0);
            while (reader.Read())
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.LocalName == "Worksheet" && ++sheet > place)
                {
                    yield break;
                }

                if (sheet == place && reader.LocalName == "Row")
                {
                    number = Number(reader, "Index") ?? checked(number + 1);
                    CellBudget.CheckRow(number);
                    row.Begin(number);
                    ReadCells(reader, row, text);
                    yield return row;
                }
            }
        }

        private void ReadCells(XmlReader reader, SheetRow row, ElementText text)
        {
            if (reader.IsEmptyElement)
            {
                return;
            }

            var depth = reader.Depth;
            var column = -1;
            var covered = 0;
            while (reader.Read() && reader.Depth > depth)
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.LocalName == "Cell")
                {
                    column = Number(reader, "Index") is { } index ? index - 1 : checked(column + covered + 1);
                    covered = Number(reader, "MergeAcross") ?? 0;
                }
                else if (reader.LocalName == "Data" && column >= 0)
                {
                    var type = SheetXml.AttributeByLocalName(reader, "Type");
                    var value = text.Read(reader);
                    budget.Spend(value.Length);
                    row.Set(column, Typed(value, type));
                }
            }
        }

        private static Cell Typed(string text, string? type) =>
            type switch
            {
                "Number" => Cell.OfNumber(text),
                "DateTime" when DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) =>
                    Cell.OfMoment(moment),
                "Error" => Cell.OfError(text),
                _ => Cell.OfText(text),
            };

        private static int? Number(XmlReader reader, string attribute) =>
            int.TryParse(
                SheetXml.AttributeByLocalName(reader, attribute),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : null;
    }
}
