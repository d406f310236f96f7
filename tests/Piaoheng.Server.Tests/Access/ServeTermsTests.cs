using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Tests.Access;

/// <summary>监听方式: any address with TLS, plain HTTP on this machine only, the demo never elsewhere.</summary>
public sealed class ServeTermsTests
{
    private static readonly ServeTerms Local = new("http://127.0.0.1:8686");

    [Fact]
    public void This_machine_needs_no_protection_of_the_line() =>
        Assert.All(
            ["http://127.0.0.1:1", "http://localhost:1;http://[::1]:2"],
            url => Assert.Null(new ServeTerms(url).Fault(true))
        );

    [Theory]
    [InlineData("http://0.0.0.0:80", "没有加密的 http")]
    [InlineData("http://192.0.2.1:80", "没有加密的 http")]
    [InlineData("http://*:80", "没有加密的 http")]
    [InlineData("http://+:80;http://127.0.0.1:81", "没有加密的 http")]
    [InlineData("https://0.0.0.0:443", "需要证书")]
    [InlineData("ftp://127.0.0.1", "写得不对")]
    [InlineData("", "写得不对")]
    public void What_cannot_be_served_is_said(string urls, string said) =>
        Assert.Contains(said, new ServeTerms(urls) { HostNames = ["p.example"] }.Fault(false), StringComparison.Ordinal);

    [Fact]
    public void A_certificate_or_a_declared_proxy_opens_other_addresses_under_declared_names()
    {
        using var key = ECDsa.Create();
        using var certificate = new CertificateRequest("CN=p.example", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
        var own = new ServeTerms("https://0.0.0.0:443") { Certificate = certificate };
        Assert.Contains("--host", own.Fault(false), StringComparison.Ordinal);
        Assert.Null((own with { HostNames = ["p.example"] }).Fault(false));
        Assert.Contains("演示", (own with { HostNames = ["p.example"] }).Fault(true), StringComparison.Ordinal);
        Assert.Null(
            new ServeTerms("http://10.0.0.5:80") { HostNames = ["p.example"], Proxies = [IPAddress.Parse("10.0.0.9")] }.Fault(
                false
            )
        );
    }

    [Fact]
    public void Only_declared_names_are_answered()
    {
        Assert.True(Local.Answers("127.0.0.1"));
        Assert.False(Local.Answers("p.example"));
        Assert.True((Local with { HostNames = ["p.example"] }).Answers("P.example"));
    }
}
