using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Core.Tests.Diagnosis;

public sealed class NumberNeighboursTests
{
    private const string Number = "26112000002051836904";

    [Theory]
    [InlineData("26112000003051836904")]
    [InlineData("26112000000251836904")]
    [InlineData("2611200000205183690")]
    [InlineData("261120000020518369044")]
    [InlineData("6112000002051836904")]
    public void One_slip_is_found(string typed) => Assert.Contains(Number, NumberNeighbours.OneSlip(typed));

    [Fact]
    public void All_of_them_are_one_slip_away_and_few_enough_to_ask_for()
    {
        var all = NumberNeighbours.OneSlip(Number);
        Assert.InRange(all.Count, 380, 450);
        Assert.All(all, near => Assert.True(NumberNeighbours.AreWithinTwo(Number, near)));
        Assert.DoesNotContain(Number, all);
    }

    [Fact]
    public void One_slip_in_each_part_is_found() =>
        Assert.Contains(Number, NumberNeighbours.OneSlipInEachPart("26113000002051836907", 16));
}
