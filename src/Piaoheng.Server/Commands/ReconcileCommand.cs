using System.CommandLine;
using System.Globalization;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Nearest;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Modules.Reconciliation.Reports;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng reconcile</c>: compares both sides, from files or from what is stored.</summary>
internal static class ReconcileCommand
{
    public static Command Create()
    {
        var taxpayer = new Option<string>("--taxpayer") { Description = "本单位纳税人识别号", Required = true };
        var ours = Many("--ours", "账内文件或文件夹：发票原件、台账");
        var theirs = Many("--theirs", "税局文件或文件夹：从税务数字账户导出的清单");
        var group = new Option<string?>("--group") { Description = "集团内其他成员的纳税人识别号，逗号分隔" };
        var from = DayOption.Create("--from", "只核对此日及以后开具的发票");
        var to = DayOption.Create("--to", "只核对此日及以前开具的发票");
        var theirsFrom = DayOption.Create("--theirs-from", "税局数据自此日起完整");
        var theirsTo = DayOption.Create("--theirs-to", "税局数据至此日止完整");
        var asOf = DayOption.Create("--as-of", "以此日的情况判断，默认为北京时间今天");
        var json = new Option<bool>("--json") { Description = "输出 JSON" };
        var report = new Option<string?>("--report") { Description = "写出报告：以 .xlsx 或 .html 结尾的文件名" };
        var explain = Many("--explain", "发票号码：列出对方最接近的候选，逐项说明为什么没有对上");
        var command = new Command("reconcile", "发票核对：账内与税局逐张比较，说明每一项差异")
        {
            taxpayer,
            ours,
            theirs,
            group,
            from,
            to,
            theirsFrom,
            theirsTo,
            asOf,
            json,
            report,
            explain,
        };
        command.SetAction(
            async (parse, ct) =>
            {
                var policy = PolicyFolder.Load(PolicyFolder.Shipped);
                var files = new ReconcileFiles.Request(
                    parse.GetValue(taxpayer)!,
                    parse.GetValue(ours) ?? [],
                    parse.GetValue(theirs) ?? [],
                    Members(parse.GetValue(group)),
                    parse.GetValue(from),
                    parse.GetValue(to),
                    parse.GetValue(theirsFrom),
                    parse.GetValue(theirsTo),
                    parse.GetValue(asOf)
                );
                var input =
                    files.Ours.Count + files.Theirs.Count > 0
                        ? await ReconcileFiles.LoadAsync(files, policy, TimeProvider.System, ct)
                        : await FromStore(files, parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database), ct);
                if (input is null)
                {
                    return ExitCode.NothingUsable;
                }

                var result = Reconciler.Run(input, cancellation: ct);
                var explained = parse.GetValue(explain) is { Length: > 0 } numbers
                    ? numbers.SelectMany(number => NearestCandidates.Explain(input, result, number)).ToList()
                    : null;
                return await ShowAsync(result, explained, policy, parse.GetValue(json), parse.GetValue(report));
            }
        );
        return command;
    }

    /// <summary>What is stored; null when the taxpayer is not known.</summary>
    private static async Task<ReconciliationInput?> FromStore(
        ReconcileFiles.Request request,
        string? home,
        string? database,
        CancellationToken ct
    )
    {
        await using var services = Composition.Services(HomeFolder.Open(home), database);
        await using var scope = services.CreateAsyncScope();
        var taxpayers = scope.ServiceProvider.GetRequiredService<ITaxpayers>();
        if (await taxpayers.FindByNumber(request.Taxpayer, ct) is not { } taxpayer)
        {
            await Console.Error.WriteLineAsync(
                $"数据库中没有纳税人 {request.Taxpayer}：先用 piaoheng import 导入，或用 --ours 和 --theirs 直接给出文件"
            );
            return null;
        }

        var period = new RunPeriod(request.From, request.To, request.AsOf ?? BeijingTime.Today(TimeProvider.System));
        return await scope.ServiceProvider.GetRequiredService<StoredSides>().Load(taxpayer, period, new RunProgress(), ct);
    }

    private static async Task<int> ShowAsync(
        ReconciliationReport report,
        IReadOnlyList<Explanation>? explained,
        PolicyPack policy,
        bool asJson,
        string? reportPath
    )
    {
        if (reportPath is not null)
        {
            await using var file = File.Create(reportPath);
            if (reportPath.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase))
            {
                new ReportWorkbook(report, policy.Kinds).Write(file);
            }
            else
            {
                new ReportPage(report, policy.Kinds).Write(file);
            }
        }

        if (asJson)
        {
            await using var output = Console.OpenStandardOutput();
            ReconciliationJson.Write(output, report, explained);
            output.WriteByte((byte)'\n');
        }
        else
        {
            await WriteSummaryAsync(report, reportPath);
            await ExplanationText.WriteAsync(Console.Out, explained);
        }

        return report.Summary.ByKind.Any(pair => DifferenceWords.IsDifference(pair.Key) && pair.Value > 0)
            ? ExitCode.Findings
            : ExitCode.Fine;
    }

    private static async Task WriteSummaryAsync(ReconciliationReport report, string? reportPath)
    {
        await Console.Out.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"账内 {report.Summary.Ours} 条，税局 {report.Summary.Theirs} 条，一致 {report.Summary.Matched} 对"
            )
        );
        foreach (
            var (kind, count) in report.Summary.ByKind.Where(pair => pair.Key != DifferenceKind.Matched).OrderBy(pair => pair.Key)
        )
        {
            await Console.Out.WriteLineAsync(
                string.Create(CultureInfo.InvariantCulture, $"  {DifferenceWords.ChineseOf(kind)}  {count}")
            );
        }

        if (reportPath is not null)
        {
            await Console.Out.WriteLineAsync($"报告：{reportPath}");
        }
    }

    private static Option<string[]> Many(string name, string description) =>
        new(name) { Description = description, AllowMultipleArgumentsPerToken = true };

    private static string[] Members(string? list) =>
        list?.Split([',', '，', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
