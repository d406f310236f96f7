using System.Xml.Linq;
using Piaoheng.Formats.Ofd;

namespace Piaoheng.Formats.Tests.Ofd;

public sealed class OfdPageTests
{
    private static readonly OfdBox Size = new(0, 0, 210, 140);

    [Theory]
    [InlineData("1 2 3", 4, new[] { 1.0, 2, 3 })]
    [InlineData("g 3 1.5", 4, new[] { 1.5, 1.5, 1.5 })]
    [InlineData("g 2 1.5 3 g 2 1", 9, new[] { 1.5, 1.5, 3, 1, 1 })]
    [InlineData("g 2147483647 1.5", 3, new[] { 1.5, 1.5, 1.5 })]
    [InlineData("g 99999999999 1.5", 3, new double[0])]
    [InlineData("g 2", 3, new double[0])]
    [InlineData("1 x 2", 3, new[] { 1.0 })]
    [InlineData("", 3, new double[0])]
    public void Advances_are_lists_and_runs_and_never_more_than_asked_for(string text, int count, double[] expected) =>
        Assert.Equal(expected, OfdNumbers.Advances(text, count));

    [Fact]
    public void Each_character_has_its_place()
    {
        var text = Assert.Single(
            Page(
                "<TextObject ID=\"1\" Boundary=\"10 20 50 5\" Size=\"4\"><TextCode X=\"1\" Y=\"4\" DeltaX=\"2 4\">a1甲</TextCode></TextObject>"
            ).Texts
        );

        Assert.Equal([11.0, 13, 17], text.Letters.Select(letter => letter.X));
        Assert.Equal([2.0, 2.4, 4], text.Letters.Select(letter => Math.Round(letter.Width, 3)));
        Assert.All(text.Letters, letter => Assert.Equal(24 - (0.86 * 4), letter.Y, 6));
    }

    [Theory]
    [InlineData("DeltaX=\"2\" DeltaY=\"0\"", new[] { 0.0, 2, 4, 6 }, new[] { 0.0, 0, 0, 0 })]
    [InlineData("DeltaX=\"2 3\"", new[] { 0.0, 2, 5, 8 }, new[] { 0.0, 0, 0, 0 })]
    [InlineData("", new[] { 0.0, 2.4, 4.8, 7.2 }, new[] { 0.0, 0, 0, 0 })]
    [InlineData("DeltaY=\"5\"", new[] { 0.0, 0, 0, 0 }, new[] { 0.0, 5, 10, 15 })]
    public void A_list_that_is_too_short_goes_on_as_it_ended(string advances, double[] across, double[] down)
    {
        var text = Assert.Single(
            Page(
                $"<TextObject ID=\"1\" Boundary=\"0 20 50 5\" Size=\"4\"><TextCode X=\"0\" Y=\"4\" {advances}>1000</TextCode></TextObject>"
            ).Texts
        );

        Assert.Equal(across, text.Letters.Select(letter => Math.Round(letter.X, 6)));
        Assert.Equal(down, text.Letters.Select(letter => Math.Round(letter.Y - text.Letters[0].Y, 6)));
    }

    [Fact]
    public void Rows_inside_one_object_are_told_apart_by_their_advances()
    {
        var text = Assert.Single(
            Page(
                "<TextObject ID=\"1\" Boundary=\"10 20 50 15\" Size=\"4\"><TextCode X=\"0\" Y=\"4\" DeltaX=\"2 -2 2\" DeltaY=\"0 5 0\">abcd</TextCode></TextObject>"
            ).Texts
        );

        Assert.Equal([0.0, 0, 5, 5], text.Letters.Select(letter => Math.Round(letter.Y - text.Letters[0].Y, 6)));
    }

    [Fact]
    public void Characters_written_as_cdata_are_characters() =>
        Assert.Equal(
            "甲&乙",
            Assert
                .Single(
                    Page(
                        "<TextObject ID=\"1\" Boundary=\"10 20 50 5\"><TextCode X=\"0\" Y=\"4\"><![CDATA[甲&乙]]></TextCode></TextObject>"
                    ).Texts
                )
                .Text
        );

    [Fact]
    public void A_boundary_of_negative_width_is_a_place_all_the_same() =>
        Assert.Equal(
            [97.5, 99],
            Assert
                .Single(
                    Page(
                        "<TextObject ID=\"1\" Boundary=\"112.5 58 -15 5\" Size=\"3\"><TextCode X=\"-15.0\" Y=\"3\" DeltaX=\"1.5\">12</TextCode></TextObject>"
                    ).Texts
                )
                .Letters.Select(letter => letter.X)
        );

    [Theory]
    [InlineData("Visible=\"false\"")]
    [InlineData("CTM=\"0 1 -1 0 3 0\"")]
    [InlineData("CTM=\"-1 0 0 -1 0 0\"")]
    [InlineData("CTM=\"1 2 3\"")]
    public void Hidden_and_turned_texts_are_left_out(string attribute) =>
        Assert.Empty(
            Page(
                $"<TextObject ID=\"1\" Boundary=\"10 20 50 5\" {attribute}><TextCode X=\"0\" Y=\"4\">甲</TextCode></TextObject>"
            ).Texts
        );

    [Theory]
    [InlineData("32 285 150 5")]
    [InlineData("211 20 50 5")]
    [InlineData("10 -20 50 5")]
    [InlineData("not a box")]
    public void Texts_off_the_page_are_left_out(string boundary) =>
        Assert.Empty(
            Page($"<TextObject ID=\"1\" Boundary=\"{boundary}\"><TextCode X=\"0\" Y=\"4\">甲</TextCode></TextObject>").Texts
        );

    [Fact]
    public void A_scaled_object_is_scaled()
    {
        var letter = Assert.Single(
            Assert
                .Single(
                    Page(
                        "<TextObject ID=\"1\" Boundary=\"10 20 50 5\" Size=\"10\" CTM=\"0.4 0 0 0.4 1 2\"><TextCode X=\"5\" Y=\"10\">甲</TextCode></TextObject>"
                    ).Texts
                )
                .Letters
        );

        Assert.Equal((13.0, 4.0, 4.0), (letter.X, letter.Width, letter.Height));
    }

    [Fact]
    public void The_page_wins_over_its_template_where_ids_are_the_same()
    {
        const string Template =
            "<Page><TextObject ID=\"1\" Boundary=\"10 20 50 5\"><TextCode X=\"0\" Y=\"4\">模板</TextCode></TextObject></Page>";

        var page = new OfdPage(
            1,
            "1",
            XElement.Parse(Template.Replace("模板", "内容", StringComparison.Ordinal)),
            [XElement.Parse(Template)],
            Size
        );

        Assert.Equal("内容", page.Find("1")?.Text);
        Assert.Equal(["模板", "内容"], page.Texts.Select(text => text.Text));
    }

    private static OfdPage Page(string objects) => new(1, "1", XElement.Parse($"<Page>{objects}</Page>"), [], Size);
}
