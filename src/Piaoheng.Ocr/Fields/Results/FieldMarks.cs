using Piaoheng.Core.Invoices;
using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Results;

/// <summary>Says where values stand on the picture and which of their characters are doubtful.</summary>
internal static class FieldMarks
{
    /// <summary>Below it a character may be read wrongly.</summary>
    public const float SureCharacter = 0.8f;

    private const float Whole = 10_000;

    public static FieldMark? Of(Sheet sheet, FoundField field)
    {
        if (field.Slice is not { Glyphs.Count: > 0 } slice)
        {
            return null;
        }

        var doubtful = new List<DoubtfulCharacter>();
        for (var at = 0; at < slice.Glyphs.Count; at++)
        {
            if (slice.Glyphs[at].Score < SureCharacter || field.Dropped.Contains(at))
            {
                doubtful.Add(new DoubtfulCharacter(at, BoxOf(sheet.Page, [slice.Glyphs[at]])));
            }
        }

        return new FieldMark(sheet.Number, BoxOf(sheet.Page, slice.Glyphs), slice.Text, doubtful);
    }

    private static PictureBox BoxOf(RecognisedPage page, IReadOnlyList<Glyph> glyphs)
    {
        var (left, top, right, bottom) = (float.MaxValue, float.MaxValue, float.MinValue, float.MinValue);
        foreach (var glyph in glyphs)
        {
            var quad = glyph.Line.QuadOf(glyph.Line.Characters[glyph.Index]);
            var shown = page.Image is { } image ? image.ToPicture.Apply(quad) : quad;
            (left, top) = (MathF.Min(left, shown.Left), MathF.Min(top, shown.Top));
            (right, bottom) = (MathF.Max(right, shown.Right), MathF.Max(bottom, shown.Bottom));
        }

        var (width, height) = page.Image is { } picture
            ? (picture.PictureWidth, picture.PictureHeight)
            : (page.Width, page.Height);
        return new PictureBox(Part(left, width), Part(top, height), Part(right, width), Part(bottom, height));
    }

    private static int Part(float place, int length) =>
        (int)Math.Clamp(MathF.Round(place * Whole / MathF.Max(1, length)), 0, Whole);
}
