using SkiaSharp;

namespace Piaoheng.World.Codes;

/// <summary>A QR code as a bitmap with its white border.</summary>
public static class QrBitmap
{
    private const int Quiet = 4;

    /// <summary>The code with so many pixels to a module.</summary>
    public static SKBitmap Of(QrSymbol symbol, int unit = 4)
    {
        var side = (symbol.Size + (2 * Quiet)) * unit;
        var bitmap = new SKBitmap(new SKImageInfo(side, side, SKColorType.Bgra8888, SKAlphaType.Opaque));
        for (var y = 0; y < side; y++)
        {
            for (var x = 0; x < side; x++)
            {
                var (column, row) = ((x / unit) - Quiet, (y / unit) - Quiet);
                var isInside = column >= 0 && row >= 0 && column < symbol.Size && row < symbol.Size;
                bitmap.SetPixel(x, y, isInside && symbol[column, row] ? SKColors.Black : SKColors.White);
            }
        }

        return bitmap;
    }

    /// <summary>The code as a PNG file.</summary>
    public static byte[] Png(QrSymbol symbol, int unit = 4)
    {
        using var bitmap = Of(symbol, unit);
        using var encoded = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }
}
