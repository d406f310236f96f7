namespace Piaoheng.Core.Tests.Policy;

/// <summary>放慢: nothing for the first failures, then doubling up to a limit.</summary>
public sealed class SignInTermsTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 0)]
    [InlineData(11, 2)]
    [InlineData(12, 4)]
    [InlineData(13, 8)]
    [InlineData(19, 512)]
    [InlineData(20, 900)]
    [InlineData(1_000_000, 900)]
    public void Waits_double(int failures, int seconds) =>
        Assert.Equal(seconds, ShippedPolicy.Pack.SignIn.Find("sign-in")!.WaitSeconds(failures));

    [Fact]
    public void Every_role_has_permissions_and_a_name()
    {
        Assert.Equal(12, ShippedPolicy.Pack.Roles.Ids.Count);
        Assert.All(ShippedPolicy.Pack.Roles.Newest, role => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", role.Name));
        Assert.All(ShippedPolicy.Pack.Roles.Newest, role => Assert.Contains("access.own-account", role.Permissions));
    }
}
