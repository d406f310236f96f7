using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>Takes characters out of the maps (ToUnicode) of the fonts of a PDF, as careless makers leave them out: the print stays, the file no longer says what it is.</summary>
/// <remarks>Source: ISO 32000-1, 9.10.3.</remarks>
public static partial class PdfCharacterMaps
{
    /// <summary>Mappings that one section may hold.</summary>
    private const int SectionLength = 100;

    /// <summary>The PDF without the mappings of some characters.</summary>
    /// <param name="pdf">A PDF as <see cref="PdfWriter"/> writes.</param>
    /// <param name="isLost">Which characters the maps no longer name.</param>
    public static byte[] Without(byte[] pdf, Predicate<char> isLost) => Changed(pdf, (_, c) => isLost(c) ? null : c.ToString());

    /// <summary>The PDF with other maps.</summary>
    /// <param name="pdf">A PDF as <see cref="PdfWriter"/> writes.</param>
    /// <param name="change">What the map says of a code and its character: null leaves it out, empty names nothing.</param>
    public static byte[] Changed(byte[] pdf, Func<int, char, string?> change)
    {
        var text = Encoding.Latin1.GetString(pdf);
        using var update = new PdfUpdate(pdf);
        var numbers = MapReference()
            .Matches(text)
            .Select(match => int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))
            .Distinct();
        foreach (var number in numbers)
        {
            var map = Mappings(Stream(pdf, text, number))
                .Select(pair => (pair.Code, Text: change(pair.Code, pair.Character)))
                .Where(pair => pair.Text is not null);
            update.Stream(number, "", Encoding.ASCII.GetBytes(Written([.. map.Select(pair => (pair.Code, pair.Text!))])));
        }

        return update.Finish(update.Size);
    }

    private static string Stream(byte[] pdf, string text, int number)
    {
        var at = text.LastIndexOf(string.Create(CultureInfo.InvariantCulture, $"\n{number} 0 obj"), StringComparison.Ordinal);
        var from = text.IndexOf("stream", at, StringComparison.Ordinal) + "stream".Length;
        from += text[from] == '\r' ? 2 : 1;
        var isPacked = text[at..from].Contains("FlateDecode", StringComparison.Ordinal);
        var to = text.IndexOf("endstream", from, StringComparison.Ordinal);
        if (!isPacked)
        {
            return text[from..to];
        }

        using var zlib = new ZLibStream(new MemoryStream(pdf, from, to - from), CompressionMode.Decompress);
        using var reader = new StreamReader(zlib, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static IEnumerable<(int Code, char Character)> Mappings(string map)
    {
        foreach (Match match in Range().Matches(map))
        {
            var (from, to, first) = (Hex(match, "from"), Hex(match, "to"), Hex(match, "text"));
            for (var code = from; code <= to; code++)
            {
                yield return (code, (char)(first + code - from));
            }
        }

        foreach (Match match in Single().Matches(Range().Replace(map, "")))
        {
            yield return (Hex(match, "from"), (char)Hex(match, "text"));
        }
    }

    private static string Written(List<(int Code, string Text)> mappings)
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                + "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Adobe-Identity-UCS def\n"
                + "/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
        );
        foreach (var section in mappings.Chunk(SectionLength))
        {
            map.Append(CultureInfo.InvariantCulture, $"{section.Length} beginbfchar\n");
            foreach (var (code, text) in section)
            {
                map.Append(
                    CultureInfo.InvariantCulture,
                    $"<{code:X4}> <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>\n"
                );
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    private static int Hex(Match match, string group) =>
        int.Parse(match.Groups[group].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/ToUnicode (?<number>\d+) 0 R", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MapReference();

    [GeneratedRegex(
        @"<(?<from>[0-9A-Fa-f]{4})> <(?<to>[0-9A-Fa-f]{4})> <(?<text>[0-9A-Fa-f]{4})>",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Range();

    [GeneratedRegex(@"<(?<from>[0-9A-Fa-f]{4})> <(?<text>[0-9A-Fa-f]{4})>\s", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Single();
}
