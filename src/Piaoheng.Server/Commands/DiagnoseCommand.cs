using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng diagnose [NUMBER]</c>: why an invoice cannot be found.</summary>
internal static class DiagnoseCommand
{
    private const int MostOfOneFile = 1_000;

    public static Command Create()
    {
        var number = new Argument<string[]>("NUMBER")
        {
            Description = "发票号码，任何写法：可带空格，可只写后几位，可连同代码，可为二维码内容",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var taxpayer = new Option<string>("--taxpayer") { Description = "本单位纳税人识别号", Required = true };
        var code = new Option<string?>("--code") { Description = "发票代码" };
        var amount = new Option<string?>("--amount") { Description = "价税合计或金额" };
        var date = DayOption.Create("--date", "开票日期");
        var file = new Option<string?>("--file") { Description = "发票文件：按其中的内容查" };
        var missing = SideOption.Create("--missing", "只问哪一边为什么没有：ours（账内）或 theirs（税局）");
        var asOf = DayOption.Create("--as-of", "以此日的情况判断，默认为北京时间今天");
        var readAgain = new Option<bool>("--read-again")
        {
            Description = "入过库而发票不见了的，先重新读取保存的原件，把发票找回来",
        };
        var json = new Option<bool>("--json") { Description = "输出 JSON，每张发票一行" };
        var command = new Command("diagnose", "查无发票诊断：为什么系统里没有这张发票")
        {
            number,
            taxpayer,
            code,
            amount,
            date,
            file,
            missing,
            asOf,
            readAgain,
            json,
        };
        command.SetAction(
            (parse, ct) =>
                Run(
                    new Request(
                        parse.GetValue(taxpayer)!,
                        new DiagnoseInvoice.Asked(
                            string.Join(' ', parse.GetValue(number) ?? []),
                            parse.GetValue(code),
                            parse.GetValue(amount),
                            parse.GetValue(date)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            parse.GetValue(missing)
                        ).ToQuery(),
                        parse.GetValue(file),
                        parse.GetValue(asOf),
                        parse.GetValue(readAgain)
                    ),
                    parse.GetValue(json),
                    (parse.GetValue(SharedOptions.Home), parse.GetValue(SharedOptions.Database)),
                    ct
                )
        );
        return command;
    }

    private sealed record Request(string Taxpayer, DiagnosisQuery Query, string? File, DateOnly? AsOf, bool ReadAgain);

    private static async Task<int> Run(Request request, bool asJson, (string? Home, string? Database) store, CancellationToken ct)
    {
        await using var services = Composition.Services(HomeFolder.Open(store.Home), store.Database);
        await using var scope = services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ITaxpayers>().FindByNumber(request.Taxpayer, ct) is not { } taxpayer)
        {
            await Console.Error.WriteLineAsync($"数据库中没有纳税人 {request.Taxpayer}：先用 piaoheng import 导入");
            return ExitCode.NothingUsable;
        }

        if (request.File is { } path && !File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"找不到：{path}");
            return ExitCode.NothingUsable;
        }

        List<DiagnosisQuery> queries = request.File is null
            ? [request.Query]
            : await QueriesOf(request, scope.ServiceProvider, ct);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        var slice = scope.ServiceProvider.GetRequiredService<DiagnoseInvoice>();
        var exit = ExitCode.Fine;
        foreach (var query in queries)
        {
            if (request.ReadAgain)
            {
                await BringBack(scope.ServiceProvider, taxpayer, query, ct);
            }

            var outcome = await slice.Diagnose(taxpayer, query, request.AsOf, ct);
            if (!outcome.Succeeded(out var result))
            {
                await Console.Error.WriteLineAsync(outcome.Refusal!.Text.Render());
                return ExitCode.Usage;
            }

            await output.WriteLineAsync(asJson ? DiagnosisJson.ToJson(result) : DiagnosisText.Describe(result));
            exit = result.Verdict == DiagnosisVerdict.Found ? exit : ExitCode.Findings;
        }

        return exit;
    }

    // What is not lost is diagnosed as it is; why it did not come back is said beside the diagnosis.
    private static async Task BringBack(IServiceProvider services, Taxpayer taxpayer, DiagnosisQuery query, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<BringBackLost>().BringBack(taxpayer, query, Actor.LocalOperator, ct);
        if (outcome.Succeeded(out var back))
        {
            await Console.Error.WriteLineAsync($"{query.Text}：{back.Says}");
            await AfterWork.Checkpoint(services, ct);
        }
        else
        {
            await Console.Error.WriteLineAsync(outcome.Refusal!.Text.Render());
        }
    }

    // Every invoice of the file; a file that gives none is looked for by its bytes.
    private static async Task<List<DiagnosisQuery>> QueriesOf(Request request, IServiceProvider services, CancellationToken ct)
    {
        var path = request.File!;
        var byFile = request.Query with { FileName = Path.GetFileName(path), FileHash = await Hash(path, ct) };
        var found = new List<DiagnosisQuery>();
        var files = InputFiles.Find([path], out _);
        await foreach (
            var documents in FileReading.ReadAllAsync(
                services.GetRequiredService<IDocumentReader>(),
                files,
                new ReadOptions(request.Taxpayer),
                ct
            )
        )
        {
            found.AddRange(
                documents
                    .SelectMany(document => document.Readings)
                    .Where(reading => reading.InvoiceNumber is not null)
                    .Select(reading => FileQuery.Of(byFile, reading))
                    .Take(MostOfOneFile)
            );
        }

        return found.Count == 0 ? [byFile] : found;
    }

    private static async Task<string?> Hash(string path, CancellationToken ct)
    {
        await using var stream = File.OpenRead(path);
        return stream.Length > Limits.FileBytes ? null : Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct));
    }
}
