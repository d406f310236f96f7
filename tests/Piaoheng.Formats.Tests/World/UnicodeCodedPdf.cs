using System.Globalization;
using System.Text;

namespace Piaoheng.Formats.Tests.World;

/// <summary>A 数电票 printed in a font that is not embedded and whose codes are characters (UniGB-UCS2-H), without a map of its own, as old report writers make.</summary>
internal static class UnicodeCodedPdf
{
    private static readonly (double X, double Y, double Size, string Text)[] Texts =
    [
        (200, 370, 18, "电子发票（普通发票）"),
        (430, 372, 9, "发票号码：26112000000000000001"),
        (430, 355, 9, "开票日期：2026年08月01日"),
        (30, 320, 9, "购买方名称：北京示例科技有限公司"),
        (30, 300, 9, "统一社会信用代码/纳税人识别号："),
        (310, 320, 9, "销售方名称：上海示例商贸有限公司"),
        (310, 300, 9, "统一社会信用代码/纳税人识别号："),
        (30, 270, 9, "项目名称"),
        (130, 270, 9, "规格型号"),
        (200, 270, 9, "单位"),
        (250, 270, 9, "数量"),
        (310, 270, 9, "单价"),
        (390, 270, 9, "金额"),
        (450, 270, 9, "税率/征收率"),
        (540, 270, 9, "税额"),
        (30, 250, 9, "*纸制品*纸"),
        (205, 250, 9, "箱"),
        (262, 250, 9, "1"),
        (310, 250, 9, "100"),
        (385, 250, 9, "100.00"),
        (465, 250, 9, "13%"),
        (540, 250, 9, "13.00"),
        (60, 150, 9, "合 计"),
        (380, 150, 9, "¥100.00"),
        (535, 150, 9, "¥13.00"),
        (40, 130, 9, "价税合计（大写）"),
        (180, 130, 9, "壹佰壹拾叁圆整"),
        (400, 130, 9, "（小写）¥113.00"),
        (40, 30, 9, "开票人：张三"),
    ];

    public static byte[] Write()
    {
        var content = new StringBuilder();
        foreach (var (x, y, size, text) in Texts)
        {
            var codes = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text));
            content.Append(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {y} Td <{codes}> Tj ET\n");
        }

        string[] objects =
        [
            "<</Type /Catalog /Pages 2 0 R>>",
            "<</Type /Pages /Kids [3 0 R] /Count 1>>",
            "<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 397] /Contents 4 0 R /Resources <</Font <</F1 5 0 R>>>>>>",
            string.Create(CultureInfo.InvariantCulture, $"<</Length {content.Length}>>\nstream\n{content}endstream"),
            "<</Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R]>>",
            "<</Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo <</Registry (Adobe) /Ordering (GB1) /Supplement 4>> /FontDescriptor 7 0 R /DW 1000 /W [1 [207 270 342 467 462 797 710 239 374] 814 939 500]>>",
            "<</Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93>>",
        ];
        return Joined(objects);
    }

    private static byte[] Joined(string[] objects)
    {
        var pdf = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        foreach (var (at, text) in objects.Index())
        {
            offsets.Add(pdf.Length);
            pdf.Append(CultureInfo.InvariantCulture, $"{at + 1} 0 obj\n{text}\nendobj\n");
        }

        var table = pdf.Length;
        pdf.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            pdf.Append(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n");
        }

        pdf.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size {objects.Length + 1} /Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n"
        );
        return Encoding.Latin1.GetBytes(pdf.ToString());
    }
}
