using Piaoheng.Core.Text;
using Piaoheng.World.Codes;
using Piaoheng.World.Forms;
using SkiaSharp;

namespace Piaoheng.World.Documents.Pdf;

/// <summary>Prints forms to PDF through Skia, with a text layer of exactly the characters printed.</summary>
public static class PdfWriter
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const float SheetWidth = 595.276f;
    private const float SheetHeight = 841.89f;

    // Radicals that look like an ordinary character, by that character.
    private static readonly Dictionary<char, char> Radicals = Enumerable
        .Range(0x2F00, 0xD6)
        .Select(code => (Radical: (char)code, Folded: CompatibilityForm.Fold(((char)code).ToString())))
        .Where(pair => pair.Folded.Length == 1 && pair.Folded[0] != pair.Radical)
        .ToDictionary(pair => pair.Folded[0], pair => pair.Radical);

    /// <summary>The pages as one PDF.</summary>
    public static byte[] Write(IReadOnlyList<FormPage> pages, PdfStyle style, Dice dice)
    {
        var texts = pages.Select(page => Texts(page, style, dice)).ToList();
        var font = CjkFont.Font;
        using var typeface = Typeface(font, texts.SelectMany(page => page).SelectMany(text => text.Text));
        using var bytes = new MemoryStream();
        using (var document = SKDocument.CreatePdf(bytes))
        {
            foreach (var (page, on) in pages.Zip(texts))
            {
                var scale = (style.PageWidth > 0 ? style.PageWidth / page.Width : PointsPerMillimetre);
                var canvas = style.IsOnSheet
                    ? document.BeginPage(
                        Math.Max(SheetWidth, (float)(page.Width * scale)),
                        Math.Max(SheetHeight, (float)(page.Height * scale))
                    )
                    : document.BeginPage((float)(page.Width * scale), (float)(page.Height * scale));
                canvas.Scale((float)scale);
                if (style.IsPicture)
                {
                    DrawPicture(canvas, page, on, typeface);
                }
                else
                {
                    Draw(canvas, page, on, typeface, style.IsByCharacter);
                }

                document.EndPage();
            }

            document.Close();
        }

        return bytes.ToArray();
    }

    /// <summary>A page as a PNG picture.</summary>
    public static byte[] Picture(FormPage page)
    {
        List<FormText> texts = [.. page.Labels, .. page.Values, .. page.Stamps];
        using var typeface = Typeface(CjkFont.Font, texts.SelectMany(text => text.Text));
        using var image = Image(page, texts, typeface);
        using var png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    internal static SKTypeface Typeface(FontFile font, IEnumerable<char> characters)
    {
        using var data = SKData.CreateCopy(
            font.CanBeCut ? FontSubset.Of(font, characters.Append(' ').Select(c => (int)c)) : font.Bytes
        );
        return SKTypeface.FromData(data) ?? throw new InvalidDataException("The font cannot be used: " + CjkFont.Locate());
    }

    private static List<FormText> Texts(FormPage page, PdfStyle style, Dice dice)
    {
        var values = page.Values.ToList();
        if (style.IsShuffled)
        {
            dice.Shuffle(values);
        }

        // Labels first, then all values, as in the bureau's own files.
        IEnumerable<FormText> texts = [.. page.Labels, .. values, .. page.Stamps];
        return style.HasRadicals ? [.. texts.Select(text => text with { Text = WithRadicals(text.Text) })] : [.. texts];
    }

    private static string WithRadicals(string text) =>
        string.Create(
            text.Length,
            text,
            static (span, text) =>
            {
                for (var at = 0; at < span.Length; at++)
                {
                    span[at] = Radicals.GetValueOrDefault(text[at], text[at]);
                }
            }
        );

    private static void Draw(SKCanvas canvas, FormPage page, List<FormText> texts, SKTypeface typeface, bool isByCharacter)
    {
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true };
        using var ruled = new SKPaint
        {
            Color = new SKColor(128, 0, 0),
            StrokeWidth = 0.25f,
            Style = SKPaintStyle.Stroke,
        };
        foreach (var line in page.Lines)
        {
            canvas.DrawLine((float)line.X, (float)line.Y, (float)line.ToX, (float)line.ToY, ruled);
        }

        foreach (var picture in page.Pictures)
        {
            DrawPictureFrame(canvas, picture, ruled);
        }

        foreach (var text in texts)
        {
            using var font = new SKFont(typeface, (float)text.Size)
            {
                Subpixel = true,
                LinearMetrics = true,
                Hinting = SKFontHinting.None,
            };
            DrawText(canvas, text, font, ink, isByCharacter);
        }
    }

    private static void DrawText(SKCanvas canvas, FormText text, SKFont font, SKPaint ink, bool isByCharacter)
    {
        if (text.RowStep > 0)
        {
            foreach (var (at, row) in text.Text.Split('\n').Index())
            {
                DrawText(
                    canvas,
                    text with
                    {
                        Text = row,
                        Baseline = text.Baseline + (at * text.RowStep),
                        RowStep = 0,
                    },
                    font,
                    ink,
                    isByCharacter
                );
            }

            return;
        }

        if (text.IsTurned)
        {
            canvas.Save();
            canvas.RotateDegrees(90, (float)text.X, (float)text.Baseline);
            canvas.DrawText(text.Text, (float)text.X, (float)text.Baseline, SKTextAlign.Left, font, ink);
            canvas.Restore();
            return;
        }

        if (!isByCharacter && text.Advance == 0)
        {
            var align = text.Align switch
            {
                TextAlign.Center => SKTextAlign.Center,
                TextAlign.Right => SKTextAlign.Right,
                _ => SKTextAlign.Left,
            };
            canvas.DrawText(text.Text, (float)text.X, (float)text.Baseline, align, font, ink);
            return;
        }

        var x = (float)text.X - Shift(text, font);
        foreach (var c in text.Text)
        {
            var letter = c.ToString();
            canvas.DrawText(letter, x, (float)text.Baseline, SKTextAlign.Left, font, ink);
            x += text.Advance > 0 ? (float)text.Advance : font.MeasureText(letter);
        }
    }

    private static float Shift(FormText text, SKFont font) =>
        text.Align switch
        {
            TextAlign.Center => font.MeasureText(text.Text) / 2,
            TextAlign.Right => font.MeasureText(text.Text),
            _ => 0,
        };

    private static void DrawPicture(SKCanvas canvas, FormPage page, List<FormText> texts, SKTypeface typeface)
    {
        using var image = Image(page, texts, typeface);
        canvas.DrawImage(image, new SKRect(0, 0, (float)page.Width, (float)page.Height), SKSamplingOptions.Default);
    }

    private static SKImage Image(FormPage page, List<FormText> texts, SKTypeface typeface)
    {
        const float DotsPerMillimetre = 6;
        var size = new SKImageInfo((int)(page.Width * DotsPerMillimetre), (int)(page.Height * DotsPerMillimetre));
        using var surface = SKSurface.Create(size);
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(DotsPerMillimetre);
        Draw(surface.Canvas, page, texts, typeface, isByCharacter: false);
        return surface.Snapshot();
    }

    private static void DrawPictureFrame(SKCanvas canvas, FormPicture picture, SKPaint pen)
    {
        var box = new SKRect(
            (float)picture.X,
            (float)picture.Y,
            (float)(picture.X + picture.Width),
            (float)(picture.Y + picture.Height)
        );
        if (picture.IsSeal)
        {
            canvas.DrawOval(box, pen);
            return;
        }

        if (picture.Code is { } code)
        {
            using var drawn = QrBitmap.Of(QrEncoder.Encode(code));
            using var image = SKImage.FromBitmap(drawn);
            canvas.DrawImage(image, box, new SKSamplingOptions(SKFilterMode.Nearest));
            return;
        }

        canvas.DrawRect(box, pen);
    }
}
