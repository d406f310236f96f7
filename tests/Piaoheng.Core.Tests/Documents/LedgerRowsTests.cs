using Piaoheng.Core.Documents;

namespace Piaoheng.Core.Tests.Documents;

/// <summary>Equal ledger rows: the same use exported again, or a second use.</summary>
public sealed class LedgerRowsTests
{
    [Fact]
    public void Equal_rows_of_two_ledgers_are_two_uses() =>
        Assert.Equal([false, false], Known("销售部报销.xlsx", ["a", "b"], of: "财务部报销.xlsx", ["a", "c", "d"]));

    [Fact]
    public void Two_divisions_keep_two_ledgers() =>
        Assert.Equal([false], Known("第二事业部报销.xlsx", ["a"], of: "第一事业部报销.xlsx", ["a"]));

    [Theory]
    [InlineData("台账_202610.xlsx", "台账_202609.xlsx")]
    [InlineData("台账(1).xlsx", "台账.xlsx")]
    [InlineData("导出/台账.csv", "台账.xlsx")]
    [InlineData("二月.xlsx", "一月.xlsx")]
    [InlineData("2026年第三季度台账.xlsx", "2026年上半年台账.xlsx")]
    public void The_same_ledger_by_its_name_brings_old_rows_again(string name, string before) =>
        Assert.Equal([true, false], Known(name, ["a", "b"], of: before, ["a"]));

    [Fact]
    public void The_same_ledger_under_another_name_is_known_by_its_rows() =>
        Assert.Equal([true, true, true, false], Known("最终版.xlsx", ["a", "b", "c", "d"], of: "台账.xlsx", ["a", "b", "c"]));

    [Fact]
    public void A_few_equal_rows_among_many_do_not_make_one_ledger() =>
        Assert.Equal(
            [false, false, false, false, false, false, false],
            Known("差旅.xlsx", ["a", "b", "c", "1", "2", "3", "4"], of: "报销.xlsx", ["a", "b", "c"])
        );

    [Fact]
    public void A_row_that_names_its_voucher_is_one_use_wherever_it_stands() =>
        Assert.Equal(
            [true],
            LedgerRows.AreKnown(
                "凭证清单.xlsx",
                [new LedgerRows.Row("a", NamesItsUse: true)],
                [new LedgerRows.Known("a", "1", "报销.xlsx")]
            )
        );

    [Fact]
    public void As_many_rows_are_known_as_there_were() =>
        Assert.Equal([true, true, false], Known("台账2.xlsx", ["a", "a", "a"], of: "台账1.xlsx", ["a", "a"]));

    private static bool[] Known(string name, string[] rows, string of, string[] before) =>
        LedgerRows.AreKnown(
            name,
            [.. rows.Select(hash => new LedgerRows.Row(hash, NamesItsUse: false))],
            [.. before.Select(hash => new LedgerRows.Known(hash, of, of))]
        );
}
