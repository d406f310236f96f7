namespace Piaoheng.Server.Tests.Commands;

/// <summary>What a command says when its surroundings are broken.</summary>
public sealed class TroubleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("piaoheng-trouble").FullName;

    [Fact]
    public Task A_database_that_does_not_answer_is_named_without_its_password() =>
        Says("连不上数据库", "--database", "Host=127.0.0.1;Port=1;Username=a;Password=very-secret;Database=x");

    [Fact]
    public Task A_malformed_database_address_is_answered_with_the_right_form() =>
        Says("数据库地址写得不对；写法如", "--database", "nonsense very-secret");

    [Fact]
    public async Task A_file_that_is_no_database_is_said_to_be_unusable()
    {
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "piaoheng.db"),
            new string('x', 9000),
            TestContext.Current.CancellationToken
        );
        await Says("数据库无法使用");
    }

    [Fact]
    public async Task A_home_that_cannot_be_made_is_said_to_be_unusable()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "file"), "", TestContext.Current.CancellationToken);
        await Says("文件或数据目录无法使用", "--home", Path.Combine(_folder, "file", "home"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task Says(string expected, params string[] more)
    {
        var (text, code) = await Program.Run(TestContext.Current.CancellationToken, Arguments(more));
        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain("very-secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.Equal(4, code);
    }

    private string[] Arguments(string[] more)
    {
        string[] home = more.Contains("--home") ? [] : ["--home", _folder];
        return ["import", "/etc/hostname", "--taxpayer", "91110108MA7B2K4Q0A", .. home, .. more];
    }
}
