using System.CommandLine;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng read FILE…</c>: what stands in files, without a database.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("FILE") { Description = "要读取的文件或文件夹", Arity = ArgumentArity.OneOrMore };
        var taxpayer = new Option<string?>("--taxpayer") { Description = "本单位纳税人识别号，用于判断进项或销项" };
        var side = SideOption.Create();
        var json = new Option<bool>("--json") { Description = "输出 JSON，每张发票一行" };
        var command = new Command("read", "读取文件内容，不写入数据库") { paths, taxpayer, side, json };
        command.SetAction(
            (parse, ct) =>
                Run(
                    parse.GetValue(paths)!,
                    new ReadOptions(parse.GetValue(taxpayer), SideOption.Parse(parse.GetValue(side))),
                    parse.GetValue(json),
                    ct
                )
        );
        return command;
    }

    private static async Task<int> Run(string[] paths, ReadOptions options, bool asJson, CancellationToken ct)
    {
        var files = InputFiles.Find(paths, out var missing);
        foreach (var path in missing)
        {
            await Console.Error.WriteLineAsync($"找不到：{path}");
        }

        if (files.Count == 0)
        {
            return ExitCode.NothingUsable;
        }

        var check = new ReadingCheck(options.TaxpayerId, TimeProvider.System);
        var tally = new Tally { Missing = missing.Count };
        await using var pool = new WorkerPool();
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        await foreach (var documents in FileReading.ReadAllAsync(pool, files, options, ct))
        {
            foreach (var read in documents)
            {
                var document = check.Judge(read);
                tally.Count(document);
                await WriteAsync(output, document, asJson);
            }

            await output.FlushAsync(ct);
        }

        return tally.ExitCode;
    }

    private static async Task WriteAsync(StreamWriter output, DocumentReading document, bool asJson)
    {
        if (document.Workbook is { } workbook)
        {
            await output.WriteLineAsync(asJson ? ReadingJson.ToJson(workbook) : ReadingText.Describe(workbook));
        }

        foreach (var reading in document.Readings)
        {
            await output.WriteLineAsync(asJson ? ReadingJson.ToJson(reading) : ReadingText.Describe(reading));
        }
    }

    private sealed class Tally
    {
        private int _usable;
        private int _flagged;

        public int Missing { get; init; }

        public int ExitCode =>
            _usable == 0 ? Commands.ExitCode.NothingUsable
            : _flagged + Missing > 0 ? Commands.ExitCode.Findings
            : Commands.ExitCode.Fine;

        public void Count(DocumentReading document)
        {
            if (document.Workbook is not null)
            {
                _usable++;
                _flagged += document.Workbook.Findings.Any(IsSerious) ? 1 : 0;
            }

            foreach (var reading in document.Readings)
            {
                var isUnreadable = reading.Kind == KindId.Unreadable;
                _usable += isUnreadable ? 0 : 1;
                _flagged += isUnreadable || reading.Findings.Any(IsSerious) ? 1 : 0;
            }
        }

        private static bool IsSerious(Finding finding) => finding.Severity >= Severity.Error;
    }
}
