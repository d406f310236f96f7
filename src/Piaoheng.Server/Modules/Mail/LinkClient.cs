using Piaoheng.Connectors.Outbound;
using Piaoheng.Core.Policy;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Fetches one file by its address, through the one way out: this host only, the public network only, no redirects, so many bytes.</summary>
internal sealed class LinkClient(PolicyPack policy, TimeProvider time)
{
    private const int MaxBytes = 50 * 1024 * 1024;

    private readonly RateGovernor _governor = new(policy, time, new MemoryCallLedger());

    /// <summary>What sends; null = the network.</summary>
    internal HttpMessageHandler? Handler { get; init; }

    /// <summary>The bytes behind an address.</summary>
    /// <exception cref="Connectors.ConnectorException">They cannot be had.</exception>
    public async Task<byte[]> Get(Uri address, CancellationToken cancellation)
    {
        var rules = OutboundRules.For(address) with { IsPublicOnly = true, AnswerBytes = MaxBytes, Attempts = 2 };
        using var outbound = new OutboundClient(rules, _governor, time, Handler) { User = "邮箱收票" };
        var request = new OutboundRequest
        {
            Address = address,
            Service = "download",
            Gateway = "mail-links",
            Content = [],
            IsIdempotent = true,
            IsDownload = true,
        };
        return (await outbound.Send(request, cancellation)).Bytes;
    }
}
