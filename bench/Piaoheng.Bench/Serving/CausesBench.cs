using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Bench.Measuring;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Server;
using Piaoheng.Server.Commands;
using Piaoheng.Server.Modules.Diagnosis;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Time;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Demo;

namespace Piaoheng.Bench.Serving;

/// <summary>查无发票诊断 of injected cases: files go through the import, channels through the simulated bureau; what is asked is what a person would type.</summary>
internal static class CausesBench
{
    private const int Rounds = 64;
    private const ulong Seed = 20261124;
    private const double TargetFirst = 98;
    private const double TargetThird = 99.9;

    public static async Task Run()
    {
        var ct = CancellationToken.None;
        var home = new HomeFolder(BenchFolders.Fresh("causes"));
        using var bureau =
            await DemoBureau.Start(home, ct) ?? throw new InvalidOperationException("The simulator is not beside the program.");
        await using var services = Composition.Services(home, database: null);
        var group = new DemoGroup(services, home, bureau);
        Task<Taxpayer> Create(Company company) => DemoCompany.Create(services, company, ct);
        Task Import(Taxpayer owner, string path, Side side) => DemoCompany.Import(services, owner, path, side, ct);
        await group.Prepare(Create, Import, ct);
        var held = new DemoSynced().Bureau.Where(each => each.Direction == Direction.In).Select(each => each.Invoice).ToList();
        for (var round = 1; round < Rounds; round++)
        {
            var company = DemoBranches.Another(round);
            // The last one only the bureau holds.
            var elsewhere = held[round % (held.Count - 1)];
            await group.Examples(new DemoExamples(elsewhere, company, Seed + (ulong)round), await Create(company), Import, ct);
        }

        await group.Uploads((await Find(services, DemoBranches.Synced.TaxId, ct))!, Rounds - 1, Seed, ct);
        await Judge(services, [.. group.Asked, .. AskedAgain()], ct);
    }

    // The list that was cut off and the lines that do not work are asked about further invoices.
    private static IEnumerable<DemoExample> AskedAgain()
    {
        var dice = new Dice(Seed);
        for (var round = 1; round < Rounds; round++)
        {
            yield return new DemoExample(
                Cause.ExportTruncated,
                DemoBranches.CutOff.TaxId,
                $"26112000{dice.Digits(12)} 2026-06-0{dice.Digits(1).Replace('0', '7').Replace('8', '6').Replace('9', '5')}",
                ""
            );
            foreach (var channel in DemoBranches.Channels)
            {
                yield return new DemoExample(channel.Cause, channel.Company.TaxId, $"26112000{dice.Digits(12)} 2026-10-31", "");
            }
        }
    }

    private static async Task Judge(ServiceProvider services, List<DemoExample> asked, CancellationToken ct)
    {
        var today = ReadingJson.Day(BeijingTime.Today(TimeProvider.System));
        var confused = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (first, third, uncovered) = (0, 0, 0);
        foreach (var example in asked)
        {
            var query = example
                .Query.Replace("{today}", today, StringComparison.Ordinal)
                .Replace("{yy}", today[2..4], StringComparison.Ordinal);
            var result = await Ask(services, example.TaxId, QueryText.Parse(query) with { List = example.List }, ct);
            var top = result.Top?.Entry.Cause ?? "—";
            first += top == example.Cause ? 1 : 0;
            third += result.Ranked.Take(3).Any(each => each.Entry.Cause == example.Cause) ? 1 : 0;
            uncovered += IsClaimedUncovered(result) ? 1 : 0;
            var key = $"{example.Cause} → {top}";
            confused[key] = confused.GetValueOrDefault(key) + 1;
        }

        Report.Only(
            "cases",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{asked.Count}, causes {asked.Select(each => each.Cause).Distinct(StringComparer.Ordinal).Count()}"
            )
        );
        Report.AtLeast("injected cause is the first", 100.0 * first / asked.Count, TargetFirst, "%");
        Report.AtLeast("injected cause is among the first three", 100.0 * third / asked.Count, TargetThird, "%");
        Report.AtMost("called not found where no list reaches", uncovered, 0, "cases");
        foreach (var (pair, count) in confused)
        {
            Report.Only("  " + pair, string.Create(CultureInfo.InvariantCulture, $"{count, 6}"));
        }
    }

    private static bool IsClaimedUncovered(DiagnosisResult result) =>
        result.Ranked.Any(each => each.Entry.Cause == Cause.NotIssued)
        && result.Steps.Single(step => step.Code == "DIA-COVERAGE").Outcome != StepOutcome.Pass;

    private static async Task<Taxpayer?> Find(ServiceProvider services, string taxId, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ITaxpayers>().FindByNumber(taxId, ct);
    }

    private static async Task<DiagnosisResult> Ask(
        ServiceProvider services,
        string taxId,
        DiagnosisQuery query,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var taxpayer = await scope.ServiceProvider.GetRequiredService<ITaxpayers>().FindByNumber(taxId, ct);
        var outcome = await scope
            .ServiceProvider.GetRequiredService<DiagnoseInvoice>()
            .Diagnose(taxpayer!, query, asOf: null, ct);
        return outcome.Value;
    }
}
