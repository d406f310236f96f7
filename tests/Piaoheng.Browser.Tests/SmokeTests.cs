namespace Piaoheng.Browser.Tests;

public sealed class SmokeTests
{
    [Fact]
    public void The_test_project_runs() => Assert.True(typeof(SmokeTests).Assembly.GetTypes().Length > 0);
}
