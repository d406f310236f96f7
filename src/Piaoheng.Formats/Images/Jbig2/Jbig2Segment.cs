namespace Piaoheng.Formats.Images.Jbig2;

/// <summary>A segment: its header and its bytes.</summary>
/// <param name="Number">Its number, by which others name it.</param>
/// <param name="Type">What it is.</param>
/// <param name="Names">Numbers of the segments that it builds on.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record Jbig2Segment(long Number, int Type, IReadOnlyList<long> Names, ReadOnlyMemory<byte> Content)
{
    private const int ImmediateGeneric = 38;
    private const long Unknown = 0xFFFFFFFF;
    private static readonly byte[] Magic = [0x97, 0x4A, 0x42, 0x32, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Whether the bytes are a JBIG2 file.</summary>
    public static bool IsFile(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    /// <summary>The segments of a file.</summary>
    /// <remarks>Source: ITU-T T.88, annex D.1 and D.2.</remarks>
    public static IEnumerable<Jbig2Segment> OfFile(ReadOnlyMemory<byte> file)
    {
        var bits = new Jbig2Bits(file);
        _ = bits.Take(Magic.Length);
        var flags = bits.Byte();
        if ((flags & 2) == 0)
        {
            _ = bits.Number();
        }

        return (flags & 1) == 1 ? InTurn(file[bits.At..]) : HeadersFirst(file[bits.At..]);
    }

    /// <summary>Segments each of which has its bytes behind its header, as inside of other formats.</summary>
    public static IEnumerable<Jbig2Segment> InTurn(ReadOnlyMemory<byte> bytes)
    {
        var bits = new Jbig2Bits(bytes);
        for (var count = 0; bits.At < bytes.Length; count++)
        {
            _ = Jbig2Budget.Count(count);
            var (segment, length) = Header(bits);
            if (length == Unknown)
            {
                length = LengthOf(segment, bits.Rest);
            }

            // Some programs cut the last segment short.
            var held = Math.Min(length, bits.Rest.Length);
            yield return segment with
            {
                Content = bits.Take(held).ToArray(),
            };
        }
    }

    private static IEnumerable<Jbig2Segment> HeadersFirst(ReadOnlyMemory<byte> bytes)
    {
        const int EndOfFile = 51;
        var bits = new Jbig2Bits(bytes);
        var headers = new List<(Jbig2Segment Segment, long Length)>();
        do
        {
            _ = Jbig2Budget.Count(headers.Count);
            headers.Add(Header(bits));
        } while (headers[^1].Segment.Type != EndOfFile && bits.At < bytes.Length);

        foreach (var (segment, length) in headers)
        {
            yield return segment with
            {
                Content = bits.Take(length == Unknown ? LengthOf(segment, bits.Rest) : length).ToArray(),
            };
        }
    }

    // T.88, 7.2.
    private static (Jbig2Segment Segment, long Length) Header(Jbig2Bits bits)
    {
        const int LongCount = 7;
        var number = bits.Number();
        var flags = bits.Byte();
        long count = bits.Bits(3);
        var isLong = count == LongCount;
        count = isLong ? bits.Bits(29) : count;
        bits.Align();
        if (isLong)
        {
            _ = Jbig2Budget.Count(count);
            _ = bits.Take((count + 8) / 8);
        }

        var names = new long[count];
        for (var at = 0; at < names.Length; at++)
        {
            names[at] =
                number <= 256 ? bits.Byte()
                : number <= 65536 ? bits.Half()
                : bits.Number();
        }

        _ = bits.Take((flags & 0x40) != 0 ? 4 : 1);
        return (new Jbig2Segment(number, flags & 0x3F, names, default), bits.Number());
    }

    // T.88, 7.2.7: the end of such a region is marked, and its true height follows.
    private static long LengthOf(Jbig2Segment segment, ReadOnlySpan<byte> rest)
    {
        const int HeadLength = 18;
        const int HeightLength = 4;
        if (segment.Type != ImmediateGeneric || rest.Length < HeadLength)
        {
            throw new InvalidDataException("A JBIG2 segment does not say how long it is.");
        }

        ReadOnlySpan<byte> end = (rest[HeadLength - 1] & 1) == 1 ? [0, 0] : [0xFF, 0xAC];
        var at = rest[HeadLength..].IndexOf(end);
        return at >= 0
            ? HeadLength + at + end.Length + HeightLength
            : throw new InvalidDataException("A JBIG2 segment has no end.");
    }
}
