using System.Net;
using Piaoheng.Connectors.Outbound;

namespace Piaoheng.Connectors.Tests;

/// <summary>A link of a mail leads to the public network or nowhere, however the way inside is written.</summary>
public sealed class PublicNetworkTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.255.255.254")]
    [InlineData("0.0.0.0")]
    [InlineData("0.1.2.3")]
    [InlineData("10.0.0.1")]
    [InlineData("10.255.255.255")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("169.254.169.254")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.0.0.1")]
    [InlineData("192.168.1.1")]
    [InlineData("198.18.0.1")]
    [InlineData("198.19.255.255")]
    [InlineData("224.0.0.1")]
    [InlineData("239.255.255.255")]
    [InlineData("240.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::ffff:c0a8:101")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("64:ff9b:1::a00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2002:a9fe:a9fe::1")]
    [InlineData("2001::1")]
    [InlineData("2001:db8::1")]
    [InlineData("fe80::1")]
    [InlineData("fec0::1")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456::1")]
    [InlineData("ff02::1")]
    public void Addresses_inside_are_closed(string address) => Assert.False(PublicNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("100.63.255.255")]
    [InlineData("172.32.0.1")]
    [InlineData("223.5.5.5")]
    [InlineData("2400:3200::1")]
    [InlineData("::ffff:223.5.5.5")]
    public void Addresses_of_the_world_are_open(string address) => Assert.True(PublicNetwork.Has(IPAddress.Parse(address)));

    [Theory]
    [InlineData("https://localhost:1/a.pdf")]
    [InlineData("https://2130706433:1/a.pdf")]
    [InlineData("https://0x7f.1:1/a.pdf")]
    [InlineData("https://[::1]:1/a.pdf")]
    [InlineData("https://[::ffff:127.0.0.1]:1/a.pdf")]
    public async Task A_name_that_stands_for_this_machine_is_not_called(string address)
    {
        var uri = new Uri(address);
        using var client = new OutboundClient(
            OutboundRules.For(uri) with
            {
                IsPublicOnly = true,
                Attempts = 1,
            },
            new RateGovernor(ShippedPolicy.Pack, TimeProvider.System, new MemoryCallLedger()),
            TimeProvider.System
        );
        var request = new OutboundRequest
        {
            Address = uri,
            Service = "download",
            Gateway = "mail-links",
            Content = [],
            IsIdempotent = true,
            IsDownload = true,
        };
        var failure = await Assert.ThrowsAsync<ConnectorException>(() =>
            client.Send(request, TestContext.Current.CancellationToken)
        );
        Assert.IsType<HttpRequestException>(failure.InnerException);
        Assert.Contains("public network", Innermost(failure).Message, StringComparison.Ordinal);
    }

    private static Exception Innermost(Exception exception) =>
        exception.InnerException is { } inner ? Innermost(inner) : exception;
}
