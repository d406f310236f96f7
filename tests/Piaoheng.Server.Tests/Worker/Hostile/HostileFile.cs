using System.Globalization;
using System.Text;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>A file made to do harm.</summary>
/// <param name="Threat">What it tries.</param>
/// <param name="Name">Name as given.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record HostileFile(string Threat, string Name, byte[] Content)
{
    public HostileFile(string threat, string name, string content)
        : this(threat, name, Encoding.UTF8.GetBytes(content)) { }

    /// <summary>Every named threat; <paramref name="listener"/> is an address that must never be called.</summary>
    public static IEnumerable<HostileFile> All(string listener) =>
        [
            .. HostileArchives.All(),
            .. HostileXml.All(listener),
            .. HostilePdfs.All(),
            .. HostilePictures.All(),
            .. HostileWorkbooks.All(listener),
            .. HostileOfds.All(listener),
            .. HostileMails.All(),
            new HostileFile(
                "type: a program named as an invoice",
                "发票.pdf",
                [0x7F, (byte)'E', (byte)'L', (byte)'F', .. new byte[4096]]
            ),
            new HostileFile("type: a page named as a workbook", "清单.xlsx", "<html><script>alert(1)</script></html>"),
            new HostileFile("type: an archive named as a PDF", "票.pdf", HostileArchives.Zip(("a.xml", "<a/>"u8.ToArray()))),
            new HostileFile("name: very long", new string('长', 5_000) + ".xml", "<a/>"),
            new HostileFile("name: path and control characters", "../../\0\n<b>.pdf", "%PDF-1.4\n%%EOF"),
        ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Threat} ({Content.Length} bytes)");
}
