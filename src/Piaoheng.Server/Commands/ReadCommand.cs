using System.CommandLine;
using System.Text;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Json;
using Piaoheng.Formats;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng read FILE…</c>: what stands in a file, without a database.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "要读取的文件", Arity = ArgumentArity.OneOrMore };
        var taxpayer = new Option<string?>("--taxpayer") { Description = "本单位纳税人识别号，用于判断进项或销项" };
        var json = new Option<bool>("--json") { Description = "输出 JSON，每张发票一行" };
        var command = new Command("read", "读取文件内容，不写入数据库") { files, taxpayer, json };
        command.SetAction((parse, cancellation) => Run(parse.GetValue(files)!, parse.GetValue(taxpayer), cancellation));
        return command;
    }

    private static async Task<int> Run(string[] files, string? taxpayer, CancellationToken cancellation)
    {
        var reader = new FormatCatalogue(PolicyFolder.Load(PolicyFolder.Shipped));
        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, cancellation);
            foreach (var document in await reader.ReadAsync(file, bytes, new ReadOptions(taxpayer), cancellation))
            {
                if (document.Workbook is { } workbook)
                {
                    await output.WriteLineAsync(ReadingJson.ToJson(workbook));
                }

                foreach (var reading in document.Readings)
                {
                    await output.WriteLineAsync(ReadingJson.ToJson(reading));
                }
            }
        }

        return 0;
    }
}
