using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using static Piaoheng.Core.Reconciliation.DifferenceKind;
using static Piaoheng.Core.Tests.Reconciliation.Books;

namespace Piaoheng.Core.Tests.Reconciliation;

/// <summary>发票使用: one invoice in several book rows.</summary>
public sealed class UseTests
{
    [Fact]
    public void Rows_that_share_out_the_invoice_are_summed() =>
        Assert.Equal([Matched], Kinds([Row().Amounts(60, 7.80m), Row(row: 3).Amounts(40, 5.20m)], [Bureau()]));

    [Fact]
    public void Rows_that_use_more_than_the_total_are_a_duplicate_and_nothing_else()
    {
        var result = Assert.Single(Run([Row(), Row(row: 3)], [Bureau()]));
        Assert.Equal(DuplicateOurs, result.Kind);
        Assert.Equal(new FieldDifference("totalInclTax", "226.00", "113.00", "book"), Assert.Single(result.Fields));
    }

    [Fact]
    public void Rows_that_use_less_than_the_total_leave_a_balance()
    {
        var result = Assert.Single(Run([Row().Amounts(50, 6.50m), Row(row: 3).Amounts(40, 5.20m)], [Bureau()]));
        Assert.Equal(FieldMismatch, result.Kind);
        Assert.Equal("REC-UNUSED-BALANCE", result.Reason.Code);
        Assert.Contains("未用余额 11.30", result.Reason.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_is_compared_as_it_is()
    {
        var result = Assert.Single(Run([Row().Amounts(200, 26)], [Bureau()]));
        Assert.Equal(FieldMismatch, result.Kind);
        Assert.All(result.Fields, field => Assert.Equal("book", field.Source));
    }

    [Fact]
    public void A_row_that_differs_from_our_document_is_named_as_such()
    {
        var result = Assert.Single(
            Run(
                [Document(), Row().Amounts(90, 11.70m)],
                [Bureau() with { AmountExTax = null, TaxAmount = null, TotalInclTax = null }]
            )
        );
        Assert.All(result.Fields, field => Assert.Equal("book-document", field.Source));
    }

    [Fact]
    public void The_total_of_our_document_goes_before_the_bureaus()
    {
        var results = Run(
            [Document(), Row().Amounts(60, 7.80m), Row(row: 3).Amounts(50, 6.50m)],
            [Bureau().Amounts(110, 14.30m)]
        );
        Assert.Equal([FieldMismatch, DuplicateOurs], results.Select(result => result.Kind));
        Assert.All(results[0].Fields, field => Assert.Equal("document", field.Source));
    }

    [Fact]
    public void A_red_invoice_is_used_up_downwards()
    {
        Assert.Equal(
            [Matched],
            Kinds([Row().Amounts(-60, -7.80m), Row(row: 3).Amounts(-40, -5.20m)], [Bureau().Amounts(-100, -13)])
        );
        Assert.Equal(
            [DuplicateOurs],
            Kinds([Row().Amounts(-100, -13), Row(row: 3).Amounts(-40, -5.20m)], [Bureau().Amounts(-100, -13)])
        );
    }

    [Fact]
    public void Rows_that_state_their_use_apart_repeat_the_invoice() =>
        Assert.Equal(
            [Matched],
            Kinds([Row() with { UsedAmount = Yuan.Round(100) }, Row(row: 3) with { UsedAmount = Yuan.Round(13) }], [Bureau()])
        );

    [Fact]
    public void A_row_may_state_that_it_uses_a_part() =>
        Assert.Equal("REC-UNUSED-BALANCE", Run([Row() with { UsedAmount = Yuan.Round(100) }], [Bureau()])[0].Reason.Code);

    [Fact]
    public void An_unpaired_invoice_that_is_used_twice_says_so_beside_its_result() =>
        Assert.Equal([MissingTheirs, DuplicateOurs], Kinds([Document(), Row(), Row(row: 3)], []));

    [Fact]
    public void Without_a_document_nothing_is_known_of_the_total_of_an_unpaired_invoice() =>
        Assert.Equal([MissingTheirs], Kinds([Row(), Row(row: 3)], []));

    [Fact]
    public void Where_the_bureau_states_no_total_the_amounts_are_summed() =>
        Assert.Equal([DuplicateOurs], Kinds([Row(), Row(row: 3)], [Bureau() with { TotalInclTax = null }]));
}
