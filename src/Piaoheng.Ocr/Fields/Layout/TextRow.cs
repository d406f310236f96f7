namespace Piaoheng.Ocr.Fields.Layout;

/// <summary>Pieces that stand beside each other.</summary>
internal sealed class TextRow
{
    public TextRow(IEnumerable<Piece> pieces)
    {
        Pieces = [.. pieces.OrderBy(static piece => piece.Left)];
        All = Piece.Joined(Pieces);
        Y = Pieces.Average(static piece => piece.Y);
        Height = Pieces.Max(static piece => piece.Height);
    }

    /// <summary>The pieces from left to right.</summary>
    public IReadOnlyList<Piece> Pieces { get; }

    /// <summary>All of the row, as if nothing lay between.</summary>
    public Piece All { get; }

    public float Y { get; }

    public float Height { get; }

    /// <summary>Puts pieces into rows, from top to bottom.</summary>
    public static List<TextRow> Of(IEnumerable<Piece> pieces)
    {
        var rows = new List<List<Piece>>();
        foreach (var piece in pieces.OrderBy(static piece => piece.Y))
        {
            // A row is known by the piece that began it and by the last one: a slope that is left over does not break it.
            var row = rows.FindLast(row =>
                (row[^1].IsLevelWith(piece) || (row.Count > 1 && Middle(row, piece)))
                && !row.Exists(other => IsAbove(other, piece))
            );
            if (row is null)
            {
                rows.Add([piece]);
                continue;
            }

            row.Add(piece);
        }

        return [.. rows.Select(static row => new TextRow(row)).OrderBy(static row => row.Y)];
    }

    // What stands over another piece is in the row above it, however close the rows are.
    private static bool IsAbove(Piece upper, Piece lower) =>
        lower.Y - upper.Y > 0.35f * MathF.Min(upper.Height, lower.Height)
        && MathF.Min(upper.Right, lower.Right) - MathF.Max(upper.Left, lower.Left)
            > 0.4f * MathF.Min(upper.Right - upper.Left, lower.Right - lower.Left);

    // The lowest decides here too: a label written downwards reaches over several rows.
    private static bool Middle(List<Piece> row, Piece piece) =>
        MathF.Abs(row.Average(static each => each.Y) - piece.Y)
        < 0.4f * MathF.Min(piece.Height, row.Min(static each => each.Height));
}
