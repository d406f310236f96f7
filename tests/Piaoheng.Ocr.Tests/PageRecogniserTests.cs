using Piaoheng.Ocr.Recognition;
using SkiaSharp;

namespace Piaoheng.Ocr.Tests;

[Collection("models")]
public sealed class PageRecogniserTests(LoadedModels models)
{
    [Fact]
    public void Every_line_is_read_at_its_place()
    {
        using var drawn = DrawnPage.Draw();

        var page = models.Recogniser.Recognise(DrawnPage.Png(drawn));

        AssertLines(page);
        Assert.Equal((0, DrawnPage.Width, DrawnPage.Height), (page.Rotation, page.Width, page.Height));
        var number = page.Lines[1];
        Assert.InRange(number.Quad.Left, 100, 125);
        Assert.InRange(number.Quad.Centre.Y, 195, 220);
    }

    [Theory]
    [InlineData(90)]
    [InlineData(180)]
    [InlineData(270)]
    public void A_turned_page_is_turned_back(int degrees)
    {
        using var drawn = DrawnPage.Draw();
        using var turned = Turned(drawn, 360 - degrees);

        var page = models.Recogniser.Recognise(DrawnPage.Png(turned));

        Assert.Equal(degrees, page.Rotation);
        Assert.Equal((DrawnPage.Width, DrawnPage.Height), (page.Width, page.Height));
        AssertLines(page);
        Assert.InRange(page.Lines[1].Quad.Left, 95, 125);
    }

