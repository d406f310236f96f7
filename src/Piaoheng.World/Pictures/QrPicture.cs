using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>Draws what a QR code looks like to recognition of text: finder patterns and modules that follow from the text. It cannot be decoded.</summary>
internal static class QrPicture
{
    private const int Modules = 33;
    private const int Finder = 7;

    public static void Draw(SKCanvas canvas, SKRect box, string text, SKColor ink)
    {
        using var paint = new SKPaint { Color = ink, IsAntialias = false };
        var dice = new Dice(text.Aggregate(17UL, static (hash, c) => unchecked((hash * 31) + c)));
        var module = box.Width / Modules;
        for (var y = 0; y < Modules; y++)
        {
            for (var x = 0; x < Modules; x++)
            {
                if (IsDark(x, y) ?? dice.PerMille(480))
                {
                    canvas.DrawRect(box.Left + (x * module), box.Top + (y * module), module * 1.02f, module * 1.02f, paint);
                }
            }
        }
    }

    // The three finder patterns with the quiet row around them; null outside.
    private static bool? IsDark(int x, int y)
    {
        var (fromLeft, fromTop) = (Math.Min(x, Modules - 1 - x), Math.Min(y, Modules - 1 - y));
        if (fromLeft > Finder || fromTop > Finder || (x > Finder && y > Finder))
        {
            return null;
        }

        var ring = Math.Max(Math.Abs(fromLeft - 3), Math.Abs(fromTop - 3));
        return ring is 3 or 0 or 1;
    }
}
