using Piaoheng.Core.Codes.Qr;
using Piaoheng.Formats.Images;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Images;

namespace Piaoheng.Formats.Pdf;

/// <summary>The pictures of a PDF that may hold a QR code, as grey levels.</summary>
/// <remarks>Plain samples however they are packed, stencils and JPEG. JPEG 2000 and JBIG2 would need decoders of their own.</remarks>
internal sealed class PdfPictures
{
    // Seals and logos are wider than high; codes are drawn as squares, a scan is a page.
    private const int SmallestSide = 21;
    private const double LongestSide = 1.5;
    private readonly List<IPdfImage> images = [];

    /// <summary>Notes the pictures of a page; none is unpacked before it is asked for.</summary>
    public void Add(Page page)
    {
        if (images.Count < Limits.Pictures)
        {
            images.AddRange(Try(() => page.GetImages().Where(IsLikely).Take(Limits.Pictures - images.Count).ToList()) ?? []);
        }
    }

    public IEnumerable<GreyImage> Levels() => images.Select(image => Try(() => Levels(image))).OfType<GreyImage>();

    /// <summary>A picture that cannot be unpacked costs its code, not the text of the page.</summary>
    private static T? Try<T>(Func<T?> action)
        where T : class
    {
        try
        {
            return action();
        }
#pragma warning disable CA1031 // The parser throws exceptions of many types over damaged pictures.
        catch (Exception exception) when (exception is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static bool IsLikely(IPdfImage image)
    {
        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        return Math.Min(width, height) >= SmallestSide
            && Math.Max(width, height) <= LongestSide * Math.Min(width, height)
            && (long)width * height <= Limits.CodePicturePixels;
    }

    private static GreyImage? Levels(IPdfImage image)
    {
        if (PdfJpeg.Of(image) is { IsEmpty: false } jpeg)
        {
            return JpegPicture.TryRead(jpeg.Span) is { } picture ? AsDrawn(image, picture) : null;
        }

        return image.IsImageMask ? Stencil(image) : Samples(image);
    }

    // Ends of the scale may be swapped.
    private static GreyImage AsDrawn(IPdfImage image, GreyImage picture)
    {
        if (!IsSwapped(image))
        {
            return picture;
        }

        var levels = new byte[picture.Width * picture.Height];
        for (var y = 0; y < picture.Height; y++)
        {
            var row = picture.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                levels[(y * row.Length) + x] = (byte)(255 - row[x]);
            }
        }

        return new GreyImage(levels, picture.Width, picture.Height);
    }

    private static bool IsSwapped(IPdfImage image) => image.Decode is [var first, var second, ..] && first > second;

    // One bit for each place, 0 where ink is laid on.
    private static GreyImage? Stencil(IPdfImage image)
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
        for (var index = 0; index < levels.Length; index++)
        {
            var (y, x) = Math.DivRem(index, width);
            levels[index] = ((bits[(y * stride) + (x / 8)] >> (7 - (x % 8))) & 1) == ink ? (byte)0 : (byte)255;
        }

        return new GreyImage(levels, width, height);
    }

    private static GreyImage? Samples(IPdfImage image)
    {
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
        if (channels is not (1 or 3) || bytes.Length < width * height * channels)
        {
            return null;
        }

        var levels = new byte[width * height];
        for (var index = 0; index < levels.Length; index++)
        {
            levels[index] =
                channels == 1 ? bytes[index] : (byte)((bytes[3 * index] + bytes[(3 * index) + 1] + bytes[(3 * index) + 2]) / 3);
        }

        return new GreyImage(levels, width, height);
    }
}
