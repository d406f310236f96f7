using CsCheck;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Numbers;
using static Piaoheng.Core.Reconciliation.DifferenceKind;
using static Piaoheng.Core.Tests.Reconciliation.Books;

namespace Piaoheng.Core.Tests.Reconciliation;

public sealed class NumberSuspectTests
{
    [Theory]
    [InlineData("26312000000000000101", "26312000000000900101", 1)]
    [InlineData("26312000000000000101", "26312000000000001001", 1)]
    [InlineData("26312000000000000101", "2631200000000000101", 1)]
    [InlineData("26312000000000000101", "26132000000000000110", 2)]
    [InlineData("26312000000000000101", "26312000000000000101", 0)]
    [InlineData("26312000000000000101", "26999000000000000101", 3)]
    [InlineData("12345678", "21436578", 3)]
    [InlineData("", "12", 2)]
    public void The_distance_counts_slips(string left, string right, int edits)
    {
        Assert.Equal(edits, NumberDistance.Of(left, right));
        Assert.Equal(edits, NumberDistance.Of(right, left));
    }

    [Fact]
    public void The_distance_agrees_with_the_textbook() =>
        Gen.Select(Gen.String[Gen.Char['0', '2'], 0, 6], Gen.String[Gen.Char['0', '2'], 0, 6])
            .Sample(
                (left, right) => NumberDistance.Of(left, right) == Math.Min(Textbook(left, right), 3),
                iter: 3000,
                print: _ => ""
            );

    [Theory]
    [InlineData("26312000000000900101", "0.9")]
    [InlineData("26132000000000900101", "0.8")]
    public void A_mistyped_number_is_proposed_and_replaces_both_missings(string typed, string confidence)
    {
        var result = Assert.Single(Run([Document(typed)], [Bureau()]));
        Assert.Equal(NumberSuspect, result.Kind);
        Assert.Equal(decimal.Parse(confidence, System.Globalization.CultureInfo.InvariantCulture), result.Confidence);
        Assert.Equal(new FieldDifference("invoiceNumber", typed, Number, "side"), Assert.Single(result.Fields));
    }

    [Fact]
    public void Other_amounts_are_no_proposal_but_a_candidate_on_both_sides()
    {
        var results = Run([Document("26312000000000900101").Amounts(90, 11.70m)], [Bureau()]);
        Assert.Equal([MissingOurs, MissingTheirs], results.Select(result => result.Kind));
        Assert.All(
            results,
            result =>
                Assert.Equal("invoiceNumber amountExTax taxAmount totalInclTax", Names(Assert.Single(result.Candidates).Apart))
        );
    }

    [Fact]
    public void Another_seller_is_no_proposal_but_a_candidate() =>
        AssertCandidate("REC-CANDIDATE-APART", Document("26312000000000900101") with { SellerTaxId = "91440300MA00000041" });

    [Fact]
    public void A_date_of_31_days_apart_is_near_enough() =>
        Assert.Equal([NumberSuspect], Kinds([Document("26312000000000900101") with { IssueDate = Day.AddDays(31) }], [Bureau()]));

    [Fact]
    public void A_date_of_32_days_apart_is_not() =>
        Assert.Equal(
            [MissingOurs, NotCovered],
            Kinds([Document("26312000000000900101") with { IssueDate = Day.AddDays(32) }], [Bureau()])
        );

    [Fact]
    public void A_far_number_with_everything_else_equal_is_a_candidate() =>
        AssertCandidate("REC-CANDIDATE-FAR", Document("26312000000087654321"));

    [Fact]
    public void Two_candidates_at_the_best_distance_are_no_proposal()
    {
        var results = Run([Document("26312000000000900101")], [Bureau(), Bureau("26312000000000800101", 3)]);
        Assert.Equal([MissingOurs, MissingOurs, MissingTheirs], results.Select(result => result.Kind));
        Assert.Equal(2, results[2].Candidates.Count);
        Assert.All(results[2].Candidates, candidate => Assert.Equal("REC-CANDIDATE-AMBIGUOUS", candidate.Why.Code));
    }

    [Fact]
    public void The_nearer_candidate_is_proposed() =>
        Assert.Equal(
            [MissingOurs, NumberSuspect],
            Kinds([Document("26312000000000900101")], [Bureau(), Bureau("26312000008000900201", 3)])
        );

    [Fact]
    public void A_candidate_that_has_a_nearer_partner_is_not_taken_by_whoever_comes_first()
    {
        // Both of ours are near the same invoice; the nearer one gets it, and the other the one that is left.
        var ours = new[] { Document("26312000008000900101", "a"), Document("26312000000000900101", "b") };
        var theirs = new[] { Bureau(), Bureau("26312000008007900101", 3) };
        var results = Run(ours, theirs);
        Assert.Equal([NumberSuspect, NumberSuspect], results.Select(result => result.Kind));
        Assert.Equal("26312000000000000101", results[0].Theirs!.Label);
        Assert.Equal("26312000008007900101", results[1].Theirs!.Label);
    }

    [Fact]
    public void A_slip_in_the_last_two_digits_is_proposed_where_the_seller_has_no_neighbouring_numbers() =>
        Assert.Equal([NumberSuspect], Kinds([Document("26312000000000000110")], [Bureau()]));

