using System.CommandLine;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng serve</c>: the server and its pages.</summary>
internal static class ServeCommand
{
    /// <summary>Environment variable with the password of the certificate, which must not stand in the command line.</summary>
    private const string CertificatePassword = "PIAOHENG_CERTIFICATE_PASSWORD";

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "监听地址，如 http://127.0.0.1:8686（只有本机）、https://0.0.0.0:8443（其他机器也可访问，需要证书）",
        DefaultValueFactory = _ => "http://127.0.0.1:8686",
    };

    private static readonly Option<bool> Demo = new("--demo")
    {
        Description = "用虚构的北京公司演示，不需要登录，只限本机，数据单独放在 ./piaoheng-demo",
    };

    private static readonly Option<string[]> Host = new("--host")
    {
        Description = "浏览器里使用的域名或地址，可写多个；监听本机以外的地址时必须写明",
    };

    private static readonly Option<FileInfo?> Certificate = new("--certificate")
    {
        Description = $"证书文件：.pfx（口令放在环境变量 {CertificatePassword}）或 .pem",
    };

    private static readonly Option<FileInfo?> CertificateKey = new("--certificate-key") { Description = ".pem 证书的私钥文件" };

    private static readonly Option<string[]> Proxy = new("--proxy")
    {
        Description = "负责加密的反向代理的 IP 地址，可写多个；只接受由它转来的请求",
    };

    public static Command Create()
    {
        var command = new Command("serve", "启动服务和网页")
        {
            Urls,
            Demo,
            Host,
            Certificate,
            CertificateKey,
            Proxy,
            SharedOptions.DatabaseAdmin,
        };
        command.SetAction(Run);
        return command;
    }

    private static async Task<int> Run(ParseResult parse, CancellationToken cancellation)
    {
        var (demo, database) = (parse.GetValue(Demo), parse.GetValue(SharedOptions.Database));
        var home = HomeFolder.Open(parse.GetValue(SharedOptions.Home) ?? (demo ? DemoCompany.DefaultHome : null));
        if (!TryRead(parse, out var terms, out var fault) || (fault = terms!.Fault(demo || home.IsDemo)) is not null)
        {
            await Console.Error.WriteLineAsync(fault);
            return ExitCode.Usage;
        }

        using var homeLock = HomeLock.TryTake(home);
        if (homeLock is null)
        {
            await Console.Error.WriteLineAsync(
                $"数据目录 {home.Path} 正被另一个 piaoheng serve 使用，先停止它，或用 --home 换一个目录"
            );
            return ExitCode.Environment;
        }

        if (demo && DemoCompany.Refuses(home, database) is { } impossible)
        {
            await Console.Error.WriteLineAsync(impossible);
            return ExitCode.Environment;
        }

        using var bureau = demo ? await DemoBureau.Start(home, cancellation) : null;
        if (demo)
        {
            await DemoCompany.Prepare(home, bureau, cancellation);
        }

        if (database is not null && parse.GetValue(SharedOptions.DatabaseAdmin) is { } admin)
        {
            Migrator.Migrate(DatabaseAddress.From(home, database), admin);
        }

        await using var app = Composition.Build([], terms!, home, database);
        await app.StartAsync(cancellation);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var address in addresses)
        {
            await Console.Error.WriteLineAsync($"票衡已启动：{address}（数据目录 {home.Path}）");
        }

        await SayHowToBegin(app.Services, addresses.First(), cancellation);
        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Fine;
    }

    /// <summary>Whoever sees this console makes the first administrator.</summary>
    private static async Task SayHowToBegin(IServiceProvider services, string address, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<UserBook>().Any(cancellation))
        {
            await Console.Error.WriteLineAsync(
                $"还没有用户：打开 {address}/setup，用首次设置口令 {services.GetRequiredService<FirstRun>().Token} 建立第一位系统管理员"
            );
        }
    }

    private static bool TryRead(ParseResult parse, out ServeTerms? terms, out string? fault)
    {
        (terms, fault) = (null, null);
        var proxies = new List<IPAddress>();
        foreach (var text in parse.GetValue(Proxy) ?? [])
        {
            if (!IPAddress.TryParse(text, out var address))
            {
                fault = $"--proxy 应为 IP 地址：{text}";
                return false;
            }

            proxies.Add(address);
        }

        try
        {
            terms = new ServeTerms(parse.GetValue(Urls)!)
            {
                HostNames = parse.GetValue(Host) ?? [],
                Certificate = Load(parse.GetValue(Certificate), parse.GetValue(CertificateKey)),
                Proxies = proxies,
            };
            return true;
        }
        catch (CryptographicException exception)
        {
            fault =
                $"证书读不出：{exception.Message}；.pfx 的口令放在环境变量 {CertificatePassword}，.pem 的私钥用 --certificate-key 给出";
            return false;
        }
    }

    private static X509Certificate2? Load(FileInfo? certificate, FileInfo? key)
    {
        if (certificate is null)
        {
            return null;
        }

        if (certificate.Extension.ToUpperInvariant() is ".PFX" or ".P12")
        {
            return X509CertificateLoader.LoadPkcs12FromFile(
                certificate.FullName,
                Environment.GetEnvironmentVariable(CertificatePassword)
            );
        }

        return X509Certificate2.CreateFromPemFile(certificate.FullName, key?.FullName);
    }
}
