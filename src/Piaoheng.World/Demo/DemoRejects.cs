using System.IO.Compression;
using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Demo;

/// <summary>Files that wait in 待处理文件: broken, locked, empty, or no invoice at all.</summary>
internal sealed class DemoRejects(Dice dice, InvoiceIssuer issuer)
{
    /// <summary>The files with the reason why each cannot be read.</summary>
    public IReadOnlyList<WorldFile> All()
    {
        var invoice = issuer.Issue(
            KindId.DigitalVatNormal,
            DemoSet.From.AddDays(12),
            InventedCompanies.Main,
            new InvoiceWish { Trade = Trade.Hotel }
        );
        var form = PrintedForm.Digital(invoice, new DigitalFormStyle());
        var whole = PdfWriter.Write(form.Pages, new PdfStyle(), dice);
        return
        [
            File("下载中断.pdf", whole[..(whole.Length / 3)], UnreadableReason.Broken),
            File("dzfp_" + invoice.Number + "_下载.pdf", Encoding.UTF8.GetBytes(LoginPage), UnreadableReason.Broken),
            File("加密附件.zip", LockedZip(DigitalXmlWriter.Write(invoice, new DigitalXmlStyle())), UnreadableReason.Encrypted),
            File("空文件.xml", [], UnreadableReason.Empty),
        ];
    }

    /// <summary>What a download gives after the session has ended.</summary>
    internal const string LoginPage =
        "<!DOCTYPE html><html lang=\"zh\"><head><meta charset=\"utf-8\"><title>登录</title></head><body><form action=\"/login\"><input name=\"user\"><input type=\"password\" name=\"pass\"><button>登录</button></form><p>登录已失效，请重新登录后下载。</p></body></html>";

    private static WorldFile File(string name, byte[] content, string reason) =>
        new(
            name,
            content,
            [
                new Reading
                {
                    File = name,
                    Kind = KindId.Unreadable,
                    Reason = reason,
                },
            ]
        );

    // The mark of encryption is set on an ordinary archive: enough that nobody can open it without a password.
    private static byte[] LockedZip(WorldFile file)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            var entry = zip.CreateEntry(file.Name, CompressionLevel.NoCompression);
            entry.LastWriteTime = new DateTimeOffset(2026, 9, 13, 0, 0, 0, TimeSpan.Zero);
            using var stream = entry.Open();
            stream.Write(file.Content);
        }

        var locked = bytes.ToArray();
        locked[6] |= 1;
        var directory = locked.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        locked[directory + 8] |= 1;
        return locked;
    }
}