    [Fact]
    public void A_slip_in_the_last_two_digits_proves_nothing_among_neighbouring_numbers()
    {
        var results = Run(
            [Document("26312000000000000111"), Document("26312000000000000150", "b")],
            [Bureau(), Bureau("26312000000000000150", 3)]
        );
        Assert.Equal([MissingOurs, MissingTheirs, Matched], results.Select(result => result.Kind));
        Assert.Equal("REC-CANDIDATE-NEIGHBOURS", Assert.Single(results[1].Candidates).Why.Code);
    }

    [Fact]
    public void Neighbouring_numbers_of_another_seller_do_not_matter() =>
        Assert.Equal(
            [NumberSuspect, Matched],
            Kinds(
                [
                    Document("26312000000000000111"),
                    Document("26312000000000000150", "b") with
                    {
                        SellerTaxId = Member,
                        SellerName = "别家",
                    },
                ],
                [Bureau(), Bureau("26312000000000000150", 3) with { SellerTaxId = Member, SellerName = "别家" }]
            )
        );

    [Fact]
    public void Eight_digits_without_a_code_are_a_proposal_never_a_match()
    {
        var paper = Bureau() with { InvoiceCode = "3100261130", InvoiceNumber = "00123456" };
        var result = Assert.Single(Run([Document() with { InvoiceNumber = "00123456" }], [paper]));
        Assert.Equal(NumberSuspect, result.Kind);
        Assert.Equal("REC-NUMBER-PARTIAL", result.Reason.Code);
    }

    [Fact]
    public void The_last_eight_of_twenty_digits_are_a_proposal_too() =>
        Assert.Equal([NumberSuspect], Kinds([Document() with { InvoiceNumber = "00000101" }], [Bureau()]));

    [Fact]
    public void An_eight_digit_number_is_compared_beside_another_code()
    {
        var paper = Bureau() with { InvoiceCode = "3100261130", InvoiceNumber = "00123456" };
        Assert.Equal(
            [NumberSuspect],
            Kinds([Document() with { InvoiceCode = "1100254130", InvoiceNumber = "00123465" }], [paper])
        );
    }

    [Fact]
    public void A_number_that_stands_on_the_other_side_is_not_looked_for() =>
        Assert.Equal(
            [MissingOurs, Matched],
            Kinds([Document("26312000000000900101")], [Bureau(), Bureau("26312000000000900101", 3)])
        );

    [Fact]
    public void Looking_up_finds_the_same_pairs_as_comparing_each_with_each() =>
        Gen.Select(Numbers, Numbers)
            .Sample(
                (ours, theirs) =>
                {
                    var left = Suspects(ours, (number, index) => Document(number, number + new string('x', index)));
                    var right = Suspects(theirs, (number, index) => Bureau(number, index));
                    return Found(left, right, NearNumbers.CompareEach).SetEquals(Found(left, right, NearNumbers.LookUp));
                },
                iter: 300,
                print: _ => ""
            );

    private static readonly Gen<string[]> Numbers = Gen.Int[0, 3000]
        .Select(value => (26312000000000000000m + value * 37).ToString("0", System.Globalization.CultureInfo.InvariantCulture))
        .Array[0, 30];

    private static Suspect[] Suspects(string[] numbers, Func<string, int, InvoiceRecord> make)
    {
        var suspects = new List<Suspect>();
        foreach (var number in numbers)
        {
            var record = make(number, suspects.Count);
            suspects.Add(
                new Suspect(
                    new RecordGroup
                    {
                        Records = [record],
                        Keys = [number],
                        Document = record,
                    },
                    suspects.Count
                )
            );
        }

        return [.. suspects];
    }

    private static HashSet<(int, int, int)> Found(
        IReadOnlyList<Suspect> ours,
        IReadOnlyList<Suspect> theirs,
        Action<IReadOnlyList<Suspect>, IReadOnlyList<Suspect>, Action<Suspect, Suspect, SuspectDistance>> find
    )
    {
        var found = new HashSet<(int, int, int)>();
        find(ours, theirs, (left, right, distance) => Assert.True(found.Add((left.Place, right.Place, distance.Edits))));
        return found;
    }

    private static void AssertCandidate(string code, InvoiceRecord ours)
    {
        var results = Run([ours], [Bureau()]);
        Assert.Equal([MissingOurs, MissingTheirs], results.Select(result => result.Kind));
        Assert.All(results, result => Assert.Equal(code, Assert.Single(result.Candidates).Why.Code));
    }

    // Damerau's recursion, without any shortcut.
    private static int Textbook(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0)
        {
            return left.Length + right.Length;
        }

        var best = Math.Min(
            Math.Min(Textbook(left[..^1], right) + 1, Textbook(left, right[..^1]) + 1),
            Textbook(left[..^1], right[..^1]) + (left[^1] == right[^1] ? 0 : 1)
        );
        return left.Length > 1 && right.Length > 1 && left[^1] == right[^2] && left[^2] == right[^1]
            ? Math.Min(best, Textbook(left[..^2], right[..^2]) + 1)
            : best;
    }
}
