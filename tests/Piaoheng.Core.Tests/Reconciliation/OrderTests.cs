using CsCheck;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.World;
using Piaoheng.World.TwoSides;

namespace Piaoheng.Core.Tests.Reconciliation;

/// <summary>The order of the input means nothing; no record goes lost.</summary>
public sealed class OrderTests
{
    [Fact]
    public void Shuffled_input_gives_the_same_bytes()
    {
        var input = TwoSidesWorld.Make(5, 10_000, ShippedPolicy.Pack);
        var first = ReconciliationJson.ToJson(Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken));
        for (var seed = 1UL; seed <= 3; seed++)
        {
            Assert.Equal(
                first,
                ReconciliationJson.ToJson(
                    Reconciler.Run(Shuffled(input, seed), cancellation: TestContext.Current.CancellationToken)
                )
            );
        }
    }

    [Fact]
    public void Small_sets_give_the_same_bytes_in_any_order() =>
        Gen.Select(Gen.ULong, Gen.Int[1, 40], Gen.ULong)
            .Sample(
                (seed, invoices, order) =>
                {
                    var input = TwoSidesWorld.Make(seed, invoices, ShippedPolicy.Pack);
                    return string.Equals(
                        ReconciliationJson.ToJson(Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken)),
                        ReconciliationJson.ToJson(
                            Reconciler.Run(Shuffled(input, order), cancellation: TestContext.Current.CancellationToken)
                        ),
                        StringComparison.Ordinal
                    );
                },
                iter: 200,
                print: _ => ""
            );

    [Fact]
    public void Every_record_of_both_sides_is_in_a_result()
    {
        var input = TwoSidesWorld.Make(6, 3_000, ShippedPolicy.Pack);
        var results = Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken).Results;
        Assert.Equal(Ids(input.Ours), Ids(results.SelectMany(result => result.Ours?.Records ?? []).Distinct()));
        Assert.Equal(Ids(input.Theirs), Ids(results.SelectMany(result => result.Theirs?.Records ?? []).Distinct()));
    }

    [Fact]
    public void A_group_that_one_side_has_alone_has_one_result_beside_a_duplicate()
    {
        var alone = Reconciler
            .Run(TwoSidesWorld.Make(7, 3_000, ShippedPolicy.Pack), cancellation: TestContext.Current.CancellationToken)
            .Results.Where(result =>
                (result.Ours is null || result.Theirs is null) && result.Kind != DifferenceKind.DuplicateOurs
            )
            .GroupBy(result => result.Ours ?? result.Theirs);
        Assert.All(alone, results => Assert.Single(results));
    }

    // What merges which records is symmetric: were the bureau's records ours, the same ones would meet.
    [Fact]
    public void Pairing_is_symmetric()
    {
        var input = TwoSidesWorld.Make(8, 2_000, ShippedPolicy.Pack);
        var swapped = input with
        {
            Ours = [.. input.Theirs.Select(record => record with { Nature = RecordNature.BookRow })],
            Theirs = [.. input.Ours.Select(record => record with { Nature = RecordNature.BureauRow })],
        };
        Assert.Equal(
            Met(
                Reconciler.Run(input, cancellation: TestContext.Current.CancellationToken),
                result => result.Ours,
                result => result.Theirs
            ),
            Met(
                Reconciler.Run(swapped, cancellation: TestContext.Current.CancellationToken),
                result => result.Theirs,
                result => result.Ours
            )
        );
    }

    private static List<string> Met(
        ReconciliationReport report,
        Func<ReconciliationResult, RecordGroup?> first,
        Func<ReconciliationResult, RecordGroup?> second
    ) =>
        [
            .. report
                .Results.Where(result => result is { Ours: not null, Theirs: not null, Kind: not DifferenceKind.NumberSuspect })
                .Select(result =>
                    string.Join(' ', Ids(first(result)!.Records)) + " = " + string.Join(' ', Ids(second(result)!.Records))
                )
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static List<string> Ids(IEnumerable<InvoiceRecord> records) =>
        [.. records.Select(record => record.Id).Order(StringComparer.Ordinal)];

    private static ReconciliationInput Shuffled(ReconciliationInput input, ulong seed)
    {
        var dice = new Dice(seed);
        List<InvoiceRecord> ours = [.. input.Ours];
        List<InvoiceRecord> theirs = [.. input.Theirs];
        var coverage = input.Coverage.ToList();
        dice.Shuffle(ours);
        dice.Shuffle(theirs);
        dice.Shuffle(coverage);
        return input with { Ours = ours, Theirs = theirs, Coverage = coverage };
    }
}
