using CsCheck;
using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Tests.Codes;

public sealed class TaxpayerIdTests
{
    [Theory]
    [InlineData("91110116055565228Q", TaxpayerIdForm.Unified, true)]
    [InlineData("91500112MADFAQ9000", TaxpayerIdForm.Unified, false)]
    [InlineData("110101199003070070", TaxpayerIdForm.Resident, true)]
    [InlineData("110116055565228", TaxpayerIdForm.Old15, true)]
    [InlineData("110116055565229", TaxpayerIdForm.Old15, false)]
    [InlineData("110101900307007", TaxpayerIdForm.Old15, true)]
    [InlineData("11011605556522800", TaxpayerIdForm.Old17, true)]
    [InlineData("11010119900307007000", TaxpayerIdForm.Old20, true)]
    [InlineData("000000000000000", TaxpayerIdForm.Old15, true)]
    [InlineData("1234567", TaxpayerIdForm.Unknown, false)]
    [InlineData("91110116055565228Ｑ", TaxpayerIdForm.Unknown, false)]
    [InlineData("91110116 55565228Q", TaxpayerIdForm.Unknown, false)]
    [InlineData("", TaxpayerIdForm.Unknown, false)]
    public void Forms_are_told_apart(string id, TaxpayerIdForm form, bool isPlausible)
    {
        var check = TaxpayerId.Examine(id);
        Assert.Equal(form, check.Form);
        Assert.Equal(isPlausible, check.IsPlausible);
    }

    [Theory]
    [InlineData("9111O116O55565228Q", "91110116055565228Q")]
    [InlineData("9I110II6055565228Q", "91110116055565228Q")]
    [InlineData("91330283MA2AGEBB6B", "91330283MA2AGE8B6B")]
    [InlineData("91330283MA2AGE8B68", "91330283MA2AGE8B6B")]
    public void A_misread_number_is_repaired_as_a_suggestion(string wrong, string right) =>
        Assert.Equal(right, TaxpayerId.SuggestRepair(wrong));

    [Theory]
    [InlineData("91110116055565228Q")]
    [InlineData("91500112MADFAQ9000")]
    [InlineData("911101160555")]
    public void What_is_right_or_beyond_repair_gets_no_suggestion(string id) => Assert.Null(TaxpayerId.SuggestRepair(id));

    [Fact]
    public void Every_single_wrong_digit_of_a_resident_number_is_found() =>
        Gen.Select(Gen.Char['0', '9'].Array[17], Gen.Int[0, 16], Gen.Char['0', '9'])
            .Sample(
                (first, place, wrong) =>
                {
                    var check = ResidentId.CheckCharacter(first);
                    var isSame = first[place] == wrong;
                    first[place] = wrong;
                    return isSame || ResidentId.CheckCharacter(first) != check;
                },
                iter: 20_000
            );
}
