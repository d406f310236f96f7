namespace Piaoheng.Formats.Tests.World;

/// <summary>How much <c>./test.sh</c> was asked to do.</summary>
internal static class TestLevel
{
    /// <summary><c>./test.sh full</c>.</summary>
    public static bool IsFull =>
        string.Equals(Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL"), "full", StringComparison.Ordinal);
}
