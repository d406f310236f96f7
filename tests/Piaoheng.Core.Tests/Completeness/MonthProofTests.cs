using CsCheck;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Tests.Completeness;

/// <summary>逐张核实 of a month.</summary>
public sealed class MonthProofTests
{
    private static readonly ListEntry One = Listed(1);

    [Fact]
    public void Equal_lists_prove_the_month_in_any_order()
    {
        var proof = MonthProof.Of([Listed(1), Listed(2)], [Listed(2), Listed(1)]);
        Assert.True(proof.Holds);
        Assert.Equal(2, proof.Agreeing);
    }

    [Fact]
    public void Nothing_on_either_side_is_proven() => Assert.True(MonthProof.Of([], []).Holds);

    [Fact]
    public void What_one_side_lacks_stands_against_it()
    {
        var proof = MonthProof.Of([Listed(1), Listed(2)], [Listed(2), Listed(3)]);
        Assert.Equal(
            (1, 1, 1, 0),
            (
                proof.Agreeing,
                proof.Count(ProofGapKind.OnlyOurs),
                proof.Count(ProofGapKind.OnlyTheirs),
                proof.Count(ProofGapKind.Differs)
            )
        );
    }

    [Fact]
    public void Sums_that_are_equal_by_chance_prove_nothing()
    {
        var ours = new[] { Listed(1) with { Amount = Yuan.FromFen(100) }, Listed(2) with { Amount = Yuan.FromFen(300) } };
        var theirs = new[] { Listed(1) with { Amount = Yuan.FromFen(200) }, Listed(2) with { Amount = Yuan.FromFen(200) } };
        Assert.Equal(2, MonthProof.Of(ours, theirs).Count(ProofGapKind.Differs));
    }

    [Fact]
    public void One_fen_is_a_difference() => Assert.False(Holds(One, One with { Tax = Yuan.FromFen(1301) }));

    [Fact]
    public void Another_day_is_a_difference() => Assert.False(Holds(One, One with { IssueDate = new DateOnly(2026, 10, 6) }));

    [Fact]
    public void An_amount_that_the_bureau_does_not_state_is_not_compared() => Assert.True(Holds(One, One with { Tax = null }));

    [Fact]
    public void An_amount_that_only_the_bureau_states_is_not_proven() => Assert.False(Holds(One with { Tax = null }, One));

    [Fact]
    public void An_invoice_voided_at_the_bureau_only_is_a_difference()
    {
        Assert.False(Holds(One, One with { Void = VoidState.Voided }));
        Assert.True(Holds(One with { Void = VoidState.Voided }, One with { Void = VoidState.Voided }));
        Assert.True(Holds(One with { Red = RedState.Full }, One));
        Assert.False(Holds(One, One with { Red = RedState.Full }));
    }

    [Fact]
    public void A_paper_digital_invoice_is_one_under_either_of_its_numbers()
    {
        var both = One with { PaperCode = "011002400111", PaperNumber = "12345678" };
        Assert.True(Holds(both, One with { Code = "011002400111", Number = "12345678" }));
        Assert.True(Holds(One, both));
    }

    [Fact]
    public void Twenty_digits_and_paper_pair_of_one_invoice_never_pair_twice()
    {
        var both = One with { PaperCode = "011002400111", PaperNumber = "12345678" };
        var proof = MonthProof.Of([One, One with { Code = "011002400111", Number = "12345678" }], [both]);
        Assert.Equal((1, 1), (proof.Agreeing, proof.Count(ProofGapKind.OnlyOurs)));
    }

    [Fact]
    public void What_the_other_side_lists_by_another_kind_is_not_missing()
    {
        var unknown = One with { Kind = KindId.Unknown };
        var (ours, theirs) = (MonthProof.Of([unknown], []).Knowing(None, Index(One)), MonthProof.Of([], [One]));
        Assert.Equal((1, true), (ours.Agreeing, ours.Holds));
        Assert.Equal(One, Assert.Single(theirs.Knowing(Index(unknown), None).Apart).Theirs);
        var normal = One with { Kind = "digital-vat-normal" };
        Assert.Equal(1, theirs.Knowing(Index(normal), None).Count(ProofGapKind.Differs));
    }

    [Fact]
    public void What_the_other_side_lists_in_another_month_differs_and_is_not_missing()
    {
        var later = One with { IssueDate = One.IssueDate.AddMonths(1) };
        var gap = Assert.Single(MonthProof.Of([One], []).Knowing(None, Index(later)).Gaps);
        Assert.Equal((ProofGapKind.Differs, later), (gap.Kind, gap.Theirs));
    }

    [Fact]
    public void What_nobody_lists_elsewhere_stays_missing() =>
        Assert.Equal(1, MonthProof.Of([One], []).Knowing(Index(Listed(2)), Index(Listed(3))).Count(ProofGapKind.OnlyOurs));

    [Fact]
    public void Every_invoice_is_counted_once_whatever_is_missing() =>
        Gen.Select(Gen.Int[1, 30].HashSet[0, 20], Gen.Int[1, 30].HashSet[0, 20])
            .Sample(
                (ours, theirs) =>
                {
                    var proof = MonthProof.Of([.. ours.Select(Listed)], [.. theirs.Select(Listed)]);
                    Assert.Equal(ours.Intersect(theirs).Count(), proof.Agreeing);
                    Assert.Equal(ours.Except(theirs).Count(), proof.Count(ProofGapKind.OnlyOurs));
                    Assert.Equal(theirs.Except(ours).Count(), proof.Count(ProofGapKind.OnlyTheirs));
                    Assert.Equal(ours.SetEquals(theirs), proof.Holds);
                }
            );

    internal static ListEntry Listed(int serial) =>
        new()
        {
            Id = serial,
            Direction = Direction.In,
            Kind = KindId.DigitalVatSpecial,
            Code = "",
            Number = $"26112000000{serial:000000000}",
            IssueDate = new DateOnly(2026, 10, 5),
            Amount = Yuan.FromFen(10000),
            Tax = Yuan.FromFen(1300),
            Total = Yuan.FromFen(11300),
        };

    private static readonly Dictionary<string, ListEntry> None = [];

    private static Dictionary<string, ListEntry> Index(ListEntry entry) => entry.Keys.ToDictionary(key => key, _ => entry);

    private static bool Holds(ListEntry ours, ListEntry theirs) => MonthProof.Of([ours], [theirs]).Holds;
}
