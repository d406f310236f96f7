using Piaoheng.Formats.Forms;

namespace Piaoheng.Formats.Tests.Forms;

public sealed class GlyphTests
{
    [Fact]
    public void The_same_character_drawn_again_as_a_shadow_counts_once()
    {
        var glyphs = Glyph.Of([new TextPiece("金", 100, 50, 9, 9, 1), new TextPiece("金", 100.3, 50.2, 9, 9, 2)]);

        Assert.Single(glyphs);
    }

    [Fact]
    public void The_same_digit_twice_in_a_row_counts_twice()
    {
        var glyphs = Glyph.Of([new TextPiece("1", 100, 50, 4, 9, 1), new TextPiece("1", 104, 50, 4, 9, 2)]);

        Assert.Equal(2, glyphs.Count);
    }

    [Fact]
    public void A_digit_elsewhere_in_another_size_is_another_digit()
    {
        // 444.6 / 9.2 and 396.3 / 8.2 are the same number of heights from the left, 200 and 178.26 from the top.
        var glyphs = Glyph.Of([new TextPiece("4", 396.27, 178.26, 4, 8.2, 1), new TextPiece("4", 444.6, 200, 5, 9.2, 2)]);

        Assert.Equal(2, glyphs.Count);
    }
}
