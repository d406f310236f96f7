using Piaoheng.Core.Documents;
using SkiaSharp;

namespace Piaoheng.Ocr;

/// <summary>图片显示: the pages of pictures as JPEGs, upright and made smaller.</summary>
public sealed class PageRenditions : IPictureRenditions
{
    private const int Quality = 82;

    /// <inheritdoc />
    public int PagesOf(ReadOnlyMemory<byte> picture)
    {
        try
        {
            return PageImage.CountPages(picture);
        }
        catch (ImageRefusedException)
        {
            return 0;
        }
    }

    /// <inheritdoc />
    public PictureRendition? Of(ReadOnlyMemory<byte> picture, int page, int longSide)
    {
        try
        {
            return Of(PageImage.Decode(picture, page), longSide);
        }
        catch (ImageRefusedException)
        {
            return null;
        }
    }

    private static unsafe PictureRendition Of(PageImage page, int longSide)
    {
        var pixels = page.Pixels;
        fixed (byte* bytes = pixels.Bytes)
        {
            var info = new SKImageInfo(pixels.Width, pixels.Height, SKColorType.Rgb888x, SKAlphaType.Opaque);
            using var whole = new SKPixmap(info, (nint)bytes);
            var scale = Math.Min(1f, longSide / (float)Math.Max(pixels.Width, pixels.Height));
            var (width, height) = (Side(pixels.Width, scale), Side(pixels.Height, scale));
            using var smaller = new SKBitmap(info.WithSize(width, height));
            whole.ScalePixels(smaller.PeekPixels(), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
            using var jpeg = smaller.Encode(SKEncodedImageFormat.Jpeg, Quality);
            return new PictureRendition(width, height, jpeg.ToArray());
        }
    }

    private static int Side(int pixels, float scale) => Math.Max(1, (int)MathF.Round(pixels * scale));
}
