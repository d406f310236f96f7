using Piaoheng.Core.Codes.Qr;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Images;

namespace Piaoheng.Formats.Pdf;

/// <summary>The pictures of a PDF that may hold a QR code, as grey levels.</summary>
/// <remarks>Only those stored as plain samples: JPEG and JPEG 2000 need a decoder of their own, which the reader of pictures has.</remarks>
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
        return !image.IsImageMask
            && Math.Min(width, height) >= SmallestSide
            && Math.Max(width, height) <= LongestSide * Math.Min(width, height)
            && (long)width * height <= Limits.CodePicturePixels;
    }

    private static GreyImage? Levels(IPdfImage image)
    {
        if (image.ColorSpaceDetails is not { } space || !image.TryGetBytesAsMemory(out var samples))
        {
            return null;
        }

        var (width, height) = (image.WidthInSamples, image.HeightInSamples);
        var bytes = ColorSpaceDetailsByteConverter.Convert(space, samples.Span, image.BitsPerComponent, width, height);
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
