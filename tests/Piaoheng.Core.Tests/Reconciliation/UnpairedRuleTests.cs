using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using static Piaoheng.Core.Reconciliation.DifferenceKind;
using static Piaoheng.Core.Tests.Reconciliation.Books;

namespace Piaoheng.Core.Tests.Reconciliation;

public sealed class UnpairedRuleTests
{
    private const string RedNumber = "26312000000000000777";

    [Fact]
    public void What_only_the_bureau_has_is_missing_ours() => Assert.Equal([MissingOurs], Kinds([], [Bureau()]));

    [Fact]
    public void What_only_we_have_inside_the_coverage_is_missing_theirs() =>
        Assert.Equal([MissingTheirs], Kinds([Document()], []));

    [Theory]
    [InlineData(CoverageBasis.Sync, "1")]
    [InlineData(CoverageBasis.Stated, "0.95")]
    [InlineData(CoverageBasis.Inferred, "0.8")]
    public void The_basis_of_the_coverage_decides_how_sure_that_is(CoverageBasis basis, string confidence)
    {
        var result = Assert.Single(Run([Document()], [], input => input with { Coverage = [June(basis)] }));
        Assert.Equal(decimal.Parse(confidence, System.Globalization.CultureInfo.InvariantCulture), result.Confidence);
    }

    [Fact]
    public void An_inferred_range_is_said_to_be_inferred() =>
        Assert.Contains(
            "推断",
            Run([Document()], [], input => input with { Coverage = [June(CoverageBasis.Inferred)] })[0].Reason.Render(),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("2026-05-31", "REC-NOT-COVERED")]
    [InlineData("2026-06-01", "REC-MISSING-THEIRS")]
    [InlineData("2026-06-30", "REC-MISSING-THEIRS")]
    [InlineData("2026-07-01", "REC-NOT-COVERED")]
    public void The_range_of_the_coverage_includes_both_ends(string day, string code) =>
        Assert.Equal(code, Reason(Document() with { IssueDate = Date(day) }));

    [Fact]
    public void No_coverage_proves_nothing() =>
        Assert.Equal("REC-NOT-COVERED-NONE", Reason(Document(), input => input with { Coverage = [] }));

    [Fact]
    public void Coverage_of_the_other_direction_proves_nothing() =>
        Assert.Equal(
            "REC-NOT-COVERED-DIRECTION",
            Reason(Document(), input => input with { Coverage = [June() with { Direction = Direction.Out }] })
        );

    [Fact]
    public void Coverage_of_other_kinds_proves_nothing() =>
        Assert.Equal(
            "REC-NOT-COVERED-KIND",
            Reason(Document(), input => input with { Coverage = [June() with { Kinds = [KindId.DigitalVatNormal] }] })
        );

    [Fact]
    public void A_truncated_export_is_named() =>
        Assert.Equal(
            "REC-NOT-COVERED-TRUNCATED",
            Reason(Document(), input => input with { Coverage = [June() with { From = Day.AddDays(1), Truncated = true }] })
        );

    [Fact]
    public void Without_a_date_nothing_can_be_said() =>
        Assert.Equal("REC-NOT-COVERED-DATE", Reason(Document() with { IssueDate = null }));

    [Fact]
    public void An_unknown_direction_must_be_covered_in_every_direction_asked_for()
    {
        var unknown = Document() with
        {
            Direction = null,
            BuyerName = null,
            BuyerTaxId = null,
            SellerName = null,
            SellerTaxId = null,
        };
        Assert.Equal("REC-MISSING-THEIRS", Reason(unknown));
        Assert.Equal(
            "REC-NOT-COVERED",
            Reason(
                unknown,
                input => input with { Coverage = [June(), June() with { Direction = Direction.Out, From = Day.AddDays(1) }] }
            )
        );
    }

