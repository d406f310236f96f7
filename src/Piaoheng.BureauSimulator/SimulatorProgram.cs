using System.CommandLine;
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Piaoheng.BureauSimulator;

/// <summary>The program <c>piaoheng-bureau-simulator</c>.</summary>
internal static class SimulatorProgram
{
    private static async Task<int> Main(string[] args)
    {
        var port = new Option<int>("--port") { Description = "端口，0 = 任意空闲端口", DefaultValueFactory = _ => 8787 };
        var seed = new Option<ulong>("--seed")
        {
            Description = "种子：同样的种子和日期得到同样的税局",
            DefaultValueFactory = _ => 20260901,
        };
        var faults = new Option<string>("--faults")
        {
            Description = "故障，如 S1,S11:sms,S19:html@10-20（第 10 到 20 次请求）",
            DefaultValueFactory = _ => "",
        };
        var random = new Option<int>("--random")
        {
            Description = "所开故障每次请求出现的千分比",
            DefaultValueFactory = _ => 1000,
        };
        var invoices = new Option<int>("--invoices") { Description = "虚构发票张数", DefaultValueFactory = _ => 300 };
        var today = new Option<DateOnly?>("--today") { Description = "税局的今天（yyyy-MM-dd），默认为北京时间今天" };
        var demo = new Option<bool>("--demo") { Description = "用演示单位的税局账，而不是另外虚构" };
        var beside = new Option<bool>("--until-input-ends") { Description = "标准输入关闭时退出：随启动它的程序一起结束" };
        var command = new RootCommand("模拟税局：虚构的税局，用于演练和兼容性测试，不是税务机关")
        {
            port,
            seed,
            faults,
            random,
            invoices,
            today,
            demo,
            beside,
        };
        command.SetAction(
            (parse, ct) =>
                Run(
                    new SimulatorOptions
                    {
                        Port = parse.GetValue(port),
                        Seed = parse.GetValue(seed),
                        Faults = parse.GetValue(faults)!,
                        PerMille = parse.GetValue(random),
                        Invoices = parse.GetValue(invoices),
                        Today = parse.GetValue(today) ?? BeijingToday(),
                        IsDemo = parse.GetValue(demo),
                    },
                    parse.GetValue(beside),
                    ct
                )
        );
        return await command.Parse(args).InvokeAsync();
    }

    private static DateOnly BeijingToday() =>
        DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    private static async Task<int> Run(SimulatorOptions options, bool isBeside, CancellationToken ct)
    {
        try
        {
            await using var app = SimulatorApp.Build(options);
            await app.StartAsync(ct);
            var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            await System.Console.Out.WriteLineAsync($"模拟税局已启动：{address}".AsMemory(), ct);
            await System.Console.Error.WriteLineAsync(
                string.Create(
                        CultureInfo.InvariantCulture,
                        $"版本 {SimulatorOptions.Version}，种子 {options.Seed}，故障：{options.Faults}"
                    )
                    .AsMemory(),
                ct
            );
            await (isBeside ? UntilInputEnds(ct) : app.WaitForShutdownAsync(ct));
            return 0;
        }
        catch (FormatException exception)
        {
            await System.Console.Error.WriteLineAsync(exception.Message.AsMemory(), ct);
            return 2;
        }
        catch (IOException exception)
        {
            await System.Console.Error.WriteLineAsync($"不能监听端口：{exception.Message}".AsMemory(), ct);
            return 4;
        }
    }

    // However the program that started it ends, also by a kill, its end of the pipe is closed.
    private static async Task UntilInputEnds(CancellationToken ct)
    {
        while (await System.Console.In.ReadLineAsync(ct) is not null)
        {
            // Nothing is said to it.
        }
    }
}
