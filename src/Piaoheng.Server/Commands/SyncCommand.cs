using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Piaoheng.Connectors;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng sync</c>: reads the bureau through a channel, now, and says whether everything received is stored.</summary>
internal static class SyncCommand
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var taxpayer = new Option<string>("--taxpayer") { Description = "本单位纳税人识别号", Required = true };
        var connector = new Option<string>("--connector")
        {
            Description =
                $"渠道：{string.Join('、', ConnectorCatalogue.All.Where(kind => kind.Capabilities.HasFlag(Capabilities.Lists)).Select(kind => kind.Id))}",
            Required = true,
        };
        var from = DayOption.Create("--from", "开票日期起；不写则只取尚未核实齐全的部分");
        var to = DayOption.Create("--to", "开票日期止，默认为北京时间今天");
        var address = new Option<string?>("--address") { Description = "设置渠道地址后再同步；与 --settings 一起用" };
        var settings = new Option<FileInfo?>("--settings")
        {
            Description = "渠道设置文件（JSON：名称与值，密钥写在文件里而不写在命令行）",
        };
        var json = new Option<bool>("--json") { Description = "输出 JSON" };
        var command = new Command("sync", "同步：从税局取清单入库，并核对收到与入库的张数")
        {
            taxpayer,
            connector,
            from,
            to,
            address,
            settings,
            json,
        };
        command.SetAction(
            (parse, ct) =>
                Run(
                    new Request(
                        parse.GetValue(taxpayer)!.Trim().ToUpperInvariant(),
                        parse.GetValue(connector)!,
                        new StartSync.Request(parse.GetValue(from), parse.GetValue(to)),
                        parse.GetValue(address),
                        parse.GetValue(settings),
                        parse.GetValue(json)
                    ),
                    parse.GetValue(SharedOptions.Home),
                    parse.GetValue(SharedOptions.Database),
                    ct
                )
        );
        return command;
    }

    private sealed record Request(
        string Taxpayer,
        string Connector,
        StartSync.Request Days,
        string? Address,
        FileInfo? Settings,
        bool AsJson
    );

    private static async Task<int> Run(Request request, string? homePath, string? database, CancellationToken ct)
    {
        await using var services = Composition.Services(HomeFolder.Open(homePath), database);
        if (request.Address is not null && await SetUp(services, request, ct) is { } refused)
        {
            return await Refuse(refused);
        }

        await using var scope = services.CreateAsyncScope();
        var started = await scope
            .ServiceProvider.GetRequiredService<StartSync>()
            .Start(request.Taxpayer, request.Connector, request.Days, Actor.LocalOperator, ct);
        if (started.Succeeded(out var run))
        {
            return await Report(await Finish(services, run, ct), request.AsJson);
        }

        // One that a killed process left open is gone on with.
        return
            started.Refusal!.Kind == RefusalKind.Conflict
            && await scope.ServiceProvider.GetRequiredService<SyncRuns>().Open(request.Taxpayer, request.Connector, ct)
                is { } open
            ? await Report(await Finish(services, open, ct), request.AsJson)
            : await Refuse(started.Refusal);
    }

    private static async Task<Refusal?> SetUp(ServiceProvider services, Request request, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var values = request.Settings is { } file
            ? JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(file.FullName, ct))
            : null;
        var outcome = await scope
            .ServiceProvider.GetRequiredService<SetUpChannel>()
            .SetUp(
                request.Taxpayer,
                request.Connector,
                new SetUpChannel.Request(request.Address!, values),
                Actor.LocalOperator,
                ct
            );
        return outcome.Refusal;
    }

    // Done here at once; where a server runs beside, whoever takes the unit first does it.
    private static async Task<SyncRunRecord> Finish(ServiceProvider services, SyncRunRecord run, CancellationToken ct)
    {
        var runner = services.GetRequiredService<WorkRunner>();
        while (true)
        {
            await runner.Run(run.TaxpayerId, SyncRuns.WorkKind, SyncRuns.WindowOf(run.RunNo), ct);
            await using var scope = services.CreateAsyncScope();
            var now = (await scope.ServiceProvider.GetRequiredService<SyncRuns>().Find(run.TaxpayerId, run.RunNo, ct))!;
            if (!now.IsOpen)
            {
                await AfterWork.Checkpoint(services, ct);
                return now;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), ct);
        }
    }

    private static async Task<int> Report(SyncRunRecord run, bool asJson)
    {
        if (asJson)
        {
            await Console.Out.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        run = run.RunNo,
                        state = run.State,
                        received = run.Received,
                        stored = run.Stored,
                        skipped = run.Skipped,
                        problem = run.Problem,
                    },
                    Json
                )
            );
        }
        else
        {
            var text = string.Create(
                CultureInfo.InvariantCulture,
                $"第 {run.RunNo} 号同步{(run.State == SyncState.Done ? "完成" : "未完成")}：收到 {run.Received} 张，入库 {run.Stored} 张，略过 {run.Skipped} 张"
            );
            await Console.Out.WriteLineAsync(run.Problem is null ? text : $"{text}\n{run.Problem}");
        }

        return run.State == SyncState.Done ? ExitCode.Fine : ExitCode.Findings;
    }

    private static async Task<int> Refuse(Refusal refusal)
    {
        await Console.Error.WriteLineAsync(refusal.Text.Render());
        return refusal.Kind == RefusalKind.NotFound ? ExitCode.NothingUsable : ExitCode.Usage;
    }
}
