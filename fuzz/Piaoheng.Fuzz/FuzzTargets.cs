using Piaoheng.Core.Codes;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.Core.Documents;
using Piaoheng.Formats;
using Piaoheng.Formats.Images;

namespace Piaoheng.Fuzz;

/// <summary>One reader of bytes from outside each.</summary>
/// <remarks>
/// Readers go through the catalogue, which turns what a parser throws into a reason: what is looked for is what nothing catches
/// (a dead process, an endless loop, memory without end) and an answer that holds nothing.
/// </remarks>
internal static class FuzzTargets
{
    // Made when the fuzzer listens already: code that was prepared for it cannot run before.
    private static readonly Lazy<FormatCatalogue> Catalogue = new(static () => new(PolicyFolder.Load(PolicyFolder.Shipped)));

    public static IReadOnlyDictionary<string, Action<byte[]>> All { get; } =
        new Dictionary<string, Action<byte[]>>(StringComparer.Ordinal)
        {
            ["xml"] = content => Read("a.xml", content),
            ["ofd"] = content => Read("a.ofd", content),
            ["pdf"] = content => Read("a.pdf", content),
            ["xlsx"] = content => Read("a.xlsx", content),
            ["xls"] = content => Read("a.xls", content),
            ["csv"] = content => Read("a.csv", content),
            ["zip"] = content => Read("a.zip", content),
            ["mail"] = content => Read("a.eml", content),
            ["web-page"] = content => Read("a.html", content),
            ["qr-text"] = content => _ = QrText.TryParse(System.Text.Encoding.UTF8.GetString(content), out _),
            ["qr-picture"] = Picture,
            ["embedded-picture"] = content => _ = PngPicture.TryRead(content) ?? JpegPicture.TryRead(content),
        };

    public static byte[] Whole(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private static void Read(string name, byte[] content)
    {
        var documents = Catalogue.Value.Read(new FileBytes(name, content), new ReadOptions());
        if (documents.Count == 0 || documents.Any(document => document.Workbook is null && document.Readings.Count == 0))
        {
            throw new InvalidOperationException("A file gave nothing, not even a reason.");
        }
    }

    /// <summary>The first byte is the width; the rest are grey levels.</summary>
    private static void Picture(byte[] content)
    {
        if (content.Length < 2 || content[0] == 0)
        {
            return;
        }

        var height = (content.Length - 1) / content[0];
        if (height > 0)
        {
            QrReader.Read(new GreyImage(content[1..(1 + (content[0] * height))], content[0], height));
        }
    }
}