    [Fact]
    public void A_number_under_a_red_seal_is_read_without_the_red()
    {
        const string Number = "59113152933922140054";
        using var drawn = DrawnPage.Draw(Number);
        using (var canvas = new SKCanvas(drawn))
        using (var red = new SKPaint { Color = new SKColor(214, 40, 44), IsAntialias = true })
        {
            for (var x = 130; x < 560; x += 24)
            {
                canvas.DrawLine(x, 80, x + 18, 135, red);
            }

            canvas.DrawRect(280, 96, 160, 6, red);
        }

        var read = models.Recogniser.RecogniseRegion(
            PageImage.Decode(DrawnPage.Png(drawn)),
            PageQuad.Of(105, 85, 640, 130),
            Ink.NotRed
        );

        Assert.Equal(Number, read.Text);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-3)]
    public void A_leaning_page_is_made_level(int degrees)
    {
        using var drawn = DrawnPage.Draw();
        var map = SKMatrix.CreateRotationDegrees(degrees, DrawnPage.Width / 2f, DrawnPage.Height / 2f);
        using var leaning = DrawnPage.Laid(drawn, map, (DrawnPage.Width, DrawnPage.Height), SKColors.White);

        var page = models.Recogniser.Recognise(DrawnPage.Png(leaning));

        Assert.InRange(page.SkewDegrees, degrees - 0.5, degrees + 0.5);
        AssertLines(page);
        // Level: all lines begin at one place.
        Assert.InRange(page.Lines.Max(line => line.Quad.Left) - page.Lines.Min(line => line.Quad.Left), 0, 12);
    }

    [Fact]
    public void A_photographed_sheet_is_seen_from_above_without_its_ground()
    {
        using var drawn = DrawnPage.Draw();
        // Farther away at its upper edge.
        var map = new SKMatrix(1, -0.12f, 220, 0, 0.9f, 160, 0, -0.00022f, 1);
        using var photo = DrawnPage.Laid(drawn, map, (1800, 1300), new SKColor(50, 45, 40));

        var page = models.Recogniser.Recognise(DrawnPage.Jpeg(photo));

        AssertLines(page);
        Assert.True(page.Width < 1700 && page.Height < 1200, $"{page.Width} × {page.Height}");
        Assert.InRange(page.Lines.Max(line => line.Quad.Left) - page.Lines.Min(line => line.Quad.Left), 0, 25);
    }

    [Fact]
    public void Places_lead_back_to_the_picture_as_it_is_shown()
    {
        using var drawn = DrawnPage.Draw();
        using var turned = Turned(drawn, 90);

        var page = models.Recogniser.Recognise(DrawnPage.Png(turned));

        // Drawn at (120…, 220) of an upright page that lies on its side: turned clockwise, y becomes the distance from the right.
        var shown = page.Image!.ToPicture.Apply(page.Lines[1].Quad.Centre);
        Assert.InRange(shown.X, DrawnPage.Height - 220, DrawnPage.Height - 190);
        Assert.Equal((DrawnPage.Height, DrawnPage.Width), (page.Image.PictureWidth, page.Image.PictureHeight));
    }

    [Fact]
    public void The_orientation_that_a_camera_notes_is_followed()
    {
        using var drawn = DrawnPage.Draw();
        using var asStored = Turned(drawn, 270);

        var image = PageImage.Decode(ExifPicture.With(DrawnPage.Jpeg(asStored), 6));
        var page = models.Recogniser.Recognise(image);

        Assert.Equal((DrawnPage.Width, DrawnPage.Height), (image.PictureWidth, image.PictureHeight));
        Assert.Equal(0, page.Rotation);
        AssertLines(page);
    }

    [Fact]
    public void A_lonely_digit_is_read_from_its_cell()
    {
        using var drawn = DrawnPage.Draw("1");

        var page = models.Recogniser.Recognise(DrawnPage.Png(drawn));
        var line = models.Recogniser.RecogniseRegion(page.Image!, PageQuad.Of(105, 85, 155, 130));

        // The model knows the digit in two widths.
        Assert.True(line.Text is "1" or "１", line.Text);
    }

    [Fact]
    public void An_empty_page_has_no_lines()
    {
        using var drawn = DrawnPage.Draw([]);

        Assert.Empty(models.Recogniser.Recognise(DrawnPage.Png(drawn)).Lines);
    }

    [Fact]
    public void Characters_stand_in_order_and_the_lattice_spells_them()
    {
        using var drawn = DrawnPage.Draw("91110108MA01ABCD2X");

        var line = Assert.Single(models.Recogniser.Recognise(DrawnPage.Png(drawn)).Lines);

        Assert.Equal(18, line.Characters.Count);
        Assert.All(line.Characters, character => Assert.True(character.Left < character.Right));
        Assert.Equal(line.Characters.OrderBy(character => character.Left), line.Characters);
        foreach (var character in line.Characters)
        {
            Assert.Equal(character.Score, line.Lattice.ProbabilityOf(character.Step, character.Text));
            for (var rank = 1; rank < CharacterLattice.Ranks; rank++)
            {
                Assert.True(line.Lattice.Probability(character.Step, rank) <= line.Lattice.Probability(character.Step, rank - 1));
            }
        }
    }

    private static void AssertLines(RecognisedPage page) =>
        Assert.Equal(DrawnPage.Lines.Select(Plain), page.Lines.Select(line => Plain(line.Text)));

    // The width of brackets and signs is the model's choice.
    private static string Plain(string text) =>
        text.Replace('（', '(')
            .Replace('）', ')')
            .Replace('：', ':')
            .Replace('￥', '¥')
            .Replace(" ", "", StringComparison.Ordinal);

    private static SKBitmap Turned(SKBitmap page, int degrees)
    {
        var size = degrees == 180 ? (page.Width, page.Height) : (page.Height, page.Width);
        var map = SKMatrix
            .CreateRotationDegrees(degrees)
            .PostConcat(
                degrees switch
                {
                    90 => SKMatrix.CreateTranslation(page.Height, 0),
                    180 => SKMatrix.CreateTranslation(page.Width, page.Height),
                    _ => SKMatrix.CreateTranslation(0, page.Width),
                }
            );
        return DrawnPage.Laid(page, map, size, SKColors.White);
    }
}
