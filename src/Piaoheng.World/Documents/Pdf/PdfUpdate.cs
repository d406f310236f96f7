using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>An incremental update of a PDF with a classic cross-reference table: new objects, a new section of the table, a new trailer.</summary>
/// <remarks>Source: ISO 32000-1, 7.5.6.</remarks>
internal sealed partial class PdfUpdate : IDisposable
{
    private readonly MemoryStream _file = new();
    private readonly SortedDictionary<int, long> _offsets = [];
    private readonly int _start;

    public PdfUpdate(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        _start = LastNumber(StartOfTable().Matches(text));
        Root = LastNumber(RootReference().Matches(text));
        Size = LastNumber(TableSize().Matches(text));
        _file.Write(pdf);
        Write("\n");
    }

    /// <summary>Number of the catalog.</summary>
    public int Root { get; }

    /// <summary>Number of the first object that is not taken.</summary>
    public int Size { get; }

    /// <summary>Writes a stream, packed.</summary>
    public void Stream(int number, string entries, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(content);
        }

        _offsets[number] = _file.Length;
        Write($"{Number(number)} 0 obj\n<<{entries} /Filter /FlateDecode /Length {Number((int)packed.Length)}>>\nstream\n");
        _file.Write(packed.ToArray());
        Write("\nendstream\nendobj\n");
    }

    /// <summary>Writes a dictionary.</summary>
    public void Object(int number, string dictionary)
    {
        _offsets[number] = _file.Length;
        Write(Number(number) + " 0 obj\n" + dictionary + "\nendobj\n");
    }

    /// <summary>The whole file, old and new.</summary>
    public byte[] Finish(int size)
    {
        var table = _file.Length;
        Write("xref\n");
        foreach (var (number, offset) in _offsets)
        {
            Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n"));
        }

        Write($"trailer\n<</Size {Number(size)} /Root {Number(Root)} 0 R /Prev {Number(_start)}>>\nstartxref\n");
        Write(table.ToString(CultureInfo.InvariantCulture) + "\n%%EOF\n");
        return _file.ToArray();
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private void Write(string text) => _file.Write(Encoding.Latin1.GetBytes(text));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int LastNumber(MatchCollection matches) =>
        int.Parse(matches[^1].Groups["number"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\s+(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"/Root (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RootReference();

    [GeneratedRegex(@"trailer\s*<</Size (?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableSize();
}
