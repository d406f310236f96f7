using Piaoheng.Ocr.Fields.Labels;

namespace Piaoheng.Ocr.Fields.Layout;

/// <summary>One ticket or invoice on a page, or a page that holds just one: its text upright and level.</summary>
internal sealed class Sheet
{
    private List<TextRow>? _rows;

    private readonly SheetFrame _frame;

    public Sheet(RecognisedPage page, int number, IReadOnlyList<Piece> pieces, SheetFrame frame)
    {
        (Page, Number, Pieces, _frame) = (page, number, pieces, frame);
        Left = pieces.Count == 0 ? 0 : pieces.Min(static piece => piece.Left);
        Right = pieces.Count == 0 ? 0 : pieces.Max(static piece => piece.Right);
        Top = pieces.Count == 0 ? 0 : pieces.Min(static piece => piece.Top);
        Bottom = pieces.Count == 0 ? 0 : pieces.Max(static piece => piece.Bottom);
        Text = string.Concat(pieces.Select(static piece => piece.Text + "\n"));
    }

    public RecognisedPage Page { get; }

    /// <summary>Number of the page in its file, from 1.</summary>
    public int Number { get; }

    public IReadOnlyList<Piece> Pieces { get; }

    public float Left { get; }

    public float Right { get; }

    public float Top { get; }

    public float Bottom { get; }

    public float Width => Right - Left;

    /// <summary>All text, a piece a row.</summary>
    public string Text { get; }

    public IReadOnlyList<TextRow> Rows => _rows ??= TextRow.Of(Pieces);

    /// <summary>A part of this sheet as a sheet of its own.</summary>
    public Sheet Part(IReadOnlyList<Piece> pieces) => new(Page, Number, pieces, _frame);

    /// <summary>Where a rectangle of this sheet lies on the page.</summary>
    public PageQuad ToPage(float left, float top, float right, float bottom) =>
        new(_frame.ToPage(left, top), _frame.ToPage(right, top), _frame.ToPage(right, bottom), _frame.ToPage(left, bottom));

    public bool Says(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Text.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a label stands, also where a character of it was misread; from top to bottom.</summary>
    public IEnumerable<FoundLabel> Find(string label) =>
        Pieces
            .Select(piece => (Piece: piece, At: LabelText.Find(piece.Text, label)))
            .Where(static found => found.At >= 0)
            .Select(found => new FoundLabel(found.Piece, found.At, label.Length))
            .OrderBy(static found => found.Piece.Y);
}