    [Theory]
    [InlineData("2026-06-10", "REC-NOT-YET-DUE")]
    [InlineData("2026-06-11", "REC-MISSING-THEIRS")]
    public void An_invoice_is_not_yet_due_until_its_delay_has_passed_before_the_reading(string readOn, string code) =>
        Assert.Equal(
            code,
            Reason(
                Document(),
                input =>
                    input with
                    {
                        Coverage =
                        [
                            June() with
                            {
                                ReadAt = new DateTimeOffset(Date(readOn).ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8)),
                            },
                        ],
                    }
            )
        );

    [Fact]
    public void The_reading_counts_in_Beijing_time() =>
        Assert.Equal(
            "REC-MISSING-THEIRS",
            Reason(
                Document(),
                input =>
                    input with
                    {
                        Coverage = [June() with { ReadAt = new DateTimeOffset(2026, 6, 10, 16, 0, 0, TimeSpan.Zero) }],
                    }
            )
        );

    [Fact]
    public void Without_a_reading_time_the_end_of_the_coverage_counts() =>
        Assert.Equal(
            "REC-NOT-YET-DUE",
            Reason(
                Document() with
                {
                    IssueDate = Date("2026-06-30"),
                },
                input => input with { Coverage = [June() with { ReadAt = null }] }
            )
        );

    [Fact]
    public void What_the_bureau_has_is_not_yet_due_with_us_before_the_day_of_the_run() =>
        Assert.Equal(
            [NotYetDue],
            Kinds([], [Bureau() with { IssueDate = Date("2026-07-06") }], input => input with { AsOf = Date("2026-07-06") })
        );

    [Fact]
    public void A_channel_has_a_delay_of_its_own() =>
        Assert.Equal([NotYetDue], Kinds([], [Bureau() with { Channel = "leqi" }], input => input with { AsOf = Day.AddDays(1) }));

    [Fact]
    public void What_lies_outside_the_period_is_not_judged()
    {
        static ReconciliationInput Period(ReconciliationInput input) => input with { From = Day.AddDays(1), To = Day.AddDays(5) };
        Assert.Equal("REC-NOT-IN-PERIOD", Reason(Document(), Period));
        Assert.Equal("REC-NOT-IN-PERIOD", Run([], [Bureau()], Period)[0].Reason.Code);
    }

    [Fact]
    public void A_kind_that_the_bureau_never_holds_is_never_missing() =>
        Assert.Equal([OutsideBureau], Kinds([Document() with { Kind = KindId.OtherExpense }], []));

    [Fact]
    public void An_invoice_of_another_buyer_is_wrong_taxpayer() =>
        Assert.Equal("REC-WRONG-TAXPAYER", Reason(Document() with { BuyerTaxId = "91440300MA00000041", Direction = null }));

    [Fact]
    public void An_invoice_to_a_person_is_wrong_taxpayer() =>
        Assert.Equal("REC-WRONG-TAXPAYER", Reason(Document() with { BuyerTaxId = "", BuyerName = "张三" }));

    [Fact]
    public void Another_member_of_the_group_is_named() =>
        Assert.Equal(
            "REC-WRONG-TAXPAYER-GROUP",
            Reason(Document() with { BuyerTaxId = Member }, input => input with { Group = [new OwnTaxpayer { TaxId = Member }] })
        );

    [Fact]
    public void An_invoice_bought_by_its_issuer_names_us_in_the_other_box() =>
        Assert.Equal(
            [MissingTheirs],
            Kinds([Document() with { SellerTaxId = Us, SellerName = OurName, BuyerTaxId = "", BuyerName = "农户" }], [])
        );

    [Fact]
    public void Our_name_is_learned_from_the_bureaus_rows() =>
        Assert.Equal(
            [WrongTaxpayer, Matched],
            Kinds(
                [Document(), Document("26312000000000000102", "b") with { BuyerTaxId = "", BuyerName = "别家公司" }],
                [Bureau()],
                input => input with { Taxpayer = new OwnTaxpayer { TaxId = Us } }
            )
        );

    [Fact]
    public void A_blue_invoice_and_its_red_one_cancel_out_before_they_reach_us() =>
        Assert.Equal([OffsetPair, OffsetPair], Kinds([], [Bureau(), Red(Bureau(RedNumber, 3), -100, -13)]));

    [Fact]
    public void Several_partial_reds_cancel_out_together() =>
        Assert.Equal(
            [OffsetPair, OffsetPair, OffsetPair],
            Kinds([], [Bureau(), Red(Bureau(RedNumber, 3), -60, -7.80m), Red(Bureau("26312000000000000778", 4), -40, -5.20m)])
        );

    [Fact]
    public void A_partial_red_does_not_cancel_out() =>
        Assert.Equal([MissingOurs, MissingOurs], Kinds([], [Bureau(), Red(Bureau(RedNumber, 3), -60, -7.80m)]));

    [Fact]
    public void A_blue_invoice_that_we_hold_is_no_offset() =>
        Assert.Equal([MissingOurs, StatusMismatch], Kinds([Document()], [Bureau(), Red(Bureau(RedNumber, 3), -100, -13)]));

    [Fact]
    public void A_void_invoice_that_we_lack_says_so()
    {
        var theirs = Bureau() with { Status = new InvoiceStatus(VoidState.Voided, RedState.None, RiskState.Normal, "已作废") };
        Assert.Equal("REC-MISSING-OURS-VOIDED", Run([], [theirs])[0].Reason.Code);
    }

    private static InvoiceRecord Red(InvoiceRecord record, decimal amount, decimal tax) =>
        record.Amounts(amount, tax) with
        {
            RedOf = new RedReference("", Number),
        };

    private static string Reason(InvoiceRecord ours, Func<ReconciliationInput, ReconciliationInput>? change = null) =>
        Assert.Single(Run([ours], [], change)).Reason.Code;

    private static DateOnly Date(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
