using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.World.TwoSides;
using Piaoheng.World.TwoSides.Truth;

namespace Piaoheng.Core.Tests.Reconciliation;

/// <summary>The engine against truth worked out by other, plain code from the faulted data.</summary>
public sealed class TruthTests
{
    [Theory]
    [InlineData(1, 10_000)]
    [InlineData(2, 2_000)]
    [InlineData(3, 2_000)]
    public void Every_result_is_as_the_truth_says(ulong seed, int invoices) => AssertTrue(seed, invoices);

    [Theory]
    [Trait("Category", "Full")]
    [InlineData(11, 100_000)]
    [InlineData(12, 1_000_000)]
    public void Every_result_is_as_the_truth_says_in_large_sets(ulong seed, int invoices) => AssertTrue(seed, invoices);

    [Fact]
    public void Small_sets_of_many_seeds_are_as_the_truth_says()
    {
        for (var seed = 100UL; seed < 200; seed++)
        {
            AssertTrue(seed, 60);
        }
    }

    [Fact]
    public void A_set_holds_every_kind_of_result_many_times()
    {
        var byKind = Reconciler
            .Run(TwoSidesWorld.Make(1, 10_000, ShippedPolicy.Pack), cancellation: TestContext.Current.CancellationToken)
            .Summary.ByKind;
        Assert.All(Enum.GetValues<DifferenceKind>(), kind => Assert.InRange(byKind.GetValueOrDefault(kind), 20, 9_000));
    }

    private static void AssertTrue(ulong seed, int invoices)
    {
        var input = TwoSidesWorld.Make(seed, invoices, ShippedPolicy.Pack);
        var found = Reconciler
            .Run(input, cancellation: TestContext.Current.CancellationToken)
            .Results.Select(result => TrueResult.Of(result).ToString())
            .Order(StringComparer.Ordinal);
        var truth = PlainTruth.Of(input).Select(result => result.ToString()).Order(StringComparer.Ordinal);
        var (wrong, missed) = Differences([.. found], [.. truth]);
        Assert.True(wrong.Count + missed.Count == 0, $"seed {seed}\nnot true:\n{Lines(wrong)}\nnot said:\n{Lines(missed)}");
    }

    private static (List<string> Wrong, List<string> Missed) Differences(List<string> found, List<string> truth)
    {
        var (wrong, missed) = (new List<string>(), new List<string>());
        var (left, right) = (0, 0);
        while (left < found.Count || right < truth.Count)
        {
            var order =
                left == found.Count ? 1
                : right == truth.Count ? -1
                : string.CompareOrdinal(found[left], truth[right]);
            if (order < 0)
            {
                wrong.Add(found[left++]);
            }
            else if (order > 0)
            {
                missed.Add(truth[right++]);
            }
            else
            {
                left++;
                right++;
            }
        }

        return (wrong, missed);
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines.Take(10));
}
