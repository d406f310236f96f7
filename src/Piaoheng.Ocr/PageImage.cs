using Piaoheng.Core.Documents;
using Piaoheng.Ocr.Pictures;

namespace Piaoheng.Ocr;

/// <summary>一页图像: the pixels of one picture, and how the upright page lies on them.</summary>
/// <remarks>Places are given in pixels of the upright page. The pixels themselves are never turned or straightened; every look at a piece samples them.</remarks>
public sealed class PageImage
{
    private readonly PicturePixels _pixels;

    private PageImage(PicturePixels pixels, PageTransform toPicture, int width, int height)
    {
        (_pixels, ToPicture, Width, Height) = (pixels, toPicture, width, height);
    }

    /// <summary>How many pages a picture holds: a TIFF may hold several, other formats one.</summary>
    /// <exception cref="ImageRefusedException">It is damaged, or has more pages than the limits allow.</exception>
    public static int CountPages(ReadOnlyMemory<byte> picture) => PictureDecoder.CountPages(picture);

    /// <summary>Opens a picture: PNG, JPEG, WebP, BMP, GIF, HEIC, AVIF, TIFF or JPEG 2000. Its declared size is checked before anything is decoded.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="page">Which of its pages, from 1.</param>
    /// <exception cref="ImageRefusedException">It is none of these, damaged, or larger than the limits allow.</exception>
    public static PageImage Decode(ReadOnlyMemory<byte> picture, int page = 1)
    {
        var pixels = PictureDecoder.Decode(picture, page);
        return new PageImage(pixels, PageTransform.Identity, pixels.Width, pixels.Height);
    }

    /// <summary>Puts a page together from its pictures.</summary>
    /// <exception cref="ImageRefusedException">One of them cannot be opened, or the page is larger than the limits allow.</exception>
    public static PageImage PutTogether(PictureSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        var pixels = SheetPixels.Of(sheet);
        return new PageImage(pixels, PageTransform.Identity, pixels.Width, pixels.Height);
    }

    /// <summary>Width of the upright page.</summary>
    public int Width { get; }

    /// <summary>Height of the upright page.</summary>
    public int Height { get; }

    /// <summary>From places on the upright page to places on the picture as it is shown (after its EXIF orientation), of <see cref="PictureWidth"/> × <see cref="PictureHeight"/>.</summary>
    public PageTransform ToPicture { get; }

    /// <summary>Width of the picture as shown.</summary>
    public int PictureWidth => _pixels.Width;

    /// <summary>Height of the picture as shown.</summary>
    public int PictureHeight => _pixels.Height;

    /// <summary>Whether the picture was made smaller while it was opened.</summary>
    public bool IsScaledDown => _pixels.IsScaledDown;

    internal PicturePixels Pixels => _pixels;

    /// <summary>The upright page in grey levels, its longer side at most so long.</summary>
    public GreyPicture Grey(int longSide)
    {
        var scale = MathF.Min(1f, longSide / (float)Math.Max(Width, Height));
        return Grey(PageQuad.Of(0, 0, Width, Height), scale);
    }

    /// <summary>A piece of the upright page in grey levels.</summary>
    /// <param name="quad">The piece.</param>
    /// <param name="scale">Pixels of the result for one pixel of the page.</param>
    public GreyPicture Grey(PageQuad quad, float scale)
    {
        var width = Math.Max(1, (int)MathF.Round(quad.Width * scale));
        var height = Math.Max(1, (int)MathF.Round(quad.Height * scale));
        var levels = new byte[width * height];
        var colours = PictureSampler.Sample(_pixels, ToPicture.Apply(quad), width, height);
        for (var at = 0; at < levels.Length; at++)
        {
            // ITU-R BT.601 luma in 1/256.
            levels[at] = (byte)(((colours[at * 4] * 77) + (colours[(at * 4) + 1] * 150) + (colours[(at * 4) + 2] * 29)) >> 8);
        }

        return new GreyPicture(width, height, levels, scale);
    }

    /// <summary>The same pixels, seen as another upright page.</summary>
    /// <param name="toThis">From places on the new page to places on this one.</param>
    /// <param name="width">Width of the new page.</param>
    /// <param name="height">Height of the new page.</param>
    internal PageImage SeenAs(PageTransform toThis, int width, int height) =>
        new(_pixels, ToPicture.After(toThis), width, height);
}
