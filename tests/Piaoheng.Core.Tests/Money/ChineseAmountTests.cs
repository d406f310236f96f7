using CsCheck;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Tests.Money;

public sealed class ChineseAmountTests
{
    private const long Largest = 999_999_999_999_999;

    [Theory]
    [InlineData("500.00", "伍佰圆整")]
    [InlineData("158.83", "壹佰伍拾捌圆捌角叁分")]
    [InlineData("4360.00", "肆仟叁佰陆拾圆整")]
    [InlineData("333.95", "叁佰叁拾叁圆玖角伍分")]
    [InlineData("632.00", "陆佰叁拾贰圆整")]
    [InlineData("7.06", "柒圆零陆分")]
    [InlineData("0.05", "伍分")]
    [InlineData("10010.00", "壹万零壹拾圆整")]
    [InlineData("107000.53", "壹拾万柒仟圆伍角叁分")]
    [InlineData("100100001.00", "壹亿零壹拾万零壹圆整")]
    [InlineData("0.00", "零圆整")]
    [InlineData("0.50", "伍角整")]
    [InlineData("1.50", "壹圆伍角整")]
    [InlineData("10600.00", "壹万零陆佰圆整")]
    [InlineData("-500.00", "（负数）伍佰圆整")]
    [InlineData("100000000.00", "壹亿圆整")]
    [InlineData("1000000000000.00", "壹万亿圆整")]
    [InlineData("1000100000000.00", "壹万零壹亿圆整")]
    [InlineData("9999999999999.99", "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖圆玖角玖分")]
    public void Amounts_are_written_and_read(string amount, string words)
    {
        Assert.True(Yuan.TryParse(amount, out var yuan));
        Assert.Equal(words, ChineseAmount.Format(yuan));
        Assert.True(ChineseAmount.TryParse(words, out var back));
        Assert.Equal(yuan, back);
    }

    [Theory]
    [InlineData("柒圆陆分", "7.06")]
    [InlineData("壹拾万柒仟圆零伍角叁分", "107000.53")]
    [InlineData("壹拾元零壹分", "10.01")]
    [InlineData("壹拾圆壹分", "10.01")]
    [InlineData("贰拾柒圆", "27.00")]
    [InlineData("贰拾柒元正", "27.00")]
    [InlineData("拾元整", "10.00")]
    [InlineData("ⓧ伍佰圆整", "500.00")]
    [InlineData("⊗ 伍佰圆整", "500.00")]
    [InlineData("人民币伍佰圆整", "500.00")]
    [InlineData("（大写）伍佰圆整", "500.00")]
    [InlineData("(负数)伍佰圆整", "-500.00")]
    [InlineData("负伍佰圆整", "-500.00")]
    [InlineData("伍 佰 圆 整", "500.00")]
    [InlineData("二千三百元整", "2300.00")]
    [InlineData("貳仟叄佰圓整", "2300.00")]
    [InlineData("壹万壹拾圆整", "10010.00")]
    [InlineData("壹圆伍角", "1.50")]
    [InlineData("壹圆零角伍分", "1.05")]
    [InlineData("零元整", "0.00")]
    [InlineData("伍佰圆零角零分", "500.00")]
    [InlineData("壹圆伍角叁分整", "1.53")]
    [InlineData("玖拾玖万玖仟玖佰玖拾玖亿圆整", "99999900000000.00")]
    public void Other_spellings_are_read_by_value(string words, string amount)
    {
        Assert.True(ChineseAmount.TryParse(words, out var yuan));
        Assert.Equal(amount, yuan.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("圆整")]
    [InlineData("伍佰")]
    [InlineData("伍佰整")]
    [InlineData("整")]
    [InlineData("壹贰圆整")]
    [InlineData("壹拾伍佰圆整")]
    [InlineData("壹万贰万圆整")]
    [InlineData("佰圆整")]
    [InlineData("万圆整")]
    [InlineData("亿圆整")]
    [InlineData("零万圆整")]
    [InlineData("伍佰圆整伍角")]
    [InlineData("壹圆叁分伍角")]
    [InlineData("壹圆伍角伍角")]
    [InlineData("500圆整")]
    [InlineData("伍佰美元整")]
    [InlineData("壹佰万亿圆整")]
    [InlineData("负数")]
    public void What_is_no_amount_is_refused(string? words) => Assert.False(ChineseAmount.TryParse(words, out _));

    [Fact]
    public void Every_amount_survives_writing_and_reading() =>
        Gen.Long[-Largest, Largest]
            .Sample(
                fen => ChineseAmount.TryParse(ChineseAmount.Format(Yuan.FromFen(fen)), out var back) && back == Yuan.FromFen(fen),
                iter: 20_000
            );

    [Fact]
    public void Amounts_of_few_different_digits_survive_writing_and_reading() =>
        // Zeros in every place: the grammar of 零 is where mistakes hide.
        Gen.OneOf(Gen.Const('0'), Gen.Const('0'), Gen.Const('1'), Gen.Const('9'))
            .Array[1, 15]
            .Sample(
                digits =>
                {
                    var fen = long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);
                    return ChineseAmount.TryParse(ChineseAmount.Format(Yuan.FromFen(fen)), out var back)
                        && back == Yuan.FromFen(fen);
                },
                iter: 20_000
            );

    [Fact]
    public void Leaving_out_every_zero_changes_no_value() =>
        Gen.Long[1, Largest]
            .Sample(
                fen =>
                {
                    var words = ChineseAmount.Format(Yuan.FromFen(fen)).Replace("零", "", StringComparison.Ordinal);
                    return ChineseAmount.TryParse(words, out var back) && back == Yuan.FromFen(fen);
                },
                iter: 5_000
            );

    [Fact]
    public void Every_whole_number_of_fen_up_to_ten_thousand_yuan_survives()
    {
        for (var fen = 0L; fen <= 1_000_000; fen++)
        {
            Assert.True(ChineseAmount.TryParse(ChineseAmount.Format(Yuan.FromFen(fen)), out var back));
            Assert.Equal(fen, back.Fen);
        }
    }
}
