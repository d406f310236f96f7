using System.Text;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Codes;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;
using SkiaSharp;

namespace Piaoheng.Fuzz;

/// <summary>First inputs: one small true file of each format, which the fuzzer changes.</summary>
internal static class Seeds
{
    private const string Mail =
        "From: a@example.com\r\nSubject: =?gb18030?B?t6LGsQ==?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        + "--b\r\nContent-Type: text/plain\r\n\r\n01,32,,26112000000000000001,113.00,20260310,,A1B2\r\n"
        + "--b\r\nContent-Type: text/csv; name=a.csv\r\nContent-Disposition: attachment; filename=a.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + "5Y+R56Wo5Y+356CBLOW8gOelqOaXpeacnwoyNjExMjAwMDAwMDAwMDAwMDAwMSwyMDI2LTAzLTEwCg==\r\n--b--\r\n";

    public static void Write(string folder)
    {
        var dice = new Dice(13);
        var issuer = new InvoiceIssuer(dice, new InventedCompanies(dice));
        var digital = issuer.Issue(KindId.DigitalVatNormal, new DateOnly(2026, 3, 10), InventedCompanies.Main);
        var legacy = issuer.Issue(KindId.ElectronicVatNormal, new DateOnly(2020, 3, 10), InventedCompanies.Main);
        Put("xml", DigitalXmlWriter.Write(digital, new DigitalXmlStyle()).Content);
        Put("ofd", OfdWriter.Write(digital, dice).Content);
        Put("ofd", OfdWriter.Write(legacy, dice).Content);
        Put("pdf", InvoicePdf.Write(digital, dice).Content);
        var query = BureauFile.FullQuery("全量发票查询导出结果", [new BureauRow(digital)], new BureauFileStyle()).Content;
        Put("xlsx", query);
        Put("zip", query);
        Put("xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1528]]);
        Put("csv", Encoding.UTF8.GetBytes("发票号码,开票日期,价税合计\n26112000000000000001,2026-03-10,113.00\n"));
        Put("mail", Encoding.UTF8.GetBytes(Mail));
        Put(
            "web-page",
            Encoding.UTF8.GetBytes(
                "<html><body><table><tr><td>发票号码</td><td>26112000000000000001</td></tr></table></body></html>"
            )
        );
        Put("qr-text", Encoding.UTF8.GetBytes(QrText.Of(digital)!));
        var picture = new QrPicture { Unit = 3, Quiet = 2 }.Draw(QrEncoder.Encode(QrText.Of(digital)!));
        Put(
            "qr-picture",
            [(byte)picture.Width, .. Enumerable.Range(0, picture.Height).SelectMany(y => picture.Row(y).ToArray())]
        );

        using var drawn = QrBitmap.Of(QrEncoder.Encode("HELLO"), unit: 2);
        foreach (
            var (format, quality) in ((SKEncodedImageFormat, int)[])
                [(SKEncodedImageFormat.Png, 100), (SKEncodedImageFormat.Jpeg, 60)]
        )
        {
            using var encoded = drawn.Encode(format, quality);
            Put("embedded-picture", encoded.ToArray());
        }

        void Put(string reader, byte[] content)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, reader)).FullName;
            File.WriteAllBytes(Path.Combine(place, $"{Directory.GetFiles(place).Length}.bin"), content);
        }
    }
}
