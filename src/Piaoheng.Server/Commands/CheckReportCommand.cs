using System.CommandLine;
using System.Text;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Diagnosis.Reports;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng check-report FILE</c>: whether a 《发票查找情况说明》 is as it was when it was sealed. Needs no database.</summary>
internal static class CheckReportCommand
{
    private const long LargestBytes = 16 * 1024 * 1024;

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "《发票查找情况说明》文件（.html 或 .pdf）" };
        var command = new Command("check-report", "验证《发票查找情况说明》自封印后有没有改动") { file };
        command.SetAction((parse, ct) => Run(parse.GetValue(file)!, ct));
        return command;
    }

    private static async Task<int> Run(string path, CancellationToken ct)
    {
        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"找不到：{path}");
            return ExitCode.NothingUsable;
        }

        var bytes = new FileInfo(path).Length > LargestBytes ? [] : await File.ReadAllBytesAsync(path, ct);
        var isPdf = ReportPdf.IsPdf(bytes);
        // Of a PDF the page that is attached; its seal is the one that stands in the log.
        if ((isPdf ? ReportPdf.PageOf(bytes) ?? "" : Text(bytes)) is not { } text)
        {
            await Console.Error.WriteLineAsync($"“{path}”不是《发票查找情况说明》");
            return ExitCode.NothingUsable;
        }

        switch (isPdf ? ReportPdf.IsWhole(bytes) : ReportSeal.IsWhole(text))
        {
            case true:
                await Console.Out.WriteLineAsync($"封印完好：自出具以来内容没有改动（SHA-256 {ReportSeal.Find(text)}）");
                return ExitCode.Fine;
            case false:
                await Console.Out.WriteLineAsync("封印不符：文件在出具之后被改动过，不能作为依据；请向出具单位索取原件");
                return ExitCode.Findings;
            default:
                await Console.Error.WriteLineAsync($"“{path}”不是《发票查找情况说明》，或封印已被删去");
                return ExitCode.NothingUsable;
        }
    }

    // Bytes that are no UTF-8 would be replaced silently, and a change among them would not be seen.
    private static string? Text(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
