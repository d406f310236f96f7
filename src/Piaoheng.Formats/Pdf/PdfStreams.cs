using System.Buffers.Binary;
using System.IO.Compression;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Piaoheng.Formats.Pdf;

/// <summary>Check sums of the packed streams of a PDF, which PdfPig passes over: one changed bit in a page gives other digits that look as good.</summary>
/// <remarks>Source: ISO 32000-1, 7.4.4; RFC 1950, 2.2 (Adler-32 after the packed data).</remarks>
internal static class PdfStreams
{
    /// <summary>Bytes of a stream that may stand behind its check sum.</summary>
    private const int Padding = 12;

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

    private static bool IsRight(ReadOnlyMemory<byte> packed)
    {
        if (packed.Length < 6)
        {
            return packed.Length == 0;
        }

        try
        {
            using var inflate = new DeflateStream(new MemoryStream(packed[2..].ToArray()), CompressionMode.Decompress);
            var sum = new byte[4];
            if (Adler(inflate) is not { } found)
            {
                return true;
            }

            BinaryPrimitives.WriteUInt32BigEndian(sum, found);
            return packed.Span[^Math.Min(packed.Length, sum.Length + Padding)..].IndexOf(sum) >= 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    // Null where there is more than is looked at.
    private static uint? Adler(Stream stream)
    {
        const uint Modulus = 65_521;
        var (low, high, length) = (1u, 0u, 0L);
        var buffer = new byte[32 * 1024];
        int count;
        while ((count = stream.Read(buffer)) > 0)
        {
            length += count;
            if (length > Limits.MemberBytes)
            {
                return null;
            }

            foreach (var value in buffer.AsSpan(0, count))
            {
                low += value;
                low -= low >= Modulus ? Modulus : 0;
                high += low;
                high -= high >= Modulus ? Modulus : 0;
            }
        }

        return (high << 16) | low;
    }
}
