using System.Globalization;
using System.Xml;

namespace Piaoheng.Formats.Workbooks.Cells;

/// <summary>Which cell styles of a workbook show dates.</summary>
internal static class DateFormats
{
    /// <summary>By style number: whether its number format is one of dates.</summary>
    public static bool[] Read(XmlReader styles)
    {
        var custom = new Dictionary<int, string>();
        var isDate = new List<bool>();
        var isInCellFormats = false;
        while (styles.Read())
        {
            if (styles.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement))
            {
                continue;
            }

            switch (styles.LocalName)
            {
                case "numFmt" when Number(styles, "numFmtId") is { } id && styles.GetAttribute("formatCode") is { } code:
                    custom[id] = code;
                    break;
                case "cellXfs":
                    isInCellFormats = styles.NodeType == XmlNodeType.Element && !styles.IsEmptyElement;
                    break;
                case "xf" when isInCellFormats && styles.NodeType == XmlNodeType.Element:
                    var format = Number(styles, "numFmtId") ?? 0;
                    isDate.Add(custom.TryGetValue(format, out var own) ? IsDateCode(own) : IsBuiltInDate(format));
                    break;
                default:
                    break;
            }
        }

        return [.. isDate];
    }

    /// <summary>Whether a format code such as <c>yyyy"年"m"月"d"日"</c> shows a date.</summary>
    public static bool IsDateCode(string code)
    {
        for (var at = 0; at < code.Length; at++)
        {
            switch (code[at])
            {
                case '"':
                    at = Skip(code, at, '"');
                    break;
                case '[':
                    at = Skip(code, at, ']');
                    break;
                case '\\' or '_' or '*':
                    at++;
                    break;
                case ';':
                    // Only the section for positive numbers counts.
                    return false;
                case 'y' or 'Y' or 'd' or 'D' or 'm' or 'M' or 'h' or 'H' or 's' or 'S':
                    return !code.AsSpan(at).StartsWith("General", StringComparison.OrdinalIgnoreCase);
                case 'G' or 'g' when code.AsSpan(at).StartsWith("General", StringComparison.OrdinalIgnoreCase):
                    at += "General".Length - 1;
                    break;
                default:
                    break;
            }
        }

        return false;
    }

    // ECMA-376 part 1, 18.8.30; 27–36 and 50–58 are the dates of the Chinese locale.
    private static bool IsBuiltInDate(int format) =>
        format is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static int Skip(string code, int from, char end)
    {
        var found = code.IndexOf(end, from + 1);
        return found < 0 ? code.Length : found;
    }

    private static int? Number(XmlReader reader, string attribute) =>
        int.TryParse(reader.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
