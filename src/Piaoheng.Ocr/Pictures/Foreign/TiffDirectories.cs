using System.Buffers.Binary;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>The directories of a TIFF, one for each picture in it.</summary>
/// <remarks>Source: TIFF 6.0, section 2. Not read: BigTIFF.</remarks>
internal static class TiffDirectories
{
    private const int KindOfPicture = 254;
    private const int ImageWidth = 256;
    private const int ImageLength = 257;
    private const int SamplesPerPixel = 277;
    private const int EntryLength = 12;
    private const int MostSamples = 8;
    private const int Short = 3;

    public static bool Is(ReadOnlySpan<byte> bytes) => bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8);

    /// <summary>The pictures that are pages; small ones for a preview are left out.</summary>
    /// <exception cref="ImageRefusedException">The chain of directories leaves the file, runs in a circle, or is longer than the pages that are recognised.</exception>
    public static List<ForeignPage> Pages(ReadOnlySpan<byte> bytes)
    {
        var isLittle = bytes[0] == (byte)'I';
        var pages = new List<ForeignPage>();
        var seen = new HashSet<uint>();
        var at = Number(bytes, 4, isLittle);
        for (var index = 0; at != 0; index++)
        {
            if (!seen.Add(at))
            {
                throw new ImageRefusedException(UnreadableReason.Broken);
            }

            if (index >= OcrLimits.Pages)
            {
                throw new ImageRefusedException(UnreadableReason.TooLarge);
            }

            if (Page(bytes, at, isLittle, index) is { } page)
            {
                pages.Add(page);
            }

            at = Number(bytes, at + 2 + ((long)EntryLength * Half(bytes, at, isLittle)), isLittle);
        }

        return pages.Count > 0 ? pages : throw new ImageRefusedException(UnreadableReason.Broken);
    }

    private static ForeignPage? Page(ReadOnlySpan<byte> bytes, uint start, bool isLittle, int index)
    {
        var entries = Half(bytes, start, isLittle);
        var (width, height, samples, kind) = (0L, 0L, 1L, 0L);
        for (var entry = 0; entry < entries; entry++)
        {
            var at = (long)start + 2 + ((long)EntryLength * entry);
            var value = Half(bytes, at + 2, isLittle) == Short ? Half(bytes, at + 8, isLittle) : Number(bytes, at + 8, isLittle);
            switch (Half(bytes, at, isLittle))
            {
                case KindOfPicture:
                    kind = value;
                    break;
                case ImageWidth:
                    width = value;
                    break;
                case ImageLength:
                    height = value;
                    break;
                case SamplesPerPixel:
                    samples = value;
                    break;
            }
        }

        if (samples > MostSamples)
        {
            throw new ImageRefusedException(UnreadableReason.Unsupported);
        }

        // Bit 0: a smaller version of another picture; bit 2: the mask of one.
        return (kind & 0b101) != 0 ? null : new ForeignPage(index, width, height);
    }

    private static uint Half(ReadOnlySpan<byte> bytes, long at, bool isLittle)
    {
        var field = Field(bytes, at, 2);
        return isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(field) : BinaryPrimitives.ReadUInt16BigEndian(field);
    }

    private static uint Number(ReadOnlySpan<byte> bytes, long at, bool isLittle)
    {
        var field = Field(bytes, at, 4);
        return isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(field) : BinaryPrimitives.ReadUInt32BigEndian(field);
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> bytes, long at, int length) =>
        at <= bytes.Length - length ? bytes.Slice((int)at, length) : throw new ImageRefusedException(UnreadableReason.Broken);
}
