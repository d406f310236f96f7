using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Modules.Intake;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>两个节点 on one PostgreSQL: real processes sync and take files in at the same time and are killed in the middle; nothing is lost, nothing is there twice.</summary>
[Trait("Category", "Slow")]
public sealed class TwoNodesTests : IClassFixture<PostgresDatabase>, IDisposable
{
    private readonly PostgresDatabase _database;
    private readonly string _files = Directory.CreateTempSubdirectory("piaoheng-nodes").FullName;

    public TwoNodesTests(PostgresDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Kills => Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL") == "full" ? 20 : 3;

    [Fact]
    public async Task Killed_in_turn_two_nodes_lose_nothing_and_do_nothing_twice()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var taxpayer = bureau.Taxpayer.Number;
        for (var kill = 0; kill < Kills; kill++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"台账{kill}.csv");
            await File.WriteAllTextAsync(
                Path.Combine(_files, name),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"发票号码,开票日期,价税合计\n2611200000000000{kill:D4},2026-09-01,113.00\n"
                ),
                Cancellation
            );
            // Both go on with one and the same sync; the lease of the dead one is forgotten while the other is alive.
            using var first = Sync(taxpayer);
            using var second = Sync(taxpayer);
            using var files = Import(taxpayer);
            await Until(bureau, (first, second), done: 15 * (kill + 1) % 60);
            var (dies, lives) = kill % 2 == 0 ? (first, second) : (second, first);
            dies.Kill();
            files.Kill();
            await dies.WaitForExitAsync(Cancellation);
            await files.WaitForExitAsync(Cancellation);
            await ForgetLeases();
            await lives.WaitForExitAsync(Cancellation);
        }

        using (var last = Sync(taxpayer))
        {
            var said = await last.StandardOutput.ReadToEndAsync(Cancellation);
            await last.WaitForExitAsync(Cancellation);
            Assert.True(last.ExitCode == 0, said);
        }

        using (var last = Import(taxpayer))
        {
            await last.WaitForExitAsync(Cancellation);
        }

        await StandsOnce(bureau);
    }

    public void Dispose() => Directory.Delete(_files, recursive: true);

    private Task StandsOnce(SimulatedBureau bureau) =>
        _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            var id = bureau.Taxpayer.TaxpayerId;
            var records = await db.Rows<BureauRecord>()
                .Where(record => record.TaxpayerId == id)
                .Select(record => record.Code + record.Number)
                .ToListAsync(Cancellation);
            Assert.Distinct(records);
            var runs = await services.GetRequiredService<SyncRuns>().Latest(id, "leqi", 100, Cancellation);
            Assert.All(runs, run => Assert.Equal(SyncState.Done, run.State));
            Assert.All(runs, run => Assert.Equal(run.Received, run.Stored));
            Assert.Equal(runs.Max(run => run.Received), records.Count);
            var taken = await db.Rows<IntakeItemRecord>()
                .Where(item => item.TaxpayerId == id && item.Outcome != IntakeOutcome.Exists)
                .Select(item => item.FileName)
                .ToListAsync(Cancellation);
            Assert.Distinct(taken.Select(name => Path.GetFileName(name)));
            Assert.Equal(Kills, taken.Count);
            Assert.False(
                await db.Rows<WorkUnitRecord>().AnyAsync(unit => unit.TaxpayerId == id && unit.State != "done", Cancellation)
            );
        });

    private async Task Until(SimulatedBureau bureau, (Process First, Process Second) nodes, int done)
    {
        while (!nodes.First.HasExited && !nodes.Second.HasExited)
        {
            var slices = await _database.In(async services =>
            {
                var runs = services.GetRequiredService<SyncRuns>();
                return await runs.Latest(bureau.Taxpayer.TaxpayerId, "leqi", 1, Cancellation) is [{ IsOpen: true } run]
                    ? (await runs.Slices(run, Cancellation)).Count(slice => slice.State == SyncState.Done)
                    : 0;
            });
            if (slices >= done && slices > 0)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }
    }

    private Task<int> ForgetLeases() =>
        _database.In(services =>
        {
            var past = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1);
            return services
                .GetRequiredService<Database>()
                .Set<WorkUnitRecord>()
                .ExecuteUpdateAsync(row => row.SetProperty(unit => unit.LeaseUntil, past), Cancellation);
        });

    private Process Sync(string taxpayer)
    {
        var today = BeijingTime.Today(TimeProvider.System);
        return Start([
            "sync",
            "--taxpayer",
            taxpayer,
            "--connector",
            "leqi",
            "--from",
            Day(today.AddDays(-91)),
            "--to",
            Day(today),
        ]);
    }

    private Process Import(string taxpayer) => Start(["import", _files, "--taxpayer", taxpayer, "--as", "ours"]);

    private Process Start(string[] what)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "piaoheng"))
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        string[] all = [.. what, "--home", _database.Home.Path, "--database", _database.Address.ConnectionString];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
