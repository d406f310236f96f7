using CsCheck;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.World;
using Piaoheng.World.TwoSides;
using static Piaoheng.Core.Tests.Reconciliation.Books;

namespace Piaoheng.Core.Tests.Reconciliation;

/// <summary>人工关联、解除关联 in the next runs.</summary>
public sealed class ByHandTests
{
    private const string Other = "26312000000000000999";

    [Fact]
    public void A_linked_pair_is_compared_as_a_pair()
    {
        var result = Assert.Single(RunWith([Document()], [Bureau(Other)], HandAction.Linked));

        Assert.Equal(DifferenceKind.Matched, result.Kind);
        Assert.Equal("invoiceNumber", Names(result.Fields));
        Assert.Contains("人工关联", result.Reason.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_linked_pair_shows_what_else_differs()
    {
        var result = Assert.Single(RunWith([Document()], [Bureau(Other).Amounts(100, 6)], HandAction.Linked));

        Assert.Equal(DifferenceKind.FieldMismatch, result.Kind);
        Assert.Equal("taxAmount totalInclTax", Names(result.Fields));
    }

    [Fact]
    public void A_link_lapses_when_one_of_the_two_changes()
    {
        var link = Decide([Document()], [Bureau(Other)], HandAction.Linked);
        var results = Run([Document()], [Bureau(Other).Amounts(100, 6)], input => input with { ByHand = [link] });

        Assert.Equal([DifferenceKind.MissingOurs, DifferenceKind.MissingTheirs], results.Select(result => result.Kind));
        Assert.All(results, result => Assert.Contains("失效", result.Reason.Render(), StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_holds_when_the_same_data_comes_in_another_file()
    {
        var link = Decide([Document()], [Bureau(Other)], HandAction.Linked);
        var again = Bureau(Other, 40) with { Source = "税局_新.xlsx" };

        Assert.Equal([DifferenceKind.Matched], Kinds([Document()], [again], input => input with { ByHand = [link] }));
    }

    [Fact]
    public void A_link_says_nothing_once_the_number_was_corrected()
    {
        var link = Decide([Document()], [Bureau(Other)], HandAction.Linked);
        var result = Assert.Single(Run([Document(Other)], [Bureau(Other)], input => input with { ByHand = [link] }));

        Assert.Equal(DifferenceKind.Matched, result.Kind);
        Assert.DoesNotContain("人工", result.Reason.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_link_yields_to_a_partner_with_the_number()
    {
        var link = Decide([Document()], [Bureau(Other)], HandAction.Linked);
        var kinds = Kinds([Document()], [Bureau(), Bureau(Other, 3)], input => input with { ByHand = [link] });

        Assert.Equal([DifferenceKind.MissingOurs, DifferenceKind.Matched], kinds);
    }

    [Fact]
    public void An_unlinked_pair_is_not_matched_by_its_number()
    {
        var results = RunWith([Document()], [Bureau()], HandAction.Unlinked);

        Assert.Equal([DifferenceKind.MissingOurs, DifferenceKind.MissingTheirs], results.Select(result => result.Kind));
        Assert.All(results, result => Assert.Contains("不是同一张", result.Reason.Render(), StringComparison.Ordinal));
    }

    [Fact]
    public void An_unlinked_pair_meets_again_when_its_evidence_changes()
    {
        var unlinked = Decide([Document()], [Bureau()], HandAction.Unlinked);
        var result = Assert.Single(Run([Document().Amounts(100, 6)], [Bureau()], input => input with { ByHand = [unlinked] }));

        Assert.Equal(DifferenceKind.FieldMismatch, result.Kind);
        Assert.Contains("失效", result.Reason.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_proposal_that_was_refused_does_not_come_again()
    {
        const string typed = "26312000000000100101";
        Assert.Equal([DifferenceKind.NumberSuspect], Kinds([Document(typed)], [Bureau()]));

        var results = RunWith([Document(typed)], [Bureau()], HandAction.Unlinked);

        Assert.Equal([DifferenceKind.MissingOurs, DifferenceKind.MissingTheirs], results.Select(result => result.Kind));
        Assert.Equal("REC-CANDIDATE-BY-HAND", Assert.Single(results[0].Candidates).Why.Code);
    }

    [Fact]
    public void An_invoice_can_be_unlinked_from_one_and_linked_to_another()
    {
        var theirs = new[] { Bureau(), Bureau(Other, 3) };
        HandDecision[] decisions =
        [
            Decide([Document()], [Bureau(Other, 3)], HandAction.Linked),
            Decide([Document()], [Bureau()], HandAction.Unlinked),
        ];
        var results = Run([Document()], theirs, input => input with { ByHand = decisions });

        Assert.Equal([DifferenceKind.MissingOurs, DifferenceKind.Matched], results.Select(result => result.Kind));
        Assert.Equal(Number, results[0].Theirs!.Label);
    }

    [Fact]
    public void A_row_with_a_short_number_can_be_linked()
    {
        var row = Row("00000101") with { IssueDate = null };
        var link = Decide([row], [Bureau()], HandAction.Linked);

        Assert.StartsWith("#", link.Ours, StringComparison.Ordinal);
        Assert.Contains(DifferenceKind.IncompleteOurs, Kinds([row], [Bureau()], input => input with { ByHand = [link] }));
    }

    [Fact]
    public void Decisions_lose_no_record_and_depend_on_no_order() =>
        Gen.Select(Gen.ULong, Gen.Int[5, 40], Gen.ULong)
            .Sample(
                (seed, invoices, order) =>
                {
                    var input = TwoSidesWorld.Make(seed, invoices, ShippedPolicy.Pack);
                    var dice = new Dice(order);
                    List<HandDecision> decisions =
                    [
                        .. RandomDecisions(
                            Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken).Results,
                            dice
                        ),
                    ];
                    var first = Reconciler.Run(
                        input with
                        {
                            ByHand = [.. decisions],
                        },
                        cancellation: TestContext.Current.CancellationToken
                    );
                    dice.Shuffle(decisions);
                    var second = Reconciler.Run(
                        input with
                        {
                            ByHand = decisions,
                        },
                        cancellation: TestContext.Current.CancellationToken
                    );
                    return string.Equals(
                            ReconciliationJson.ToJson(first),
                            ReconciliationJson.ToJson(second),
                            StringComparison.Ordinal
                        )
                        && Records(first, result => result.Ours).SetEquals(input.Ours)
                        && Records(first, result => result.Theirs).SetEquals(input.Theirs);
                },
                iter: 150,
                print: _ => ""
            );

    private static HashSet<InvoiceRecord> Records(ReconciliationReport report, Func<ReconciliationResult, RecordGroup?> side) =>
        [.. report.Results.SelectMany(result => side(result)?.Records ?? [])];

    private static IEnumerable<HandDecision> RandomDecisions(IReadOnlyList<ReconciliationResult> results, Dice dice)
    {
        List<RecordGroup> ours = [.. results.Where(result => result.Ours is not null).Select(result => result.Ours!)];
        List<RecordGroup> theirs = [.. results.Where(result => result.Theirs is not null).Select(result => result.Theirs!)];
        for (var count = 0; count < 8 && ours.Count * theirs.Count > 0; count++)
        {
            var pair =
                dice.PerMille(500) && results.FirstOrDefault(result => result is { Ours: not null, Theirs: not null }) is { } met
                    ? (met.Ours!, met.Theirs!)
                    : (dice.Pick(ours), dice.Pick(theirs));
            yield return Decision(pair.Item1, pair.Item2, dice.PerMille(500) ? HandAction.Linked : HandAction.Unlinked);
        }
    }

    private static IReadOnlyList<ReconciliationResult> RunWith(InvoiceRecord[] ours, InvoiceRecord[] theirs, HandAction action) =>
        Run(ours, theirs, input => input with { ByHand = [Decide(ours, theirs, action)] });

    // What a person decides about the first of each side, having seen a run.
    private static HandDecision Decide(InvoiceRecord[] ours, InvoiceRecord[] theirs, HandAction action)
    {
        var results = Run(ours, theirs);
        return Decision(
            results.Select(result => result.Ours).First(group => group is not null)!,
            results.Select(result => result.Theirs).First(group => group is not null)!,
            action
        );
    }

    private static HandDecision Decision(RecordGroup ours, RecordGroup theirs, HandAction action) =>
        new()
        {
            Action = action,
            Ours = ours.Handle,
            Theirs = theirs.Handle,
            OursEvidence = GroupEvidence.Of(ours),
            TheirsEvidence = GroupEvidence.Of(theirs),
            Reason = "见原件",
            Actor = "程知远",
            At = new DateTimeOffset(2026, 7, 5, 9, 0, 0, TimeSpan.FromHours(8)),
        };
}
