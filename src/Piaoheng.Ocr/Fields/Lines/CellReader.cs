using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Lines;

/// <summary>Looks at one cell of the goods table again, at the place where its row and its column meet.</summary>
internal static class CellReader
{
    private const float LineHeights = 1.5f;

    /// <summary>What stands there; null when nothing does, or nothing can be looked at again.</summary>
    public static Piece? Read(Sheet sheet, LineColumns columns, string column, Piece beside, ExtractionContext context)
    {
        if (
            context.Recogniser is not { } recogniser
            || sheet.Page.Image is not { } image
            || columns.MiddleOf(column) is not { } middle
        )
        {
            return null;
        }

        var (y, height) = (beside.Y, beside.Height);
        var half = LineHeights * height / 2;
        var left = MathF.Max(columns.LeftOf(column), middle - (8 * height));
        var right = MathF.Min(columns.RightOf(column), middle + (8 * height));
        var line = recogniser.RecogniseRegion(image, sheet.ToPage(left, y - half, right, y + half));
        return line.Characters.Count == 0 ? null : SheetMaker.PieceOf(line, y);
    }
}
