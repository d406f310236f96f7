namespace Piaoheng.Server.Tests.Commands;

/// <summary>A command line that is wrong: refused with code 2, with nothing on standard output.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("可用的命令：read", "divine")]
    [InlineData("可用的命令：read")]
    [InlineData("piaoheng read --help", "read")]
    [InlineData("piaoheng import --help", "import", "/etc/hostname")]
    [InlineData("piaoheng reconcile --help", "reconcile", "--taxpayer", "91110108MA7B2K4Q0A", "--unknown-option")]
    public async Task A_wrong_command_line_ends_with_code_2_and_the_way_to_the_right_one(string hint, params string[] arguments)
    {
        var (text, code) = await Program.Run(TestContext.Current.CancellationToken, arguments);

        Assert.Equal(2, code);
        Assert.StartsWith("命令写法不对", text, StringComparison.Ordinal);
        Assert.Contains(hint, text, StringComparison.Ordinal);
    }
}
