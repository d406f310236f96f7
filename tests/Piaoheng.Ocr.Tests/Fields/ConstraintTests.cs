using CsCheck;
using Piaoheng.Core.Money;
using Piaoheng.Ocr.Fields.Constraints;
using Piaoheng.Ocr.Fields.Forms;
using Piaoheng.Ocr.Fields.Layout;
using Piaoheng.Ocr.Fields.Results;

namespace Piaoheng.Ocr.Tests.Fields;

public sealed class ConstraintTests
{
    [Fact]
    public void Words_of_every_amount_are_found_behind_any_label_and_say_the_amount() =>
        Gen.Long[1, 99_999_999_99]
            .Sample(fen =>
            {
                var amount = Yuan.FromFen(fen);
                var words = AmountWords.In(Of("价税合计:" + ChineseAmount.Format(amount)));
                Assert.NotNull(words);
                Assert.Equal(amount, AmountWords.Value(words));
            });

    [Theory]
    [InlineData("¥1399.98", "1399.98")]
    [InlineData("￥1,044,333.98", "1044333.98")]
    [InlineData("46,62", "46.62")]
    [InlineData("1O48.54", "1048.54")]
    [InlineData("-10.62", "-10.62")]
    public void Amounts_are_read_with_their_usual_misreadings(string text, string amount) =>
        Assert.Equal(amount, Assert.Single(MoneyText.In(Of(text))).Value.ToString());

    [Theory]
    [InlineData("00:07:52")]
    [InlineData("13%")]
    [InlineData("174.75728155")]
    public void What_has_another_shape_is_no_amount(string text) => Assert.Empty(MoneyText.In(Of(text)));

    [Theory]
    [InlineData("2018年12月27日", "2018-12-27")]
    [InlineData("2019 05 08", "2019-05-08")]
    [InlineData("开票日期:2O24年O1月12日", "2024-01-12")]
    [InlineData("2022年12月8日", "2022-12-08")]
    public void Days_are_read_with_their_usual_misreadings(string text, string day) =>
        Assert.Equal(day, Assert.Single(IssueDate.All(Of(text))).Value);

    [Theory]
    [InlineData("2023年13月08日")]
    [InlineData("2023年02月30日")]
    public void Days_that_do_not_exist_are_none(string text) => Assert.Empty(IssueDate.All(Of(text)));

    [Fact]
    public void A_gap_of_nearly_two_characters_between_ideographs_is_a_dropped_one()
    {
        var even = Of("上海栎建设工程有限公司");
        var gapped = new Piece([
            .. even.Glyphs.Select((glyph, at) => at < 2 ? glyph : glyph with { X = glyph.X + (glyph.Height * 0.85f) }),
        ]);

        Assert.Empty(DroppedCharacters.Before(even));
        Assert.Equal(2, Assert.Single(DroppedCharacters.Before(gapped)));
    }

    private static Piece Of(string text)
    {
        var line = WrittenPage.Line(text.Replace(" ", "", StringComparison.Ordinal), 0, 0, 30);
        return new Piece([
            .. line.Characters.Select(
                (character, at) =>
                    new Glyph(
                        Core.Text.CompatibilityForm.Fold(character.Text)[0],
                        character.Score,
                        (character.Left + character.Right) / 2,
                        15,
                        30,
                        line,
                        at
                    )
            ),
        ]);
    }
}
