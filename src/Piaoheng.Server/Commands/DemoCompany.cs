using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Access;
using Piaoheng.Server.Modules.Reconciliation;
using Piaoheng.Server.Modules.Taxpayers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Home;
using Piaoheng.World.Companies;
using Piaoheng.World.Demo;

namespace Piaoheng.Server.Commands;

/// <summary>演示: puts the invented company into a home of its own, by the same import that everyone uses.</summary>
internal static class DemoCompany
{
    /// <summary>Where the demo lives unless another folder is named.</summary>
    public const string DefaultHome = "./piaoheng-demo";

    private const string Group = "衡岳集团（虚构）";

    /// <summary>Why the demo cannot be shown here; null when it can.</summary>
    public static string? Refuses(HomeFolder home, string? database) =>
        database is not null ? "演示只用数据目录内的 SQLite，不能与 --database 一起使用"
        : home is { IsDemo: false, HasData: true }
            ? $"数据目录 {home.Path} 已有数据（可能是真实数据，或演示数据没有准备完），演示不会写入；请用 --home 换一个空目录"
        : null;

    /// <summary>Fills the home on its first use.</summary>
    public static async Task Prepare(HomeFolder home, DemoBureau? bureau, CancellationToken ct)
    {
        if (home.IsDemo)
        {
            await using var present = Composition.Services(home, database: null);
            await AddVisitor(present, ct);
            await new DemoGroup(present, home, bureau).Move(ct);
            return;
        }

        await Console.Error.WriteLineAsync("正在准备演示数据（约一分钟）…");
        var folder = Path.Combine(home.Path, "demo-files");
        DemoSet.Write(folder);
        await using var services = Composition.Services(home, database: null);
        await AddVisitor(services, ct);
        var taxpayer = await Create(services, DemoSet.Taxpayer, ct);
        await Create(services, DemoSet.Member, ct);
        await Import(services, taxpayer, Path.Combine(folder, "ours"), Side.Ours, ct);
        await Import(services, taxpayer, Path.Combine(folder, "theirs"), Side.Theirs, ct);
        await using (var scope = services.CreateAsyncScope())
        {
            var run = scope.ServiceProvider.GetRequiredService<StoredRun>();
            await run.Make(taxpayer, new RunPeriod(From: null, To: null, DemoSet.AsOf), Actor.Program, ct);
        }

        await new DemoGroup(services, home, bureau).Prepare(
            company => Create(services, company, ct),
            (owner, path, side) => Import(services, owner, path, side, ct),
            ct
        );

        // Last, so that a demo that was not finished is not taken for one.
        await File.WriteAllTextAsync(home.DemoMark, "票衡演示数据：公司、发票和金额均为虚构\n", ct);
    }

    /// <summary>The account as which everybody who opens the demo acts; its password is known to nobody.</summary>
    private static async Task AddVisitor(ServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var book = scope.ServiceProvider.GetRequiredService<UserBook>();
        if (await book.FindByName(RequestSignIn.DemoUser, ct) is null)
        {
            var added = await book.Add(
                new UserBook.NewUser(RequestSignIn.DemoUser, "演示用户", ["administrator", "finance-head", "tax-accountant"]),
                (RandomText.Token(), IsOneTime: false),
                Actor.Program,
                ct
            );
            _ = added.Value;
        }
    }

    /// <summary>Registers a company.</summary>
    public static async Task<Taxpayer> Create(ServiceProvider services, Company company, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var create = scope.ServiceProvider.GetRequiredService<CreateTaxpayer>();
        return (
            await create.Create(new CreateTaxpayer.Request(company.TaxId, company.Name, Group: Group), Actor.Program, ct)
        ).Value;
    }

    /// <summary>Imports the files of a folder.</summary>
    public static async Task Import(ServiceProvider services, Taxpayer taxpayer, string folder, Side side, CancellationToken ct)
    {
        var files = InputFiles.Find([folder], out _);
        await using var output = new StreamWriter(Stream.Null, new UTF8Encoding(false));
        await new FileImport(services, taxpayer, side, new ImportReport(output, asJson: false, files.Count)).Run(
            files,
            missing: 0,
            ct
        );
    }
}
