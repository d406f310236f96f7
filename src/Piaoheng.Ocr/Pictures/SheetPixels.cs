using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using SkiaSharp;

namespace Piaoheng.Ocr.Pictures;

/// <summary>Lays the pictures of a page over one another, on white.</summary>
internal static class SheetPixels
{
    public static unsafe PicturePixels Of(PictureSheet sheet)
    {
        DeclaredSize.Require(sheet.Width, sheet.Height, OcrLimits.SmallestSide);
        var info = new SKImageInfo(sheet.Width, sheet.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        var pixels = GC.AllocateUninitializedArray<byte>(info.BytesSize, pinned: true);
        fixed (byte* target = pixels)
        {
            using var surface =
                SKSurface.Create(info, (nint)target) ?? throw new ImageRefusedException(UnreadableReason.TooLarge);
            surface.Canvas.Clear(SKColors.White);
            foreach (var piece in sheet.Pieces)
            {
                Lay(surface.Canvas, piece);
            }

            surface.Canvas.Flush();
        }

        return new PicturePixels(sheet.Width, sheet.Height, pixels, IsScaledDown: false);
    }

    private static unsafe void Lay(SKCanvas canvas, PicturePiece piece)
    {
        var picture = PictureDecoder.Decode(piece.Content, 1, smallestSide: 1);
        if (piece.IsInverted)
        {
            Invert(picture.Bytes);
        }

        if (!piece.Cover.IsEmpty)
        {
            picture = LetThrough(picture, PictureDecoder.Decode(piece.Cover, 1, smallestSide: 1));
        }

        fixed (byte* bytes = picture.Bytes)
        {
            var alpha = piece.Cover.IsEmpty ? SKAlphaType.Opaque : SKAlphaType.Unpremul;
            var info = new SKImageInfo(picture.Width, picture.Height, SKColorType.Rgba8888, alpha);
            using var pixmap = new SKPixmap(info, (nint)bytes);
            using var image = SKImage.FromPixels(pixmap);
            var place = piece.Place;
            canvas.SetMatrix(
                new SKMatrix(
                    (float)(place.RightX / picture.Width),
                    (float)(place.DownX / picture.Height),
                    (float)place.Left,
                    (float)(place.RightY / picture.Width),
                    (float)(place.DownY / picture.Height),
                    (float)place.Top,
                    0,
                    0,
                    1
                )
            );
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }
    }

    private static void Invert(byte[] pixels)
    {
        for (var at = 0; at < pixels.Length; at += 4)
        {
            pixels[at] = (byte)(255 - pixels[at]);
            pixels[at + 1] = (byte)(255 - pixels[at + 1]);
            pixels[at + 2] = (byte)(255 - pixels[at + 2]);
        }
    }

    // The cover is often finer than the picture: letters of a few colours are stored so.
    private static PicturePixels LetThrough(PicturePixels picture, PicturePixels cover)
    {
        var (width, height) = (Math.Max(picture.Width, cover.Width), Math.Max(picture.Height, cover.Height));
        var pixels = new byte[width * height * 4];
        for (var y = 0; y < height; y++)
        {
            var colours = Row(picture, y, height);
            var levels = Row(cover, y, height);
            var target = pixels.AsSpan(y * width * 4, width * 4);
            for (var x = 0; x < width; x++)
            {
                colours.Slice((int)((long)x * picture.Width / width) * 4, 3).CopyTo(target[(x * 4)..]);
                target[(x * 4) + 3] = levels[(int)((long)x * cover.Width / width) * 4];
            }
        }

        return new PicturePixels(width, height, pixels, picture.IsScaledDown);
    }

    private static ReadOnlySpan<byte> Row(PicturePixels picture, int y, int height) =>
        picture.Bytes.AsSpan((int)((long)y * picture.Height / height) * picture.Width * 4, picture.Width * 4);
}
