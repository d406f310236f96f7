using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>Attaches a file to a PDF by an incremental update: new objects, a new section of the cross-reference table, a new trailer.</summary>
/// <remarks>Source: ISO 32000-1, 7.5.6 (incremental updates), 7.11.4 (embedded files).</remarks>
public static partial class PdfAttachment
{
    /// <summary>The PDF with the attachment.</summary>
    /// <param name="pdf">A PDF with a classic cross-reference table, as Skia writes.</param>
    /// <param name="name">Name of the attachment, ASCII.</param>
    /// <param name="content">Its bytes.</param>
    public static byte[] Add(byte[] pdf, string name, byte[] content)
    {
        var text = Encoding.Latin1.GetString(pdf);
        var start = LastNumber(StartOfTable().Matches(text));
        var root = LastNumber(RootReference().Matches(text));
        var size = LastNumber(TableSize().Matches(text));
        var catalog = Dictionary(text, root);

        using var file = new MemoryStream();
        file.Write(pdf);
        var update = new Update(file);
        update.Begin(size);
        update.Stream(content);
        update.Object(
            size + 1,
            $"<</Type /Filespec /F ({name}) /UF ({name}) /AFRelationship /Data /EF <</F {Number(size)} 0 R>>>>"
        );
        update.Object(
            root,
            catalog[..^2]
                + $"\n/Names <</EmbeddedFiles <</Names [({name}) {Number(size + 1)} 0 R]>>>>\n/AF [{Number(size + 1)} 0 R]>>"
        );
        update.Finish(size + 2, root, start);
        return file.ToArray();
    }

    private static string Dictionary(string text, int number)
    {
        var at = text.LastIndexOf($"\n{Number(number)} 0 obj", StringComparison.Ordinal);
        var from = text.IndexOf("<<", at, StringComparison.Ordinal);
        var to = text.IndexOf("endobj", from, StringComparison.Ordinal);
        return text[from..to].TrimEnd();
    }

    private static int LastNumber(MatchCollection matches) =>
        int.Parse(matches[^1].Groups["number"].Value, CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"startxref\s+(?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"/Root (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RootReference();

    [GeneratedRegex(@"trailer\s*<</Size (?<number>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableSize();

    private sealed class Update(MemoryStream file)
    {
        private readonly SortedDictionary<int, long> _offsets = [];

        public void Begin(int number)
        {
            Write("\n");
            _offsets[number] = file.Length;
            Write(Number(number) + " 0 obj\n");
        }

        public void Stream(byte[] content)
        {
            using var packed = new MemoryStream();
            using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                zlib.Write(content);
            }

            Write(
                $"<</Type /EmbeddedFile /Subtype /application#2Fxml /Filter /FlateDecode /Params <</Size {Number(content.Length)}>> /Length {Number((int)packed.Length)}>>\nstream\n"
            );
            file.Write(packed.ToArray());
            Write("\nendstream\nendobj\n");
        }

        public void Object(int number, string dictionary)
        {
            _offsets[number] = file.Length;
            Write(Number(number) + " 0 obj\n" + dictionary + "\nendobj\n");
        }

        public void Finish(int size, int root, int previous)
        {
            var table = file.Length;
            Write("xref\n");
            foreach (var (number, offset) in _offsets)
            {
                Write(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:D10} 00000 n \n"));
            }

            Write($"trailer\n<</Size {Number(size)} /Root {Number(root)} 0 R /Prev {Number(previous)}>>\nstartxref\n");
            Write(table.ToString(CultureInfo.InvariantCulture) + "\n%%EOF\n");
        }

        private void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }
}
