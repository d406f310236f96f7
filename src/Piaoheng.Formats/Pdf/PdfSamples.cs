using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Images;

namespace Piaoheng.Formats.Pdf;

/// <summary>The pixels of a picture of a PDF that is no file of its own, by its colours: grey or red, green and blue.</summary>
/// <param name="Width">Pixels of a row.</param>
/// <param name="Height">Count of rows.</param>
/// <param name="Channels">Bytes of a pixel: 1 or 3.</param>
/// <param name="Bytes">The pixels, row by row.</param>
internal sealed record PdfSamples(int Width, int Height, int Channels, byte[] Bytes)
{
    private const int Inks = 4;

    /// <summary>The pixels; null where its filter or its colours are not known, or bytes are missing.</summary>
    public static PdfSamples? Of(IPdfImage image)
    {
        if (image.IsImageMask)
        {
            return Stencil(image);
        }

        if (image.ColorSpaceDetails is not { } space || !image.TryGetBytesAsMemory(out var samples))
        {
            return null;
        }

        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        var bytes = ColorSpaceDetailsByteConverter.Convert(
            space,
            samples.Span,
            image.BitsPerComponent,
            width,
            height,
            image.Decode
        );
        var channels = space.BaseNumberOfColorComponents;
        if (channels is not (1 or 3 or Inks) || bytes.Length < width * height * channels)
        {
            return null;
        }

        return channels == Inks
            ? new PdfSamples(width, height, 3, Mixed(bytes[..(width * height * Inks)]))
            : new PdfSamples(width, height, channels, bytes[..(width * height * channels)].ToArray());
    }

    /// <summary>Whether the ends of the scale are swapped.</summary>
    public static bool IsSwapped(IPdfImage image) => image.Decode is [var first, var second, ..] && first > second;

    // One bit for each place, 0 where ink is laid on.
    private static PdfSamples? Stencil(IPdfImage image)
    {
        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        var stride = (width + 7) / 8;
        if (!image.TryGetBytesAsMemory(out var samples) || samples.Length < stride * height)
        {
            return null;
        }

        var ink = IsSwapped(image) ? 1 : 0;
        var bits = samples.Span;
        var levels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = bits.Slice(y * stride, stride);
            var target = levels.AsSpan(y * width, width);
            for (var x = 0; x < width; x++)
            {
                target[x] = ((row[x / 8] >> (7 - (x % 8))) & 1) == ink ? (byte)0 : (byte)255;
            }
        }

        return new PdfSamples(width, height, 1, levels);
    }

    // ISO 32000-1, 10.3.5, with the black taken off each colour.
    private static byte[] Mixed(ReadOnlySpan<byte> inks)
    {
        var colours = new byte[inks.Length / Inks * 3];
        for (var (from, to) = (0, 0); from < inks.Length; from += Inks)
        {
            var light = 255 - inks[from + 3];
            for (var ink = 0; ink < 3; ink++)
            {
                colours[to++] = (byte)((255 - inks[from + ink]) * light / 255);
            }
        }

        return colours;
    }
}
