using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Piaoheng.Formats.Pdf;

/// <summary>Check sums of the packed streams of a PDF, which PdfPig passes over: one changed bit in a page gives other digits that look as good.</summary>
/// <remarks>Source: ISO 32000-1, 7.4.4; RFC 1950, 2.2 (Adler-32 after the packed data).</remarks>
internal static class PdfStreams
{
    /// <summary>How the check sums of a document are.</summary>
    public enum State
    {
        /// <summary>All are right, or there are none.</summary>
        Right,

        /// <summary>Some are right and some are not: bytes were changed.</summary>
        Damaged,

        /// <summary>Not one is right, as careless programs write: nothing tells whether bytes were changed.</summary>
        Unknown,
    }

    /// <summary>Looks at all streams but pictures: pages, forms, maps of characters, and fonts, of which a damaged one may ask for all memory there is.</summary>
    public static State Of(PdfDocument document)
    {
        var (right, wrong) = (0, 0);
        foreach (var reference in document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Take(Limits.PdfObjects))
        {
            if (document.Structure.GetObject(reference)?.Data is not StreamToken stream || !IsPacked(stream.StreamDictionary))
            {
                continue;
            }

            _ = IsRight(stream.Data) ? right++ : wrong++;
        }

        return wrong == 0 ? State.Right
            : right == 0 ? State.Unknown
            : State.Damaged;
    }

    private static bool IsPacked(DictionaryToken stream) =>
        stream.TryGet(NameToken.Filter, out var filter)
        && filter is NameToken { Data: "FlateDecode" } or ArrayToken { Data: [NameToken { Data: "FlateDecode" }] }
        && !(stream.TryGet(NameToken.Subtype, out var subtype) && subtype is NameToken { Data: "Image" });

    // What inflates compares the check sum at the end; only that is wanted.
    private static bool IsRight(ReadOnlyMemory<byte> packed)
    {
        try
        {
            using var inflate = new ZLibStream(MemoryBytes.AsStream(packed), CompressionMode.Decompress);
            var buffer = new byte[32 * 1024];
            var length = 0L;
            while (length <= Limits.MemberBytes && inflate.Read(buffer) is var count and > 0)
            {
                length += count;
            }

            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
        catch (IOException)
        {
            // It asks for a dictionary that nobody has.
            return false;
        }
    }
}
