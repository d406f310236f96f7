using CsCheck;
using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Tests.Codes;

public sealed class OrganisationCodeTests
{
    private static readonly Gen<char> Digit = Gen.Char['0', '9'];

    [Theory]
    [InlineData("055565228")]
    [InlineData("79670031" + "9")]
    [InlineData("MA2AGE8B6")]
    [InlineData("71526726X")]
    public void Right_codes_pass(string code) => Assert.True(OrganisationCode.IsValid(code));

    [Theory]
    [InlineData("055565229")]
    [InlineData("05556522")]
    [InlineData("ma2age8b6")]
    [InlineData("")]
    public void Wrong_codes_fail(string code) => Assert.False(OrganisationCode.IsValid(code));

    [Fact]
    public void Every_single_wrong_digit_is_found() =>
        Gen.Select(Digit.Array[8], Gen.Int[0, 7], Digit)
            .Sample(
                (first, place, wrong) =>
                {
                    var check = OrganisationCode.CheckCharacter(first);
                    var isSame = first[place] == wrong;
                    first[place] = wrong;
                    return isSame || OrganisationCode.CheckCharacter(first) != check;
                },
                iter: 20_000
            );

    [Fact]
    public void A_letter_eleven_above_a_digit_is_not_found() =>
        Assert.Equal(OrganisationCode.CheckCharacter("00000000"), OrganisationCode.CheckCharacter("B0000000"));
}
