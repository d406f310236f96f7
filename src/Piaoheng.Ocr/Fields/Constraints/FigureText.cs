using Piaoheng.Ocr.Fields.Layout;

namespace Piaoheng.Ocr.Fields.Constraints;

/// <summary>数字解码: a piece that can only be a figure is read under that: what is no figure becomes the likeliest one that the model held possible there.</summary>
internal static class FigureText
{
    private const string Figures = "0123456789.-%*";
    private const float Least = 0.01f;

    /// <summary>The same piece, its letters replaced where figures were possible. A replaced character is as sure as it was held possible.</summary>
    public static Piece Decoded(Piece piece)
    {
        var figures = piece.Text.Count(static c => Figures.Contains(c, StringComparison.Ordinal));
        return figures == piece.Text.Length || figures < 3 || figures * 4 < piece.Text.Length * 3
            ? piece
            : new Piece([.. piece.Glyphs.Select(static glyph => Decoded(glyph))]);
    }

    private static Glyph Decoded(Glyph glyph)
    {
        // Separators and currency signs are told elsewhere.
        if (!char.IsLetter(glyph.Char) || DigitText.Of(glyph.Char) is not null || Glyph.IsWide(glyph.Char))
        {
            return glyph;
        }

        var (lattice, step) = (glyph.Line.Lattice, glyph.Line.Characters[glyph.Index].Step);
        for (var rank = 1; rank < CharacterLattice.Ranks && step < lattice.Steps; rank++)
        {
            var (text, probability) = (lattice.Text(step, rank), lattice.Probability(step, rank));
            if (probability >= Least && text is [var only] && char.IsAsciiDigit(only))
            {
                return glyph with { Char = only, Score = probability };
            }
        }

        return glyph;
    }
}
