using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Modules.Bureau;
using Piaoheng.Server.Modules.Channels;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Channels;

/// <summary>A sync that is killed mid-work loses nothing and does nothing twice.</summary>
[Trait("Category", "Slow")]
public abstract class SyncKillTests
{
    private readonly TestDatabase _database;

    protected SyncKillTests(TestDatabase database)
    {
        database.SkipUnlessAvailable();
        _database = database;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Kills => Environment.GetEnvironmentVariable("PIAOHENG_TEST_LEVEL") == "full" ? 20 : 3;

    [Fact]
    public async Task Killed_again_and_again_it_ends_whole()
    {
        await using var bureau = await SimulatedBureau.Start(_database);
        var today = BeijingTime.Today(TimeProvider.System);
        var cut = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = Start(bureau.Taxpayer.Number, today);
            await Until(bureau, process, done: 20 * (kill + 1) % 100);
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
            cut += (await Last(bureau)) is { IsOpen: true } ? 1 : 0;
            await ForgetLeases();
        }

        using (var last = Start(bureau.Taxpayer.Number, today))
        {
            await last.WaitForExitAsync(Cancellation);
            Assert.Equal(0, last.ExitCode);
        }

        Assert.True(cut >= 3, $"only {cut} kills came in the middle of the work");
        var run = (await Last(bureau))!;
        Assert.Equal(SyncState.Done, run.State);
        Assert.Equal(run.Received, run.Stored);
        await StandsOnce(bureau, run);
    }

    private Task StandsOnce(SimulatedBureau bureau, SyncRunRecord run) =>
        _database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            var records = await db.Rows<BureauRecord>()
                .Where(record => record.TaxpayerId == run.TaxpayerId)
                .Select(record => record.Code + record.Number)
                .ToListAsync(Cancellation);
            Assert.Equal(run.Received, records.Count);
            Assert.Distinct(records);
            var versions = await db.Rows<BureauRecord>().MaxAsync(record => record.Version, Cancellation);
            Assert.Equal(1, versions);
            Assert.All(await bureau.Slices(run), slice => Assert.Equal(SyncState.Done, slice.State));
        });

    private Task<SyncRunRecord?> Last(SimulatedBureau bureau) =>
        _database.In(async services =>
            (
                await services.GetRequiredService<SyncRuns>().Latest(bureau.Taxpayer.TaxpayerId, "leqi", 1, Cancellation)
            ).FirstOrDefault()
        );

    /// <summary>Waits until so many slices are done, or the process has ended.</summary>
    private async Task Until(SimulatedBureau bureau, Process process, int done)
    {
        while (!process.HasExited)
        {
            if (await Last(bureau) is { } run && (await bureau.Slices(run)).Count(slice => slice.State == SyncState.Done) >= done)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), Cancellation);
        }
    }

    // As if the lease had run out: nobody wants to wait for it.
    private Task<int> ForgetLeases() =>
        _database.In(services =>
        {
            var past = TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1);
            return services
                .GetRequiredService<Database>()
                .Set<WorkUnitRecord>()
                .ExecuteUpdateAsync(row => row.SetProperty(unit => unit.LeaseUntil, past), Cancellation);
        });

    private Process Start(string taxpayer, DateOnly today)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "piaoheng"))
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        string[] where =
            _database.Address.Engine == DatabaseEngine.Postgres ? ["--database", _database.Address.ConnectionString] : [];
        string[] days = ["--from", Day(today.AddDays(-91)), "--to", Day(today)];
        string[] all = ["sync", "--taxpayer", taxpayer, "--connector", "leqi", .. days, "--home", _database.Home.Path, .. where];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public sealed class OnSqlite(SqliteDatabase database) : SyncKillTests(database), IClassFixture<SqliteDatabase>;

    public sealed class OnPostgres(PostgresDatabase database) : SyncKillTests(database), IClassFixture<PostgresDatabase>;
}
