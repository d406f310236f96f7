using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace Piaoheng.Server.Platform.Web;

/// <summary>监听方式: where the server listens, under which names, and what protects what goes over the line.</summary>
/// <param name="Urls">Addresses, separated by semicolons.</param>
public sealed record ServeTerms(string Urls)
{
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Names under which browsers may ask, besides those of this machine.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>Certificate of our own; null = none.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>Addresses of proxies that end TLS for us.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];

    /// <summary>Whether only this machine can reach the server.</summary>
    public bool IsLocal => Addresses.All(uri => uri?.IsLoopback == true);

    /// <summary>Whether every request comes over TLS, to us or to the declared proxy.</summary>
    public bool IsAlwaysOverTls =>
        Proxies.Count > 0 || Addresses is [_, ..] addresses && addresses.All(uri => uri?.Scheme == Uri.UriSchemeHttps);

    /// <summary>Whether browsers may ask under a name.</summary>
    public bool Answers(string host) =>
        LoopbackNames.Contains(host, StringComparer.OrdinalIgnoreCase)
        || HostNames.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>Why it cannot be served so, and what to do; null when it can.</summary>
    /// <param name="isDemo">Whether it is the invented company, which signs everyone in.</param>
    public string? Fault(bool isDemo)
    {
        if (Addresses.Count == 0 || Addresses.Any(uri => uri is null))
        {
            return $"监听地址写得不对：{Urls}；写法如 http://127.0.0.1:8686 或 https://0.0.0.0:8443";
        }

        if (Addresses.Any(uri => uri!.Scheme == Uri.UriSchemeHttps) && Certificate is null)
        {
            return "https 需要证书：加上 --certificate 证书.pfx（或 .pem 和 --certificate-key）";
        }

        if (IsLocal)
        {
            return null;
        }

        if (isDemo)
        {
            return "演示不需要登录，只能监听本机地址（127.0.0.1、localhost）";
        }

        if (Addresses.Any(uri => !uri!.IsLoopback && uri.Scheme == Uri.UriSchemeHttp) && Proxies.Count == 0)
        {
            return "本机以外不能用没有加密的 http：改用 https 并给出 --certificate，或用 --proxy 写明负责加密的反向代理的地址";
        }

        return HostNames.Count == 0 ? "监听本机以外的地址时，要用 --host 写明浏览器里使用的域名或地址" : null;
    }

    // A wildcard is no address of this machine alone.
    private IReadOnlyList<Uri?> Addresses =>
        [
            .. Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(url =>
                    Uri.TryCreate(
                        url.Replace("//*", "//0.0.0.0", StringComparison.Ordinal)
                            .Replace("//+", "//0.0.0.0", StringComparison.Ordinal),
                        UriKind.Absolute,
                        out var uri
                    ) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
                        ? uri
                        : null
                ),
        ];
}
