using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Nearest;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.World.TwoSides;
using static Piaoheng.Core.Tests.Reconciliation.Books;

namespace Piaoheng.Core.Tests.Reconciliation;

/// <summary>最接近的候选 of any unmatched record.</summary>
public sealed class NearestCandidatesTests
{
    private const string Far = "26312000000088888888";

    [Fact]
    public void Each_field_of_a_candidate_has_a_verdict()
    {
        var candidate = Assert.Single(
            Explain(
                [Document()],
                [Bureau(Far).Amounts(100, 6) with { IssueDate = Day.AddDays(3), BuyerTaxId = "" }],
                Number
            ).Candidates
        );

        Assert.Equal(
            [
                "invoiceNumber different",
                "issueDate different 3",
                "direction same",
                "kind same",
                "sellerTaxId same",
                "sellerName same",
                "buyerTaxId not-compared",
                "buyerName same",
                "amountExTax same",
                "taxAmount different 7.00",
                "totalInclTax different 7.00",
            ],
            candidate.Fields.Select(field => $"{field.Field} {ExplanationJson.Of(field.Verdict)} {field.Gap}".Trim())
        );
    }

    [Fact]
    public void Nearer_candidates_come_first()
    {
        var explained = Explain(
            [Document()],
            [Bureau(Far), Bureau("26312000000000000707", 3), Bureau(Far[..^1] + "9", 4).Amounts(5, 1)],
            Number
        );

        Assert.Equal(
            ["26312000000000000707", Far, Far[..^1] + "9"],
            explained.Candidates.Select(candidate => candidate.Group.Label)
        );
    }

    [Fact]
    public void What_has_nothing_in_common_is_no_candidate()
    {
        var stranger = Bureau(Far).Amounts(5, 1) with { SellerTaxId = "91440300MA00000041", SellerName = "深圳戊己物流有限公司" };
        Assert.Empty(Explain([Document()], [stranger], Number).Candidates);
    }

    [Fact]
    public void A_candidate_that_has_a_partner_says_which()
    {
        var explained = Explain([Document(), Document(Far, "b.xml")], [Bureau(Far)], Number);
        Assert.Equal(Far, Assert.Single(explained.Candidates).Partner);
    }

    [Fact]
    public void The_bureau_side_is_explained_too()
    {
        var explained = Explain([Document(Far)], [Bureau()], Number);
        Assert.Equal(Side.Theirs, explained.Group.Side);
        Assert.Equal(Far, Assert.Single(explained.Candidates).Group.Label);
    }

    [Fact]
    public void A_short_number_is_found_and_near_to_its_long_form()
    {
        var explained = Explain([Row("00000101") with { TotalInclTax = null }], [Bureau()], "00000101");
        Assert.Equal(Number, Assert.Single(explained.Candidates).Group.Label);
    }

    [Fact]
    public void A_matched_invoice_needs_no_candidates()
    {
        var input = Input([Document()], [Bureau()]);
        var explained = NearestCandidates.Explain(
            input,
            Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken),
            "2631 2000 0000 0000 0101"
        );
        Assert.Equal(2, explained.Count);
        Assert.All(explained, each => Assert.Empty(each.Candidates));
    }

    // users-ask #2: no invoice may stand missing on both sides without a word.
    [Fact]
    public void Every_proposal_is_the_nearest_candidate_of_both_its_ends()
    {
        var input = TwoSidesWorld.Make(31, 1_500, ShippedPolicy.Pack);
        var report = Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken);
        var proposals = report.Results.Where(result => result.Kind == DifferenceKind.NumberSuspect).Take(25).ToList();
        Assert.NotEmpty(proposals);
        Assert.All(
            proposals,
            proposal =>
            {
                var ours = NearestCandidates
                    .Explain(input, report, proposal.Ours!.Face.InvoiceNumber!)
                    .First(each => ReferenceEquals(each.Group, proposal.Ours));
                Assert.Contains(ours.Candidates, candidate => ReferenceEquals(candidate.Group, proposal.Theirs));
            }
        );
    }

    private static Explanation Explain(IEnumerable<InvoiceRecord> ours, IEnumerable<InvoiceRecord> theirs, string number)
    {
        var input = Input(ours, theirs);
        return Assert.Single(
            NearestCandidates.Explain(input, Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken), number)
        );
    }
}
