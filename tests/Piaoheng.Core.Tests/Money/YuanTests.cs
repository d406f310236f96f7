using System.Globalization;
using CsCheck;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Tests.Money;

/// <summary>Money never loses a fen.</summary>
public sealed class YuanTests
{
    private const long Largest = 9_999_999_999_999_999;

    private static readonly Gen<Yuan> Any = Gen.Long[-Largest, Largest].Select(Yuan.FromFen);

    // Up to six places, as prices times quantities have.
    private static readonly Gen<decimal> AnyDecimal = Gen.Long[-Largest, Largest].Select(units => units / 1_000_000m);

    [Fact]
    public void Text_leads_back_to_the_amount() =>
        Any.Sample(amount => Yuan.TryParse(amount.ToString(), out var back) && back == amount, iter: 5_000);

    [Fact]
    public void Sums_do_not_depend_on_order() =>
        Any.Array[0, 40]
            .Sample(
                amounts =>
                {
                    var forward = amounts.Aggregate(Yuan.Zero, (sum, amount) => sum + amount);
                    var backward = amounts.Reverse().Aggregate(Yuan.Zero, (sum, amount) => sum + amount);
                    return forward == backward && forward.Value == amounts.Sum(amount => amount.Value);
                },
                iter: 2_000
            );

    [Fact]
    public void What_is_taken_off_can_be_put_back() =>
        Gen.Select(Any, Any).Sample((whole, part) => whole - part + part == whole, iter: 5_000);

    [Fact]
    public void Rounding_is_off_by_half_a_fen_at_most_and_the_same_on_both_sides_of_zero() =>
        AnyDecimal.Sample(
            yuan => Math.Abs(Yuan.Round(yuan).Value - yuan) <= 0.005m && Yuan.Round(-yuan) == -Yuan.Round(yuan),
            iter: 5_000
        );

    [Fact]
    public void Parts_rounded_against_the_running_total_add_up_to_the_whole() =>
        Gen.Select(Gen.Long[1, Largest], Gen.Int[1, 1_000].Array[1, 12])
            .Sample(
                (fen, weights) =>
                {
                    var whole = Yuan.FromFen(fen);
                    var total = (decimal)weights.Sum();
                    var (sum, done, given) = (Yuan.Zero, 0m, Yuan.Zero);
                    foreach (var weight in weights)
                    {
                        done += weight;
                        var part = Yuan.Round(whole.Value * done / total) - given;
                        given += part;
                        sum += part;
                    }

                    return sum == whole;
                },
                iter: 2_000
            );

    [Theory]
    [InlineData("0.005", "0.01")]
    [InlineData("-0.005", "-0.01")]
    [InlineData("0.0049", "0.00")]
    [InlineData("1.005", "1.01")]
    [InlineData("2.675", "2.68")]
    public void Half_a_fen_is_rounded_away_from_zero(string yuan, string rounded) =>
        Assert.Equal(rounded, Yuan.Round(decimal.Parse(yuan, CultureInfo.InvariantCulture)).ToString());

    [Fact]
    public void A_sum_beyond_64_bits_throws_instead_of_wrapping() =>
        Assert.Throws<OverflowException>(() => Yuan.FromFen(long.MaxValue) + Yuan.FromFen(1));

    [Theory]
    [InlineData("1e3")]
    [InlineData("1,000")]
    [InlineData("100000000000000")]
    [InlineData("¥1")]
    [InlineData("")]
    public void What_is_no_plain_amount_is_refused(string text) => Assert.False(Yuan.TryParse(text, out _));

    [Theory]
    [InlineData("1234567.80", "1,234,567.80")]
    [InlineData("-1234.50", "−1,234.50")]
    [InlineData("999.99", "999.99")]
    [InlineData("26112000000031238506", "26112000000031238506")]
    [InlineData("1234.567", "1234.567")]
    [InlineData("01234.50", "01234.50")]
    [InlineData("2026-10-28", "2026-10-28")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void An_amount_as_in_JSON_is_written_for_people_and_any_other_text_stays(string? text, string? expected) =>
        Assert.Equal(expected, Yuan.Readable(text));
}
