using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Tests.Policy;

public sealed class MailHostTableTests
{
    private static readonly DateOnly Day = new(2026, 11, 30);

    private static readonly MailHostTable Table = new([
        new MailHostEdition
        {
            Id = MailHostEdition.Only,
            From = new DateOnly(2026, 1, 1),
            Source = "test",
            Verified = false,
            Hosts = [new("*.tax.example", "税务"), new("files.example", "平台")],
        },
    ]);

    [Theory]
    [InlineData("a.tax.example")]
    [InlineData("A.B.Tax.Example")]
    [InlineData("files.example")]
    public void Hosts_of_the_list_are_allowed(string host) => Assert.NotNull(Table.Find(host, Day));

    [Theory]
    [InlineData("tax.example")]
    [InlineData("eviltax.example")]
    [InlineData("a.tax.example.evil.example")]
    [InlineData("sub.files.example")]
    [InlineData("files.example.evil.example")]
    [InlineData("")]
    public void Hosts_that_only_look_so_are_not(string host) => Assert.Null(Table.Find(host, Day));

    [Fact]
    public void Nothing_is_allowed_before_the_list_is_in_force() =>
        Assert.Null(Table.Find("files.example", new DateOnly(2025, 12, 31)));
}
