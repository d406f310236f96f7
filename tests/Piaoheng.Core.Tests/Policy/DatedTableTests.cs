using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Tests.Policy;

public sealed class DatedTableTests
{
    private static readonly DateOnly Day = new(2020, 5, 1);

    [Fact]
    public void An_edition_lasts_until_the_day_before_the_next()
    {
        var table = new DatedTable<Entry>([New("a", 2021), New("a", 2020)]);
        Assert.Equal(2020, table.At("a", new DateOnly(2020, 12, 31))!.Period.From.Year);
        Assert.Equal(2021, table.At("a", new DateOnly(2021, 1, 1))!.Period.From.Year);
        Assert.Null(table.At("a", new DateOnly(2019, 12, 31)));
        Assert.Null(table.At("b", Day));
        Assert.Equal(2021, table.Find("a")!.Period.From.Year);
    }

    [Fact]
    public void A_stated_end_leaves_a_gap()
    {
        var table = new DatedTable<Entry>([New("a", 2020, new DateOnly(2020, 6, 30)), New("a", 2022)]);
        Assert.NotNull(table.At("a", new DateOnly(2020, 6, 30)));
        Assert.Null(table.At("a", new DateOnly(2020, 7, 1)));
    }

    [Fact]
    public void An_edition_that_begins_inside_a_stated_end_is_an_error() =>
        Assert.Throws<PolicyException>(() => new DatedTable<Entry>([New("a", 2020, new DateOnly(2021, 1, 1)), New("a", 2021)]));

    [Fact]
    public void Two_editions_from_the_same_day_are_an_error() =>
        Assert.Throws<PolicyException>(() => new DatedTable<Entry>([New("a", 2020), New("a", 2020)]));

    [Fact]
    public void An_edition_that_ends_before_it_begins_is_an_error() =>
        Assert.Throws<PolicyException>(() => new DatedTable<Entry>([New("a", 2020, new DateOnly(2019, 1, 1))]));

    private static Entry New(string id, int year, DateOnly? to = null) =>
        new(id, new EffectivePeriod(new DateOnly(year, 1, 1), to));

    private sealed record Entry(string Id, EffectivePeriod Period) : IDated;
}
