using System.Globalization;

namespace Piaoheng.Simulation;

/// <summary>Which weeks are lived through: those that once failed, always; then as many others as the level of the tests asks for.</summary>
internal static class Seeds
{
    // A seed that found a fault stays here for ever.
    private static readonly ulong[] OnceFailed = [2, 7, 2_009];

    private static int Count =>
        Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL") switch
        {
            "quick" => 1,
            "full" => 200,
            _ => 25,
        };

    /// <summary>Seeds for one database; <c>PIAOHENG_SEED</c> asks for a single one.</summary>
    /// <param name="first">The databases begin at different seeds, so that together they see more weeks.</param>
    public static TheoryData<ulong> From(ulong first) =>
        Environment.GetEnvironmentVariable("PIAOHENG_SEED") is { Length: > 0 } asked
            ? [ulong.Parse(asked, CultureInfo.InvariantCulture)]
            : [.. OnceFailed, .. Enumerable.Range(0, Count).Select(step => first + (ulong)step)];
}
