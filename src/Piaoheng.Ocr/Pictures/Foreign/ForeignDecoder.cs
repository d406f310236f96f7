using ImageMagick;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Ocr.Pictures.Foreign;

/// <summary>Decodes the formats that SkiaSharp does not know, by ImageMagick: the only place that touches it, so that its native library is loaded with the first such picture and not before.</summary>
/// <remarks>
/// The format is named, never guessed from the content: none of ImageMagick's coders that read other files, addresses or scripts (MSL, SVG,
/// PS …) can be reached. What a picture declares was checked before.
/// </remarks>
internal static class ForeignDecoder
{
    private static readonly Lock Gate = new();
    private static bool _isLimited;

    /// <summary>Decodes one page, upright, on white.</summary>
    /// <exception cref="ImageRefusedException">It is damaged, too large, or packed in a way that is not known.</exception>
    public static PicturePixels Decode(ReadOnlySpan<byte> bytes, ForeignFormat format, in ForeignPage page)
    {
        try
        {
            Limit();
            using var image = new MagickImage();
            // Of these the decoder reads by name only, and would write a temporary file first.
            if (format is ForeignFormat.Heif or ForeignFormat.Avif && LentFile.Hold(bytes) is { } name)
            {
                image.Read(name, Settings(format, page.Index));
            }
            else
            {
                image.Read(bytes, Settings(format, page.Index));
            }

            var isScaled = MadeSmaller(image);
            image.AutoOrient();
            if (image.ColorSpace is not (ColorSpace.sRGB or ColorSpace.Gray))
            {
                image.ColorSpace = ColorSpace.sRGB;
            }

            image.BackgroundColor = MagickColors.White;
            image.Alpha(AlphaAction.Remove);
            using var pixels = image.GetPixelsUnsafe();
            var colours = pixels.ToByteArray(PixelMapping.RGBA) ?? throw new ImageRefusedException(UnreadableReason.Broken);
            return new PicturePixels((int)image.Width, (int)image.Height, colours, isScaled);
        }
        catch (MagickResourceLimitErrorException)
        {
            throw new ImageRefusedException(UnreadableReason.TooLarge);
        }
        catch (MagickMissingDelegateErrorException)
        {
            throw new ImageRefusedException(UnreadableReason.Unsupported);
        }
        catch (MagickException)
        {
            throw new ImageRefusedException(UnreadableReason.Broken);
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            // Not made for this system.
            throw new ImageRefusedException(UnreadableReason.Unsupported);
        }
    }

    private static MagickReadSettings Settings(ForeignFormat format, int index) =>
        new()
        {
            Format = format switch
            {
                ForeignFormat.Heif => MagickFormat.Heic,
                ForeignFormat.Avif => MagickFormat.Avif,
                ForeignFormat.Tiff => MagickFormat.Tiff,
                ForeignFormat.Jp2 => MagickFormat.Jp2,
                _ => MagickFormat.J2k,
            },
            FrameIndex = (uint)index,
            FrameCount = 1,
        };

    // A telephone's 48 million pixels are more than recognition looks at.
    private static bool MadeSmaller(MagickImage image)
    {
        var isScaled = false;
        while ((long)image.Width * image.Height > OcrLimits.WorkingPixels)
        {
            image.Scale(image.Width / 2, image.Height / 2);
            isScaled = true;
        }

        return isScaled;
    }

    private static void Limit()
    {
        lock (Gate)
        {
            if (_isLimited)
            {
                return;
            }

            ResourceLimits.Thread = 1;
            ResourceLimits.Disk = 0;
            ResourceLimits.Memory = OcrLimits.ForeignBytes;
            ResourceLimits.MaxMemoryRequest = OcrLimits.ForeignBytes;
            ResourceLimits.Width = OcrLimits.DeclaredSide;
            ResourceLimits.Height = OcrLimits.DeclaredSide;
            ResourceLimits.ListLength = OcrLimits.Pages;
            _isLimited = true;
        }
    }
}
