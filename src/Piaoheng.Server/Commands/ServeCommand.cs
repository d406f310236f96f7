using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng serve</c>: the server and its pages.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var urls = new Option<string>("--urls")
        {
            Description = "监听地址，只能是本机",
            DefaultValueFactory = _ => "http://127.0.0.1:8686",
        };
        var demo = new Option<bool>("--demo") { Description = "用虚构的北京公司演示，数据单独放在 ./piaoheng-demo" };
        var command = new Command("serve", "启动服务和网页") { urls, demo };
        command.SetAction(
            (parse, cancellation) =>
                Run(
                    parse.GetValue(urls)!,
                    parse.GetValue(SharedOptions.Home) ?? (parse.GetValue(demo) ? DemoCompany.DefaultHome : null),
                    parse.GetValue(SharedOptions.Database),
                    parse.GetValue(demo),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> Run(string urls, string? homePath, string? database, bool demo, CancellationToken cancellation)
    {
        if (!IsThisMachine(urls))
        {
            await Console.Error.WriteLineAsync($"登录功能完成之前只能监听本机地址（127.0.0.1、localhost），不能用 {urls}");
            return ExitCode.Usage;
        }

        var home = HomeFolder.Open(homePath);
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

        await using var app = Composition.Build([], urls, home, database);
        await app.StartAsync(cancellation);
        foreach (var address in app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses)
        {
            await Console.Error.WriteLineAsync($"票衡已启动：{address}（数据目录 {home.Path}）");
        }

        await app.WaitForShutdownAsync(cancellation);
        return ExitCode.Fine;
    }

    private static bool IsThisMachine(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.IsLoopback);
}
