namespace Piaoheng.Ocr.Fields.Layout;

/// <summary>A run of characters with no gap between them: a label, a value, or both.</summary>
internal sealed class Piece
{
    public Piece(IReadOnlyList<Glyph> glyphs)
    {
        Glyphs = glyphs;
        Text = string.Create(
            glyphs.Count,
            glyphs,
            static (span, glyphs) =>
            {
                for (var at = 0; at < span.Length; at++)
                {
                    span[at] = glyphs[at].Char;
                }
            }
        );
        Height = glyphs.Count == 0 ? 0 : glyphs.Max(static glyph => glyph.Height);
        Left = glyphs.Count == 0 ? 0 : glyphs[0].Left;
        Right = glyphs.Count == 0 ? 0 : glyphs[^1].Right;
        Y = glyphs.Count == 0 ? 0 : glyphs.Average(static glyph => glyph.Y);
    }

    /// <summary>The characters from left to right; one for each character of <see cref="Text"/>.</summary>
    public IReadOnlyList<Glyph> Glyphs { get; }

    /// <summary>What it says, without spaces.</summary>
    public string Text { get; }

    public float Height { get; }

    public float Left { get; }

    public float Right { get; }

    /// <summary>Middle, down.</summary>
    public float Y { get; }

    public float Top => Y - (Height / 2);

    public float Bottom => Y + (Height / 2);

    public float X => (Left + Right) / 2;

    /// <summary>The least sure character.</summary>
    public float Weakest => Glyphs.Count == 0 ? 0 : Glyphs.Min(static glyph => glyph.Score);

    /// <summary>密码区: told by its signs, also where its label was not read.</summary>
    public bool IsCipher => Text.Length > 12 && Text.Count(static c => "+-*/<>".Contains(c, StringComparison.Ordinal)) > 3;

    /// <summary>A part of it.</summary>
    public Piece Slice(int start, int length) => new([.. Glyphs.Skip(start).Take(length)]);

    /// <summary>The part behind a place.</summary>
    public Piece From(int start) => Slice(start, Glyphs.Count - start);

    /// <summary>Several pieces as one, in the order given.</summary>
    public static Piece Joined(IEnumerable<Piece> pieces) => new([.. pieces.SelectMany(static piece => piece.Glyphs)]);

    /// <summary>Whether another piece stands in the same row; the lower one decides, so that what is written downwards joins no rows.</summary>
    public bool IsLevelWith(Piece other) => MathF.Abs(Y - other.Y) < 0.55f * MathF.Min(Height, other.Height);

    public override string ToString() => Text;
}
