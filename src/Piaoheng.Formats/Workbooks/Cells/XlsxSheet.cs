using System.Globalization;
using System.Xml;
using Piaoheng.Formats.Workbooks.Writing;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>One sheet of an xlsx file.</summary>
internal sealed class XlsxSheet(XlsxFile file, string? path, XlsxSurroundings surroundings) : Sheet
{
    /// <inheritdoc />
    public override IEnumerable<SheetRow> Rows()
    {
        using var reader = file.OpenPart(path);
        if (reader is null)
        {
            yield break;
        }

        var row = new SheetRow();
        var number = 0;
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "row")
            {
                continue;
            }

            number = Integer(reader.GetAttribute("r")) ?? checked(number + 1);
            CellBudget.CheckRow(number);
            row.Begin(number);
            if (!reader.IsEmptyElement)
            {
                ReadCells(reader, row);
            }

            yield return row;
        }
    }

    private void ReadCells(XmlReader reader, SheetRow row)
    {
        var depth = reader.Depth;
        var column = -1;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "c")
            {
                continue;
            }

            column = reader.GetAttribute("r") is { } reference ? ColumnName.Parse(reference) : column + 1;
            if (column < 0)
            {
                throw new InvalidDataException("A cell without a column.");
            }

            var type = reader.GetAttribute("t");
            var style = reader.GetAttribute("s");
            if (!reader.IsEmptyElement)
            {
                row.Set(column, ReadCell(reader, type, style));
            }
        }
    }

    private Cell ReadCell(XmlReader reader, string? type, string? style)
    {
        var depth = reader.Depth;
        string? text = null;
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (reader.LocalName is "is" or "v")
            {
                text = surroundings.Text.Read(reader);
            }
            else
            {
                // What a formula gave stands in the value.
                SheetXml.SkipToEnd(reader);
            }
        }

        if (text is null)
        {
            return default;
        }

        surroundings.Budget.Spend(text.Length);
        return Typed(text, type, style);
    }

    private Cell Typed(string text, string? type, string? style)
    {
        switch (type)
        {
            case "s":
                return Integer(text) is { } index && index < surroundings.Shared.Length
                    ? Cell.OfText(surroundings.Shared[index])
                    : default;
            case "inlineStr" or "str":
                return Cell.OfText(text);
            case "e":
                return Cell.OfError(text);
            case "b":
                return Cell.OfText(text == "1" ? "TRUE" : "FALSE");
            case "d":
                return DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment)
                    ? Cell.OfMoment(moment)
                    : Cell.OfText(text);
            default:
                return text.Length == 0 ? default : Number(text, style);
        }
    }

    private Cell Number(string digits, string? style)
    {
        var isDate = Integer(style) is { } index && index < surroundings.IsDate.Length && surroundings.IsDate[index];
        return
            isDate
            && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var serial)
            && surroundings.Dates.Of(serial) is { } moment
            ? Cell.OfMoment(moment)
            : Cell.OfNumber(digits);
    }

    private static int? Integer(string? digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
