using System.Text;
using Piaoheng.Core.Access;

namespace Piaoheng.Core.Tests.Access;

/// <summary>动态口令: the digits of RFC 6238, each once, and of the half minutes around.</summary>
public sealed class TotpTests
{
    // Appendix B of RFC 6238, the last six of its eight digits.
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_111);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Digits_are_those_of_the_standard(long seconds, string digits) =>
        Assert.Equal(digits, Totp.Code(Secret, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Digits_of_one_step_before_and_after_are_taken(int steps, bool isTaken) =>
        Assert.Equal(isTaken, Totp.Match(Secret, Totp.Code(Secret, Totp.StepOf(Now) + steps), Now, lastUsed: 0) is not null);

    [Fact]
    public void Digits_that_were_used_are_not_taken_again()
    {
        var used = Totp.Match(Secret, "050471", Now, lastUsed: 0);
        Assert.Equal(Totp.StepOf(Now), used);
        Assert.Null(Totp.Match(Secret, "050471", Now, used!.Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("05047")]
    [InlineData("050472")]
    [InlineData("０５０４７１")]
    public void Other_texts_are_not_taken(string text) => Assert.Null(Totp.Match(Secret, text, Now, lastUsed: 0));

    [Fact]
    public void A_secret_is_written_in_base_32() => Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.ToText(Secret));
}
