using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Labels;

/// <summary>A label where it stands.</summary>
/// <param name="Piece">The piece that holds it.</param>
/// <param name="Start">Its first character there.</param>
/// <param name="Length">Its characters.</param>
internal sealed record FoundLabel(Piece Piece, int Start, int Length)
{
    /// <summary>The label alone.</summary>
    public Piece Label => Piece.Slice(Start, Length);

    /// <summary>What stands behind it in the same piece, without colons.</summary>
    public Piece Rest
    {
        get
        {
            var from = Start + Length;
            while (from < Piece.Text.Length && Piece.Text[from] is ':' or ';' or '.' or ',')
            {
                from++;
            }

            return Piece.From(from);
        }
    }

    /// <summary>The value: the rest of the piece, else the next piece to the right in the row.</summary>
    public Piece? Value(Sheet sheet)
    {
        var rest = Rest;
        if (rest.Glyphs.Count > 0)
        {
            return rest;
        }

        var label = Label;
        return sheet
            .Pieces.Where(piece =>
                piece.Left >= label.Right - (label.Height * 0.6f) && piece.IsLevelWith(label) && !ReferenceEquals(piece, Piece)
            )
            .OrderBy(static piece => piece.Left)
            .FirstOrDefault();
    }
}
