using CsCheck;
using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Tests.Codes;

public sealed class UnifiedSocialCreditCodeTests
{
    private static readonly Gen<char> AnyCharacter = Gen.Char[UnifiedSocialCreditCode.Alphabet];

    /// <summary>Codes of public registers.</summary>
    public static readonly TheoryData<string> Public =
    [
        .. (
            "911101017967003199 91330782147634358J 91330283MA2AGE8B6B 91110116055565228Q 913202065580753519 "
            + "91330782MAEKK29W4R 91330782MAKD6JWY1W 91340207MAD5LN9F2T 91330901MA28KDTFX3 91320508321276892D "
            + "91110105MA01BHC94B 91320100MA225NDN39 91110106MA00E8DX84 91440300062714965N 91440300MA5FAWQN5D "
            + "91440114724329952G 91320982MA1MMPTCX9 91330681MA7F19UC27 915101820724315989 91510113MA6739XPX2 "
            + "91110108MA019HQRX9 914403001922038216 91110000802100433B 9144030071526726XG 91330100799655058B "
            + "91330782MA8GUGDY4Q"
        ).Split(' '),
    ];

    [Theory]
    [MemberData(nameof(Public))]
    public void Public_codes_pass_both_checks(string code) => Assert.True(UnifiedSocialCreditCode.IsValid(code));

    [Fact]
    public void There_are_26_of_them() => Assert.Equal(26, Public.Count);

    [Theory]
    [InlineData("91500112MADFAQ9000")]
    [InlineData("91110116055565228q")]
    [InlineData("9111011605556522Q8")]
    [InlineData("91110116055565228")]
    [InlineData("91110116055565228QQ")]
    [InlineData("91110116O55565228Q")]
    [InlineData("")]
    public void Others_fail(string code) => Assert.False(UnifiedSocialCreditCode.IsValid(code));

    [Fact]
    public void The_worked_example_gives_Q() => Assert.Equal('Q', UnifiedSocialCreditCode.CheckCharacter("91110116055565228"));

    [Fact]
    public void Every_single_wrong_character_is_found() =>
        Gen.Select(AnyCharacter.Array[17], Gen.Int[0, 17], AnyCharacter)
            .Sample(
                (first, place, wrong) =>
                {
                    char[] code = [.. first, UnifiedSocialCreditCode.CheckCharacter(first)!.Value];
                    if (code[place] == wrong)
                    {
                        return true;
                    }

                    code[place] = wrong;
                    return UnifiedSocialCreditCode.CheckCharacter(code.AsSpan(0, 17)) != code[17];
                },
                iter: 20_000
            );

    [Fact]
    public void Every_single_wrong_character_of_a_public_code_is_found()
    {
        foreach (var code in Public.Select(row => row.Data))
        {
            for (var place = 0; place < code.Length; place++)
            {
                foreach (var wrong in UnifiedSocialCreditCode.Alphabet.Where(c => c != code[place]))
                {
                    Assert.False(UnifiedSocialCreditCode.IsValid(code[..place] + wrong + code[(place + 1)..]));
                }
            }
        }
    }
}
