using ImageMagick;
using Piaoheng.World.Documents.Pdf;
using SkiaSharp;

namespace Piaoheng.Server.Tests.Worker;

/// <summary>Pictures of pages, drawn for tests.</summary>
internal static class DrawnScan
{
    /// <summary>A picture with lines of text.</summary>
    public static byte[] Jpeg(params ReadOnlySpan<string> lines)
    {
        using var page = new SKBitmap(1000, 700, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(page);
        using var typeface = SKTypeface.FromFile(CjkFont.Locate());
        using var font = new SKFont(typeface, 32);
        using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        canvas.Clear(SKColors.White);
        for (var at = 0; at < lines.Length; at++)
        {
            canvas.DrawText(lines[at], 80, 100 + (at * 80), SKTextAlign.Left, font, paint);
        }

        using var encoded = page.Encode(SKEncodedImageFormat.Jpeg, 90);
        return encoded.ToArray();
    }

    /// <summary>A TIFF whose pages are such pictures.</summary>
    public static byte[] Tiff(params ReadOnlySpan<byte[]> pages)
    {
        using var tiff = new MagickImageCollection();
        foreach (var page in pages)
        {
            tiff.Add(new MagickImage(page, MagickFormat.Jpeg));
        }

        return tiff.ToByteArray(MagickFormat.Tiff);
    }

    /// <summary>A PDF whose pages are such pictures, without text.</summary>
    public static byte[] Pdf(params ReadOnlySpan<byte[]> pages)
    {
        using var content = new MemoryStream();
        using (var document = SKDocument.CreatePdf(content))
        {
            foreach (var page in pages)
            {
                using var image = SKImage.FromEncodedData(page);
                document.BeginPage(500, 350).DrawImage(image, SKRect.Create(500, 350), SKSamplingOptions.Default);
                document.EndPage();
            }

            document.Close();
        }

        return content.ToArray();
    }

    /// <summary>A PDF whose page is lines of a drawing only.</summary>
    public static byte[] OutlinePdf()
    {
        using var content = new MemoryStream();
        using (var document = SKDocument.CreatePdf(content))
        {
            using var paint = new SKPaint { Color = SKColors.Black };
            document.BeginPage(500, 350).DrawLine(10, 10, 300, 200, paint);
            document.EndPage();
            document.Close();
        }

        return content.ToArray();
    }
}
