using Piaoheng.Core.Codes.Qr;
using Piaoheng.Formats.Images;
using UglyToad.PdfPig.Content;

namespace Piaoheng.Formats.Pdf;

/// <summary>The pictures of a PDF that may hold a QR code, as grey levels.</summary>
/// <remarks>Plain samples however they are packed (JBIG2 too), stencils and JPEG. JPEG 2000 would need a decoder of its own.</remarks>
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
            images.AddRange(Of(page).Where(IsLikely).Take(Limits.Pictures - images.Count));
        }
    }

    public IEnumerable<GreyImage> Levels() => images.Select(image => Try(() => Levels(image))).OfType<GreyImage>();

    /// <summary>The pictures of a page; none where they cannot be told.</summary>
    public static IReadOnlyList<IPdfImage> Of(Page page) => Try(() => page.GetImages().ToList()) ?? [];

    /// <summary>A picture that cannot be unpacked costs itself, not the text of the page.</summary>
    public static T? Try<T>(Func<T?> action)
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

        return PdfSamples.Of(image) is { } samples ? Grey(samples) : null;
    }

    // Ends of the scale may be swapped.
    private static GreyImage AsDrawn(IPdfImage image, GreyImage picture)
    {
        if (!PdfSamples.IsSwapped(image))
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

    private static GreyImage Grey(PdfSamples samples)
    {
        if (samples.Channels == 1)
        {
            return new GreyImage(samples.Bytes, samples.Width, samples.Height);
        }

        var colours = samples.Bytes;
        var levels = new byte[samples.Width * samples.Height];
        for (var index = 0; index < levels.Length; index++)
        {
            levels[index] = (byte)((colours[3 * index] + colours[(3 * index) + 1] + colours[(3 * index) + 2]) / 3);
        }

        return new GreyImage(levels, samples.Width, samples.Height);
    }
}
