using Piaoheng.World.Forms;
using SkiaSharp;

namespace Piaoheng.World.Pictures;

/// <summary>Prints a form as a picture, the way its look asks for.</summary>
internal static class PagePainter
{
    private const double MillimetresPerInch = 25.4;

    /// <summary>A picture of the page at a resolution.</summary>
    public static SKBitmap Paint(PictureForm form, double dotsPerInch)
    {
        var scale = dotsPerInch / MillimetresPerInch;
        var bitmap = new SKBitmap(
            (int)Math.Round(form.Page.Width * scale),
            (int)Math.Round(form.Page.Height * scale),
            SKColorType.Rgba8888,
            SKAlphaType.Opaque
        );
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(form.Look.Paper);
        canvas.Scale((float)scale);
        Rules(canvas, form);
        Texts(canvas, form.Page.Labels, form.Look.FormFace, form.Look.FormInk);
        Texts(canvas, form.Page.Stamps, PrintFace.Sans, form.Look.FormInk);
        canvas.Save();
        canvas.Translate((float)form.Look.ShiftX, (float)form.Look.ShiftY);
        if (form.Look.IsDotMatrix)
        {
            DotMatrix.Print(canvas, form);
        }
        else
        {
            Texts(canvas, form.Page.Values, form.Look.ValueFace, form.Look.ValueInk);
        }

        canvas.Restore();
        Pictures(canvas, form);
        canvas.Flush();
        return bitmap;
    }

    /// <summary>Draws texts in millimetres.</summary>
    public static void Texts(SKCanvas canvas, IEnumerable<FormText> texts, PrintFace face, SKColor colour)
    {
        using var ink = new SKPaint { Color = colour, IsAntialias = true };
        foreach (var text in texts)
        {
            using var font = new SKFont(PrintFonts.Of(face), (float)text.Size)
            {
                Subpixel = true,
                LinearMetrics = true,
                Hinting = SKFontHinting.None,
            };
            foreach (var (at, row) in (text.RowStep > 0 ? text.Text.Split('\n') : [text.Text]).Index())
            {
                Row(canvas, text with { Text = row, Baseline = text.Baseline + (at * text.RowStep) }, font, ink);
            }
        }
    }

    private static void Row(SKCanvas canvas, FormText text, SKFont font, SKPaint ink)
    {
        var (x, y) = ((float)text.X, (float)text.Baseline);
        if (text.IsTurned)
        {
            canvas.Save();
            canvas.RotateDegrees(90, x, y);
            canvas.DrawText(text.Text, x, y, SKTextAlign.Left, font, ink);
            canvas.Restore();
            return;
        }

        if (text.Advance == 0)
        {
            var align = text.Align switch
            {
                TextAlign.Center => SKTextAlign.Center,
                TextAlign.Right => SKTextAlign.Right,
                _ => SKTextAlign.Left,
            };
            canvas.DrawText(text.Text, x, y, align, font, ink);
            return;
        }

        foreach (var letter in text.Text)
        {
            canvas.DrawText(letter.ToString(), x, y, SKTextAlign.Left, font, ink);
            x += (float)text.Advance;
        }
    }

    private static void Rules(SKCanvas canvas, PictureForm form)
    {
        using var pen = new SKPaint
        {
            Color = form.Look.FormInk,
            StrokeWidth = 0.25f,
            Style = SKPaintStyle.Stroke,
            IsAntialias = true,
        };
        foreach (var line in form.Page.Lines)
        {
            canvas.DrawLine((float)line.X, (float)line.Y, (float)line.ToX, (float)line.ToY, pen);
        }
    }

    private static void Pictures(SKCanvas canvas, PictureForm form)
    {
        foreach (var picture in form.Page.Pictures)
        {
            var box = SKRect.Create((float)picture.X, (float)picture.Y, (float)picture.Width, (float)picture.Height);
            if (picture.IsSeal)
            {
                Seal.Draw(canvas, box, Seal.OfBureau(form.Place));
            }
            else if (form.Qr is { } text)
            {
                QrPicture.Draw(canvas, box, text, form.Look.IsDotMatrix ? form.Look.ValueInk : SKColors.Black);
            }
        }
    }
}
