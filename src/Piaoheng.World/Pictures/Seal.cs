using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>印章: an oval in red ink that lets the print under it show.</summary>
/// <param name="Arc">The letters along the upper edge.</param>
/// <param name="Middle">The row in the middle.</param>
/// <param name="Foot">The row below.</param>
internal sealed record Seal(string Arc, string Middle, string Foot)
{
    private static readonly SKColor Red = new(214, 40, 50);

    /// <summary>发票监制章.</summary>
    public static Seal OfBureau(string place) => new("全国统一发票监制章", place, "国家税务总局监制");

    /// <summary>发票专用章.</summary>
    public static Seal OfSeller(string name, string taxId) => new(name, taxId, "发票专用章");

    /// <summary>Draws the seal into a box.</summary>
    public static void Draw(SKCanvas canvas, SKRect box, Seal seal)
    {
        using var pen = new SKPaint
        {
            Color = Red.WithAlpha(200),
            Style = SKPaintStyle.Stroke,
            StrokeWidth = box.Height / 28,
            IsAntialias = true,
            BlendMode = SKBlendMode.Multiply,
        };
        using var ink = new SKPaint
        {
            Color = Red.WithAlpha(200),
            IsAntialias = true,
            BlendMode = SKBlendMode.Multiply,
        };
        canvas.DrawOval(box, pen);
        using var font = new SKFont(PrintFonts.Of(PrintFace.Serif), box.Height / 7.5f) { Hinting = SKFontHinting.None };
        var reach = new SKPoint((box.Width / 2) - (box.Height / 5.2f), box.Height * 0.31f);
        for (var at = 0; at < seal.Arc.Length; at++)
        {
            // From a little below the left end over the top to the right end.
            var angle = (190 + ((at + 0.5f) * 160 / seal.Arc.Length)) * MathF.PI / 180;
            canvas.Save();
            canvas.Translate(box.MidX + (reach.X * MathF.Cos(angle)), box.MidY + (reach.Y * MathF.Sin(angle)));
            canvas.RotateRadians(MathF.Atan2(reach.Y * MathF.Cos(angle), -reach.X * MathF.Sin(angle)));
            canvas.DrawText(seal.Arc[at].ToString(), 0, 0, SKTextAlign.Center, font, ink);
            canvas.Restore();
        }

        font.Size = box.Height / 8;
        canvas.DrawText(seal.Middle, box.MidX, box.MidY + (box.Height * 0.1f), SKTextAlign.Center, font, ink);
        canvas.DrawText(seal.Foot, box.MidX, box.MidY + (box.Height * 0.3f), SKTextAlign.Center, font, ink);
    }
}
