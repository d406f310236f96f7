using Piaoheng.Formats.Forms;
using UglyToad.PdfPig;
using UglyToad.PdfPig.AcroForms;
using UglyToad.PdfPig.AcroForms.Fields;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;

namespace Piaoheng.Formats.Pdf;

/// <summary>The text of PDF pages as pieces of a layout: upright, visible, on the page.</summary>
internal static class PdfPages
{
    /// <summary>Below so many letters a page may be a picture with some furniture.</summary>
    private const int LettersOfPicture = 300;

    /// <summary>Part of the page that pictures cover where the page is a scan.</summary>
    private const double PartOfPicture = 0.3;

    /// <summary>Height of a font above its baseline, as part of its size.</summary>
    private const double Ascent = 0.85;

    public static List<LayoutPage> Read(PdfDocument document, PdfLog log, PdfPictures pictures)
    {
        var fields = Fields(document);
        var fonts = PdfFonts.Of(document);
        var pages = new List<LayoutPage>(document.NumberOfPages);
        for (var number = 1; number <= document.NumberOfPages; number++)
        {
            log.Clear();
            var page = document.GetPage(number);
            pictures.Add(page);
            pages.Add(Read(page, new LetterText(page.Letters, log, fonts), fields));
        }

        return pages;
    }

    private static LayoutPage Read(Page page, LetterText texts, ILookup<int, AcroTextField> fields)
    {
        if (page.Letters.Count > Limits.LettersPerPage)
        {
            throw new LimitExceededException(nameof(Limits.LettersPerPage));
        }

        var turn = MostFrequent(page.Letters);
        var isTurned = turn is TextOrientation.Rotate90 or TextOrientation.Rotate270;
        var (width, height) = isTurned ? (page.Height, page.Width) : (page.Width, page.Height);
        var isSeen = Visible(page.Letters);
        var pieces = new List<TextPiece>(page.Letters.Count);
        TextPiece? last = null;
        foreach (var letter in page.Letters)
        {
            if (letter.TextOrientation == turn && isSeen(letter))
            {
                var (x, baseline) = Upright(letter.StartBaseLine, turn, page);
                var size = Math.Abs(letter.PointSize);
                var piece = new TextPiece(
                    texts.Of(letter),
                    x,
                    baseline - (Ascent * size),
                    letter.Width,
                    size,
                    letter.TextSequence
                );
                if (IsOn(piece, width, height) || GoesOn(last, piece))
                {
                    pieces.Add(piece);
                    last = piece;
                }
            }
        }

        pieces.AddRange(fields[page.Number].SelectMany(field => Filled(field, page)));
        return new LayoutPage(page.Number, width, height, pieces, pieces.Count < LettersOfPicture && HasPicture(page));
    }

    // A page may be drawn turned although it is shown upright; most of its letters tell.
    private static TextOrientation MostFrequent(IReadOnlyList<Letter> letters) =>
        letters
            .Where(static letter => letter.TextOrientation is not TextOrientation.Other)
            .CountBy(static letter => letter.TextOrientation)
            .OrderByDescending(static count => count.Value)
            .Select(static count => count.Key)
            .FirstOrDefault(TextOrientation.Horizontal);

    // Clockwise turned letters run down the page (90), backwards (180) or up (270).
    private static (double X, double Baseline) Upright(PdfPoint point, TextOrientation turn, Page page) =>
        turn switch
        {
            TextOrientation.Rotate90 => (page.Height - point.Y, page.Width - point.X),
            TextOrientation.Rotate180 => (page.Width - point.X, point.Y),
            TextOrientation.Rotate270 => (point.Y, point.X),
            _ => (point.X, page.Height - point.Y),
        };

    // Invisible and white letters are left out, unless the page has no others (a recognised scan).
    private static Func<Letter, bool> Visible(IReadOnlyList<Letter> letters) =>
        letters.All(static letter => IsHidden(letter)) ? static _ => true : static letter => !IsHidden(letter);

    private static bool IsHidden(Letter letter) =>
        letter.RenderingMode is TextRenderingMode.Neither or TextRenderingMode.NeitherClip || IsWhite(letter.Color);

    private static bool IsWhite(IColor? color) =>
        color switch
        {
            RGBColor rgb => rgb is { R: > 0.99, G: > 0.99, B: > 0.99 },
            GrayColor gray => gray.Gray > 0.99,
            CMYKColor cmyk => cmyk is { C: < 0.01, M: < 0.01, Y: < 0.01, K: < 0.01 },
            _ => false,
        };

    private static bool IsOn(TextPiece piece, double width, double height) =>
        piece.X > -piece.Height && piece.X < width && piece.Y + piece.Height > 0 && piece.Y < height;

    // A text that begins on the page and runs over its edge is cut in print, not in what it states.
    private static bool GoesOn(TextPiece? last, TextPiece next) =>
        last is { } before
        && Math.Abs(before.Y - next.Y) < 0.1 * next.Height
        && next.X > before.X
        && next.X - (before.X + before.Width) < 0.3 * next.Height;

    private static bool HasPicture(Page page)
    {
        if (page.NumberOfImages == 0)
        {
            return false;
        }

        var covered = PdfPictures.Of(page).Sum(static image => PdfSheet.Covered(image));
        return covered > PartOfPicture * page.Width * page.Height;
    }

    // Forms that were filled in and not flattened keep their values apart from the page.
    private static ILookup<int, AcroTextField> Fields(PdfDocument document) =>
        (document.TryGetForm(out var form) ? form.GetFields() : [])
            .OfType<AcroTextField>()
            .Where(static field => field is { PageNumber: not null, Bounds: not null } && !string.IsNullOrWhiteSpace(field.Value))
            .ToLookup(static field => field.PageNumber!.Value);

    private static IEnumerable<TextPiece> Filled(AcroTextField field, Page page)
    {
        var box = field.Bounds!.Value;
        var lines = field.Value!.Split('\n');
        var height = box.Height / lines.Length;
        var size = Math.Min(9, 0.8 * height);
        foreach (var (at, line) in lines.Index())
        {
            var y = page.Height - box.Top + (at * height) + ((height - size) / 2);
            yield return new TextPiece(line.TrimEnd('\r'), box.Left, y, 0, size, -1 - at);
        }
    }
}
