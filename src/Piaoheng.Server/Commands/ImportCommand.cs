using System.CommandLine;
using System.Runtime;
using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Commands;

/// <summary><c>piaoheng import PATH…</c>: takes files into the store and says of each what became of it. Runs beside <c>serve</c>.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "要导入的文件或文件夹", Arity = ArgumentArity.OneOrMore };
        var taxpayer = new Option<string>("--taxpayer") { Description = "本单位纳税人识别号；未登记时自动登记", Required = true };
        var side = SideOption.Create();
        var json = new Option<bool>("--json") { Description = "输出 JSON，每个文件一行，最后一行为合计" };
        var command = new Command("import", "导入文件到数据库") { paths, taxpayer, side, json };
        command.SetAction(
            (parse, ct) =>
                Run(
                    new Request(
                        parse.GetValue(paths)!,
                        parse.GetValue(taxpayer)!,
                        SideOption.Parse(parse.GetValue(side)),
                        parse.GetValue(json)
                    ),
                    parse.GetValue(SharedOptions.Home),
                    parse.GetValue(SharedOptions.Database),
                    ct
                )
        );
        return command;
    }

    private sealed record Request(string[] Paths, string Taxpayer, Side? Side, bool AsJson);

    private static async Task<int> Run(Request request, string? homePath, string? database, CancellationToken ct)
    {
        var files = InputFiles.Find(request.Paths, out var missing);
        foreach (var path in missing)
        {
            await Console.Error.WriteLineAsync($"找不到：{path}");
        }

        if (files.Count == 0)
        {
            return ExitCode.NothingUsable;
        }

        // Nobody waits for a page here: collecting beside the work costs 3 % of the processor time of a large file.
        GCSettings.LatencyMode = GCLatencyMode.Batch;
        await using var services = Composition.Services(HomeFolder.Open(homePath), database);
        if (await TaxpayerOf(services, request.Taxpayer, ct) is not { } taxpayer)
        {
            return ExitCode.Usage;
        }

        await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        var import = new FileImport(services, taxpayer, request.Side, new ImportReport(output, request.AsJson, files.Count));
        var exit = await import.Run(files, missing.Count, ct);
        await AfterWork.Checkpoint(services, ct);
        return exit;
    }

    private static async Task<Taxpayer?> TaxpayerOf(ServiceProvider services, string number, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var known = scope.ServiceProvider.GetRequiredService<ITaxpayers>();
        var clean = number.Trim().ToUpperInvariant();
        if (await known.FindByNumber(clean, ct) is { } found)
        {
            return found;
        }

        var created = await scope
            .ServiceProvider.GetRequiredService<CreateTaxpayer>()
            .Create(new CreateTaxpayer.Request(clean), Actor.LocalOperator, ct);
        if (created.Succeeded(out var taxpayer))
        {
            return taxpayer;
        }

        // Another import may have registered it just now.
        if (await known.FindByNumber(clean, ct) is { } other)
        {
            return other;
        }

        await Console.Error.WriteLineAsync(created.Refusal!.Text.Render());
        return null;
    }
}
