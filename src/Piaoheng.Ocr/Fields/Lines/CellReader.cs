using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Recognition;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>Looks again at a place of a sheet: where a row and a column of the goods table meet, or where a line was read.</summary>
internal static class CellReader
{
    private const float LineHeights = 1.5f;
    private const float HalfCell = 8;

    /// <summary>Height of a second look at a line, in its own; the model then sees it in another size.</summary>
    private const float CloseHeights = 1.15f;

    /// <summary>Room before the line and behind it, in heights: what was not read stands outside of what was.</summary>
    private const float Before = 0.4f;
    private const float Behind = 1.3f;

    /// <summary>What stands there; null when nothing does, or nothing can be looked at again.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="column">The column of the cell.</param>
    /// <param name="beside">What stands in the same row.</param>
    /// <param name="context">What reads.</param>
    /// <param name="half">How far to both sides of the heading's middle is looked, in heights.</param>
    /// <param name="heights">How high the look is, in heights: rules and neighbouring rows that come into it are read as signs.</param>
    public static Piece? Read(
        Sheet sheet,
        LineColumns columns,
        string column,
        Piece beside,
        ExtractionContext context,
        float half = HalfCell,
        float heights = LineHeights
    )
    {
        if (columns.MiddleOf(column) is not { } middle)
        {
            return null;
        }

        var height = beside.Height;
        var left = MathF.Max(columns.LeftOf(column), middle - (half * height));
        var right = MathF.Min(columns.RightOf(column), middle + (half * height));
        return Region(sheet, (left, right, beside.Y, heights * height), context);
    }

    /// <summary>Pieces of one row, looked at again as one; null when nothing can be looked at again.</summary>
    public static Piece? Again(Sheet sheet, IReadOnlyList<Piece> pieces, ExtractionContext context, Ink ink = Ink.All)
    {
        var height = pieces.Max(static piece => piece.Height);
        var left = pieces.Min(static piece => piece.Left) - (Before * height);
        var right = pieces.Max(static piece => piece.Right) + (Behind * height);
        return Region(sheet, (left, right, pieces.Average(static piece => piece.Y), CloseHeights * height), context, ink);
    }

    /// <summary>What stands between two places, level with a piece.</summary>
    public static Piece? Beside(Sheet sheet, float left, float right, Piece level, ExtractionContext context) =>
        right > left + level.Height ? Region(sheet, (left, right, level.Y, CloseHeights * level.Height), context) : null;

    private static Piece? Region(
        Sheet sheet,
        (float Left, float Right, float Y, float Height) at,
        ExtractionContext context,
        Ink ink = Ink.All
    )
    {
        if (context.Recogniser is not { } recogniser || sheet.Page.Image is not { } image)
        {
            return null;
        }

        var half = at.Height / 2;
        var line = recogniser.RecogniseRegion(image, sheet.ToPage(at.Left, at.Y - half, at.Right, at.Y + half), ink);
        return line.Characters.Count == 0 ? null : SheetMaker.PieceOf(line, at.Left, at.Y);
    }
}
