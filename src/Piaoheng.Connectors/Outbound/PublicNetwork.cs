using System.Net;
using System.Net.Sockets;

namespace Piaoheng.Connectors.Outbound;

/// <summary>公网: connects to addresses of the public network only, so that a name which stands for a machine inside leads nowhere.</summary>
public static class PublicNetwork
{
    private static readonly IPNetwork[] Closed =
    [
        .. new[]
        {
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        }.Select(network => IPNetwork.Parse(network)),
    ];

    // Only 2000::/3 is given out to the world; inside it lie tunnels that carry an address of version 4.
    private static readonly IPNetwork Open = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] ClosedInside =
    [
        .. new[] { "2001::/23", "2001:db8::/32", "2002::/16" }.Select(network => IPNetwork.Parse(network)),
    ];

    /// <summary>Whether an address belongs to the public network.</summary>
    public static bool Has(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !Closed.Any(network => network.Contains(plain))
            : Open.Contains(plain) && !ClosedInside.Any(network => network.Contains(plain));
    }

    /// <summary>Looks a name up and calls one of the addresses that it looked at; a second question might be answered otherwise.</summary>
    internal static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        var open = addresses.Where(Has).ToArray();
        if (open.Length == 0)
        {
            throw new HttpRequestException($"{context.DnsEndPoint.Host} does not stand for an address of the public network.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
