using System.Globalization;
using System.Text;

namespace Piaoheng.Formats.Workbooks.Writing;

/// <summary>The one fixed style sheet: every <see cref="CellFormat"/> in every <see cref="CellTone"/>.</summary>
internal static class WorkbookStyles
{
    private static readonly int Tones = Enum.GetValues<CellTone>().Length;

    /// <summary>The part <c>xl/styles.xml</c>.</summary>
    public static string Xml { get; } = Build();

    /// <summary>Number of the style of a format in a tone.</summary>
    public static int Index(CellFormat format, CellTone tone) => ((int)format * Tones) + (int)tone;

    private static string Build()
    {
        var text = new StringBuilder("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">")
            .Append("<numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>")
            .Append("<numFmt numFmtId=\"165\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>")
            .Append("<fonts count=\"4\">")
            .Append(Font(""))
            .Append(Font("<b/>"))
            .Append(Font("<u/>", "FF0B5CAD"))
            .Append(Font("", "FF6B7280"))
            .Append(
                "</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill>"
            )
            .Append(Fill("FFE6ECF5"))
            .Append(Fill("FFE3F4E8"))
            .Append(Fill("FFFFF2D6"))
            .Append(Fill("FFFCE1E1"))
            .Append("</fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>")
            .Append("<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        var formats = Enum.GetValues<CellFormat>();
        text.Append(CultureInfo.InvariantCulture, $"<cellXfs count=\"{formats.Length * Tones}\">");
        foreach (var format in formats)
        {
            foreach (var tone in Enum.GetValues<CellTone>())
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"<xf numFmtId=\"{NumberFormat(format)}\" fontId=\"{FontOf(format, tone)}\" fillId=\"{FillOf(tone)}\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\"/>"
                );
            }
        }

        return text.Append("</cellXfs></styleSheet>").ToString();
    }

    private static string Font(string mark, string colour = "FF1F2937") =>
        $"<font>{mark}<sz val=\"11\"/><color rgb=\"{colour}\"/><name val=\"宋体\"/><charset val=\"134\"/></font>";

    private static string Fill(string colour) =>
        $"<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{colour}\"/><bgColor indexed=\"64\"/></patternFill></fill>";

    // 0, 4 and 49 are built in: General, #,##0.00 and text.
    private static int NumberFormat(CellFormat format) =>
        format switch
        {
            CellFormat.Text or CellFormat.Link => 49,
            CellFormat.Money => 4,
            CellFormat.Date => 164,
            CellFormat.Time => 165,
            _ => 0,
        };

    private static int FontOf(CellFormat format, CellTone tone) =>
        (format, tone) switch
        {
            (_, CellTone.Header) => 1,
            (CellFormat.Link, _) => 2,
            (_, CellTone.Muted) => 3,
            _ => 0,
        };

    private static int FillOf(CellTone tone) =>
        tone switch
        {
            CellTone.Header => 2,
            CellTone.Good => 3,
            CellTone.Warn => 4,
            CellTone.Bad => 5,
            _ => 0,
        };
}
