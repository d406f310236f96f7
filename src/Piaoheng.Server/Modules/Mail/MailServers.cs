using System.Net;
using System.Net.Sockets;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Which addresses a mail server may have: mail servers inside the company are usual; addresses that only a machine itself or its cloud uses are not.</summary>
internal static class MailServers
{
    /// <summary>Whether a server may be called there.</summary>
    public static bool MayBeCalled(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return !plain.IsIPv6LinkLocal && !plain.IsIPv6Multicast && !plain.IsIPv6SiteLocal && !plain.Equals(IPAddress.IPv6Any);
        }

        var bytes = plain.GetAddressBytes();
        var isLinkLocal = bytes[0] == 169 && bytes[1] == 254;
        return bytes[0] != 0 && bytes[0] < 224 && !isLinkLocal;
    }
}
