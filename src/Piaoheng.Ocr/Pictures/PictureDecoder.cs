using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Pictures.Foreign;
using SkiaSharp;

namespace Piaoheng.Ocr.Pictures;

/// <summary>Decodes pictures as they are shown: within the limits, turned by their EXIF orientation, on white where they are transparent.</summary>
internal static class PictureDecoder
{
    /// <summary>How many pages it holds.</summary>
    public static int CountPages(ReadOnlyMemory<byte> picture) => ForeignPicture.TryRead(picture.Span)?.Pages.Count ?? 1;

    /// <summary>Decodes one page.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="page">Which of its pages, from 1.</param>
    /// <param name="smallestSide">Pixels of the shorter side below which it is refused.</param>
    public static PicturePixels Decode(ReadOnlyMemory<byte> picture, int page, int smallestSide = OcrLimits.SmallestSide)
    {
        if (picture.IsEmpty)
        {
            throw new ImageRefusedException(UnreadableReason.Empty);
        }

        if (ForeignPicture.TryRead(picture.Span) is not { } foreign)
        {
            return DecodeKnown(picture, smallestSide);
        }

        var declared = foreign.Pages[page - 1];
        DeclaredSize.Require(declared.Width, declared.Height, smallestSide);
        return ForeignDecoder.Decode(picture.Span, foreign.Format, declared);
    }

    private static unsafe PicturePixels DecodeKnown(ReadOnlyMemory<byte> picture, int smallestSide)
    {
        fixed (byte* bytes = picture.Span)
        {
            using var content = SKData.Create((nint)bytes, picture.Length);
            using var codec = SKCodec.Create(content) ?? throw new ImageRefusedException(UnreadableReason.Unsupported);
            var size = WorkingSize(codec, smallestSide);
            var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
            var pixels = GC.AllocateUninitializedArray<byte>(info.BytesSize, pinned: true);
            fixed (byte* target = pixels)
            {
                if (codec.GetPixels(info, (nint)target) is not SKCodecResult.Success)
                {
                    // What is left of a cut picture decodes; half an invoice is worse than none.
                    throw new ImageRefusedException(UnreadableReason.Broken);
                }
            }

            if (codec.Info.AlphaType is not SKAlphaType.Opaque)
            {
                PutOnWhite(pixels);
            }

            var isScaled = size.Width < codec.Info.Width;
            return Turned(new PicturePixels(size.Width, size.Height, pixels, isScaled), codec.EncodedOrigin);
        }
    }

    private static SKSizeI WorkingSize(SKCodec codec, int smallestSide)
    {
        var (width, height) = (codec.Info.Width, codec.Info.Height);
        var isJpeg = codec.EncodedFormat is SKEncodedImageFormat.Jpeg;
        DeclaredSize.Require(width, height, smallestSide, isJpeg ? OcrLimits.DeclaredJpegPixels : OcrLimits.DeclaredPixels);
        var size = new SKSizeI(width, height);
        for (var scale = 0.5f; isJpeg && (long)size.Width * size.Height > OcrLimits.WorkingPixels && scale >= 0.125f; scale /= 2)
        {
            size = codec.GetScaledDimensions(scale);
        }

        return size;
    }

    private static void PutOnWhite(byte[] pixels)
    {
        for (var at = 0; at < pixels.Length; at += 4)
        {
            var white = 255 - pixels[at + 3];
            pixels[at] = (byte)(pixels[at] + white);
            pixels[at + 1] = (byte)(pixels[at + 1] + white);
            pixels[at + 2] = (byte)(pixels[at + 2] + white);
        }
    }

    private static PicturePixels Turned(PicturePixels stored, SKEncodedOrigin origin)
    {
        if (origin is SKEncodedOrigin.TopLeft)
        {
            return stored;
        }

        var isSwapped = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isSwapped ? (stored.Height, stored.Width) : (stored.Width, stored.Height);
        var (right, bottom) = (stored.Width - 1, stored.Height - 1);
        var shown = GC.AllocateUninitializedArray<byte>(stored.Bytes.Length);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                // Named by where row 0 and column 0 of what is stored are shown (EXIF 2.3, 4.6.4 A).
                var (fromX, fromY) = origin switch
                {
                    SKEncodedOrigin.TopRight => (right - x, y),
                    SKEncodedOrigin.BottomRight => (right - x, bottom - y),
                    SKEncodedOrigin.BottomLeft => (x, bottom - y),
                    SKEncodedOrigin.LeftTop => (y, x),
                    SKEncodedOrigin.RightTop => (y, bottom - x),
                    SKEncodedOrigin.RightBottom => (right - y, bottom - x),
                    _ => (right - y, x),
                };
                stored.Bytes.AsSpan(((fromY * stored.Width) + fromX) * 4, 4).CopyTo(shown.AsSpan(((y * width) + x) * 4));
            }
        }

        return stored with
        {
            Width = width,
            Height = height,
            Bytes = shown,
        };
    }
}
