using System.Globalization;
using System.Text;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>Workbooks whose cells grow.</summary>
internal static class HostileWorkbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static IEnumerable<HostileFile> All(string listener)
    {
        yield return new(
            "xlsx: one huge shared text in very many cells",
            "shared.xlsx",
            Xlsx(
                Cells(120_000, "<c r=\"A{0}\" t=\"s\"><v>0</v></c>"),
                $"<sst xmlns=\"{Main}\"><si><t>{new string('x', 1_000_000)}</t></si></sst>"
            )
        );
        yield return new(
            "xlsx: entities in a sheet",
            "entities.xlsx",
            Xlsx(
                "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;&x;&x;\">]><worksheet><sheetData><row><c><v>&y;</v></c></row></sheetData></worksheet>",
                null
            )
        );
        yield return new(
            "xlsx: a sheet at an address",
            "external.xlsx",
            Xlsx($"<!DOCTYPE a SYSTEM \"{listener}s\"><worksheet/>", null)
        );
        yield return new(
            "xlsx: a row number beyond the sheet",
            "row.xlsx",
            Xlsx(
                $"<worksheet xmlns=\"{Main}\"><sheetData><row r=\"2147483647\"><c r=\"XFD2147483647\"><v>1</v></c></row></sheetData></worksheet>",
                null
            )
        );
        yield return new(
            "xlsx: merged cells over everything",
            "merged.xlsx",
            Xlsx(
                $"<worksheet xmlns=\"{Main}\"><sheetData/><mergeCells>{string.Concat(Enumerable.Repeat("<mergeCell ref=\"A1:XFD1048576\"/>", 5_000))}</mergeCells></worksheet>",
                null
            )
        );
        yield return new(
            "xlsx: formulas that call programs",
            "formula.xlsx",
            Xlsx(Cells(3, "<c r=\"A{0}\" t=\"str\"><f>cmd|'/c calc'!A1</f><v>=cmd|'/c calc'!A1</v></c>"), null)
        );
        yield return new(
            "xlsx: a sheet that unpacks without end",
            "bomb.xlsx",
            Xlsx($"<worksheet xmlns=\"{Main}\"><sheetData>{new string(' ', 40_000_000)}</sheetData></worksheet>", null)
        );
        yield return new("csv: one line of many millions of fields", "fields.csv", "发票号码" + new string(',', 20_000_000));
        yield return new("csv: a quote that never ends", "quote.csv", "发票号码,开票日期\n\"" + new string('x', 5_000_000));
    }

    private static string Cells(int rows, string cell)
    {
        var text = new StringBuilder($"<worksheet xmlns=\"{Main}\"><sheetData>");
        for (var row = 1; row <= rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{row}\">")
                .AppendFormat(CultureInfo.InvariantCulture, cell, row)
                .Append("</row>");
        }

        return text.Append("</sheetData></worksheet>").ToString();
    }

    private static byte[] Xlsx(string sheet, string? texts)
    {
        List<(string, byte[])> parts =
        [
            (
                "[Content_Types].xml",
                Part(
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>"
                )
            ),
            (
                "_rels/.rels",
                Part(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                )
            ),
            (
                "xl/workbook.xml",
                Part(
                    $"<workbook xmlns=\"{Main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"发票基础信息\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
                )
            ),
            (
                "xl/_rels/workbook.xml.rels",
                Part(
                    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"
                )
            ),
            ("xl/worksheets/sheet1.xml", Part(sheet)),
        ];
        if (texts is not null)
        {
            parts.Add(("xl/sharedStrings.xml", Part(texts)));
        }

        return HostileArchives.Zip([.. parts]);
    }

    private static byte[] Part(string xml) => Encoding.UTF8.GetBytes(xml);
}
