namespace Piaoheng.Server.Tests.Commands;

/// <summary>A command line that is wrong: refused with code 2, with nothing on standard output.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("没有“divine”这个命令或选项\n可用的命令：read", "divine")]
    [InlineData("没有写命令\n可用的命令：read")]
    [InlineData("缺少 <FILE>\n用法见 piaoheng read --help", "read")]
    [InlineData("缺少 --taxpayer\n", "import", "/etc/hostname")]
    [InlineData("'ours'", "import", "/etc/hostname", "--taxpayer", "91110108MA7B2K4Q0A", "--as", "nobody")]
    [InlineData("piaoheng import --help", "import", "/etc/hostname")]
    [InlineData("piaoheng reconcile --help", "reconcile", "--taxpayer", "91110108MA7B2K4Q0A", "--unknown-option")]
    public async Task A_wrong_command_line_ends_with_code_2_and_the_way_to_the_right_one(string hint, params string[] arguments)
    {
        var (text, code) = await Program.Run(TestContext.Current.CancellationToken, arguments);

        Assert.Equal(2, code);
        Assert.StartsWith("命令写法不对", text, StringComparison.Ordinal);
        Assert.Contains(hint, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("import", "-h")]
    [InlineData("user", "--help")]
    [InlineData("reconcile", "-?")]
    public async Task Help_is_in_chinese_throughout(params string[] arguments)
    {
        var (text, code) = await Program.Run(TestContext.Current.CancellationToken, arguments);

        Assert.Equal(0, code);
        Assert.StartsWith("说明：", text, StringComparison.Ordinal);
        Assert.Contains("--home <home>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Show", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Usage", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_a_command_says_how_it_is_written()
    {
        var (text, _) = await Program.Run(TestContext.Current.CancellationToken, "import", "--help");

        Assert.Contains("  piaoheng import <PATH>… [选项]\n", text, StringComparison.Ordinal);
        Assert.Contains("  --taxpayer <taxpayer>（必填）", text, StringComparison.Ordinal);
        Assert.Contains("  --as <ours|theirs> ", text, StringComparison.Ordinal);
    }
}
