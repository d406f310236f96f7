using System.Buffers.Binary;
using Piaoheng.Formats.Images;
using Piaoheng.Formats.Images.Jbig2;

namespace Piaoheng.Formats.Drawing;

/// <summary>图像: a PNG or JPEG whose stated size is within the limits, JBIG2 made a PNG of. Nothing else is handed to a browser.</summary>
internal sealed record Picture(string MediaType, ReadOnlyMemory<byte> Content)
{
    private static ReadOnlySpan<byte> PngMagic => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The picture in these bytes; null when it is of another format, too large, or says no size.</summary>
    public static Picture? TryRead(ReadOnlyMemory<byte> content)
    {
        if (content.Length > Limits.PictureBytes)
        {
            return null;
        }

        var bytes = content.Span;
        if (bytes.StartsWith(PngMagic))
        {
            return bytes.Length >= 24 && Fits(Big(bytes[16..]), Big(bytes[20..])) ? new Picture("image/png", content) : null;
        }

        if (Jbig2Picture.TryRead(content) is { } bitmap)
        {
            var png = PngWriter.WriteBits(bitmap.Width, bitmap.Height, bitmap.ToLightBytes());
            return Fits((uint)bitmap.Width, (uint)bitmap.Height) ? new Picture("image/png", png) : null;
        }

        return bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) && JpegFits(bytes) ? new Picture("image/jpeg", content) : null;
    }

    private static uint Big(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32BigEndian(bytes);

    private static bool Fits(uint width, uint height) =>
        width is > 0 and <= Limits.PictureSide
        && height is > 0 and <= Limits.PictureSide
        && (long)width * height <= Limits.PicturePixels;

    /// <summary>Looks for the frame header (SOF), which states the size; segments before it are passed over by their length.</summary>
    private static bool JpegFits(ReadOnlySpan<byte> bytes)
    {
        var at = 2;
        while (at + 9 < bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                var height = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 5)..]);
                var width = BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 7)..]);
                return Fits(width, height);
            }

            at += marker == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return false;
    }
}
