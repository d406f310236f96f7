using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Piaoheng.Formats.Tests.Pdf;

/// <summary>Writes PDF files whose pages are pictures, by hand, so that their filters can be chosen.</summary>
internal sealed class ScanPdf
{
    private readonly List<string> _objects = ["<</Type/Catalog/Pages 2 0 R>>", ""];
    private readonly List<int> _pages = [];

    /// <summary>Adds a picture and gives the number of its object.</summary>
    public int Picture(string entries, byte[] content) => Stream("/Type/XObject/Subtype/Image" + entries, content);

    /// <summary>Adds a stream and gives the number of its object.</summary>
    public int Stream(string entries, byte[] content) =>
        Add(Text($"<<{entries}/Length {content.Length}>>\nstream\n{Encoding.Latin1.GetString(content)}\nendstream"));

    /// <summary>Adds a page of 200 × 300 points on which each picture lies as its matrix says.</summary>
    public ScanPdf Page(params ReadOnlySpan<(int Picture, string Matrix)> pictures) => Page("", pictures);

    /// <summary>Adds such a page with further entries.</summary>
    public ScanPdf Page(string entries, params ReadOnlySpan<(int Picture, string Matrix)> pictures)
    {
        var (drawn, named) = (new StringBuilder(), new StringBuilder());
        foreach (var (picture, matrix) in pictures)
        {
            drawn.Append(CultureInfo.InvariantCulture, $"q {matrix} cm /P{picture} Do Q ");
            named.Append(CultureInfo.InvariantCulture, $"/P{picture} {picture} 0 R");
        }

        var content = Stream("", Encoding.ASCII.GetBytes(drawn.ToString()));
        var rest = Text($"/Contents {content} 0 R/Resources<</XObject<<{named}>>>>");
        _pages.Add(Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]" + entries + rest + ">>"));
        return this;
    }

    /// <summary>The file.</summary>
    public byte[] ToBytes()
    {
        var kids = string.Join(' ', _pages.Select(page => Text($"{page} 0 R")));
        _objects[1] = Text($"<</Type/Pages/Kids[{kids}]/Count {_pages.Count}>>");
        var text = new StringBuilder("%PDF-1.5\n");
        var places = new List<int>();
        foreach (var (index, content) in _objects.Index())
        {
            places.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{content}\nendobj\n");
        }

        var table = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {_objects.Count + 1}\n0000000000 65535 f \n");
        places.ForEach(place => text.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n"));
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size {_objects.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF"
        );
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    /// <summary>Packs as FlateDecode unpacks.</summary>
    public static byte[] Packed(byte[] content)
    {
        using var memory = new MemoryStream();
        using (var packer = new ZLibStream(memory, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(content);
        }

        return memory.ToArray();
    }

    private int Add(string content)
    {
        _objects.Add(content);
        return _objects.Count;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
