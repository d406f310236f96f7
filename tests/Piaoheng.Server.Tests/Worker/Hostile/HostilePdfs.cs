using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Piaoheng.Server.Tests.Worker.Hostile;

/// <summary>PDF files that recurse, go in circles or grow.</summary>
internal static class HostilePdfs
{
    private const string Pages = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    private const string Page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources 5 0 R>>";

    public static IEnumerable<HostileFile> All() => [.. Nested(), .. Endless(), .. Confused(), .. Grown()];

    private static IEnumerable<HostileFile> Nested()
    {
        yield return new(
            "pdf: deep arrays",
            "arrays.pdf",
            Pdf($"<</Type/Catalog/Pages 2 0 R/X {new string('[', 300_000)}>>", Pages, Page)
        );
        yield return new(
            "pdf: deep dictionaries",
            "dictionaries.pdf",
            Pdf($"<</Type/Catalog/Pages 2 0 R/X {Repeated("<</X ", 100_000)}>>", Pages, Page)
        );
        yield return new(
            "pdf: pages that hold themselves",
            "cycle.pdf",
            Pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>", Page)
        );
        yield return new(
            "pdf: parents in a circle",
            "parents.pdf",
            Pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 3 0 R>>", Page)
        );
        yield return new("pdf: an object that is itself", "self.pdf", Pdf("<</Type/Catalog/Pages 2 0 R>>", "2 0 R", Page));
    }

    private static IEnumerable<HostileFile> Endless()
    {
        yield return new(
            "pdf: more pages than can be",
            "count.pdf",
            Pdf("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 2000000000>>", Page)
        );
        yield return new("pdf: very many pages", "pages.pdf", ManyPages(3_000));
        yield return new(
            "pdf: content that unpacks without end",
            "bomb.pdf",
            Pdf("<</Type/Catalog/Pages 2 0 R>>", Pages, Page, Stream("/Filter/FlateDecode", Packed(new byte[200 * 1024 * 1024])))
        );
        yield return new(
            "pdf: filters upon filters",
            "filters.pdf",
            Pdf(
                "<</Type/Catalog/Pages 2 0 R>>",
                Pages,
                Page,
                Stream($"/Filter[{Repeated("/FlateDecode", 2_000)}]", Packed(new byte[1_000]))
            )
        );
        yield return new(
            "pdf: deep text map of a font",
            "tounicode.pdf",
            WithFont(
                $"/CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <00> {new string('[', 200_000)} endbfchar endcmap"
            )
        );
    }

    private static IEnumerable<HostileFile> Confused()
    {
        yield return new(
            "pdf: text map of a font with a huge range",
            "range.pdf",
            WithFont("begincmap 1 beginbfrange <00000000> <FFFFFFFF> <0000> endbfrange endcmap")
        );
        yield return new(
            "pdf: forms that draw themselves",
            "form.pdf",
            Pdf(
                "<</Type/Catalog/Pages 2 0 R>>",
                Pages,
                Page,
                Stream("", "/F Do"u8.ToArray()),
                "<</XObject<</F 6 0 R>>>>",
                Stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources 5 0 R", "/F Do /F Do"u8.ToArray())
            )
        );
        yield return new(
            "pdf: picture of enormous size",
            "picture.pdf",
            WithPicture(
                "/Width 60000/Height 60000/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/FlateDecode",
                Packed(new byte[1_000])
            )
        );
        yield return new(
            "pdf: picture with less data than it states",
            "short.pdf",
            WithPicture("/Width 3000/Height 3000/BitsPerComponent 8/ColorSpace/DeviceGray", new byte[10])
        );
        yield return new(
            "pdf: picture of a negative size",
            "negative.pdf",
            WithPicture("/Width -5/Height 400/BitsPerComponent 1/ColorSpace/DeviceGray", new byte[10])
        );
    }

    private static IEnumerable<HostileFile> Grown()
    {
        yield return new(
            "pdf: encrypted with nonsense",
            "encrypted.pdf",
            Encoding
                .ASCII.GetString(Pdf("<</Type/Catalog/Pages 2 0 R>>", Pages, Page))
                .Replace(
                    "/Root",
                    "/Encrypt<</Filter/Standard/V 4/R 4/O(x)/U(y)/P -4/CF<</StdCF<</CFM/AESV2>>>>>>/Root",
                    StringComparison.Ordinal
                )
        );
        yield return new(
            "pdf: table of places that leads back to itself",
            "xref.pdf",
            "%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF"
        );
        yield return new(
            "pdf: embedded file that unpacks without end",
            "embedded.pdf",
            Pdf(
                "<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.xml) 6 0 R]>>>>>>",
                Pages,
                Page,
                Stream("", []),
                "<<>>",
                "<</Type/Filespec/F(a.xml)/EF<</F 7 0 R>>>>",
                Stream("/Type/EmbeddedFile/Filter/FlateDecode", Packed(new byte[200 * 1024 * 1024]))
            )
        );
        yield return new(
            "pdf: operators without end",
            "operators.pdf",
            Pdf(
                "<</Type/Catalog/Pages 2 0 R>>",
                Pages,
                Page,
                Stream("/Filter/FlateDecode", Packed(Encoding.ASCII.GetBytes(Repeated("q ", 4_000_000))))
            )
        );
    }

    private static byte[] WithFont(string map) =>
        Pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources 5 0 R>>",
            Stream("", "BT /F 12 Tf (A) Tj ET"u8.ToArray()),
            "<</Font<</F 6 0 R>>>>",
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 7 0 R>>",
            Stream("", Encoding.ASCII.GetBytes(map))
        );

    private static byte[] WithPicture(string entries, byte[] samples) =>
        Pdf(
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources 5 0 R>>",
            Stream("", "q 200 0 0 200 0 0 cm /P Do Q BT /F 12 Tf (No. 26112000000000000001) Tj ET"u8.ToArray()),
            "<</XObject<</P 6 0 R>>/Font<</F 7 0 R>>>>",
            Stream($"/Type/XObject/Subtype/Image{entries}", samples),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        );

    private static byte[] ManyPages(int count)
    {
        var kids = string.Join(' ', Enumerable.Range(3, count).Select(number => $"{number} 0 R"));
        return Pdf([
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Kids[{kids}]/Count {count}>>",
            .. Enumerable.Repeat("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", count),
        ]);
    }

    private static string Stream(string entries, byte[] content) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<<{entries}/Length {content.Length}>>\nstream\n{Encoding.Latin1.GetString(content)}\nendstream"
        );

    private static byte[] Packed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var packer = new ZLibStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packer.Write(content);
        }

        return memory.ToArray();
    }

    private static string Repeated(string text, int count) =>
        new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    /// <summary>Objects numbered from 1, with a true table of their places.</summary>
    private static byte[] Pdf(params string[] objects)
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var (index, content) in objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(place => text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size {objects.Length + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
        );
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
