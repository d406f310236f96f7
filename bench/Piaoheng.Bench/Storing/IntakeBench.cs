using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Bench.Measuring;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Bench.Storing;

/// <summary>Invoices of three lines each: through the whole path from a workbook, and the store step alone.</summary>
internal static class IntakeBench
{
    private const int Invoices = 40_000; // A file of about 41 MB; the program takes files of up to 50 MB.
    private const int Stored = 50_000;

    public static async Task Run()
    {
        await WholePath();
        await RunningProgram();
        await StoreStep();
    }

    /// <summary>From workbooks sent one after another to a program that runs, as it is used every day; the first warms up.</summary>
    private static async Task RunningProgram()
    {
        await using var running = await RunningIntake.Start();
        await running.Take(InventedWorkbooks.Bureau(Invoices, hasLines: true, part: 1));
        var part = 2;
        var taken = await WorkbookBench.Least(() =>
            running.Take(InventedWorkbooks.Bureau(Invoices, hasLines: true, part: part++))
        );
        Report.Only("a running program, 40,000 invoices with 120,000 lines", taken.ToString());
        Report.AtLeast("whole path in a running program, SQLite", Invoices / taken.CpuSeconds, 8_000, "inv/cpu-s");
    }

    /// <summary>From a workbook, reading and both starts included.</summary>
    private static async Task WholePath()
    {
        var bureau = InventedWorkbooks.Bureau(Invoices, hasLines: true);
        var import = await WorkbookBench.Least(() => PublishedProgram.Import(bureau));
        Report.Only("piaoheng import, 40,000 invoices with 120,000 lines", import.ToString());
        Report.AtLeast("whole path from a workbook, SQLite", Invoices / import.CpuSeconds, 8_000, "inv/cpu-s");
    }

    /// <summary>Storing alone, of what was read before.</summary>
    public static async Task StoreStep()
    {
        var rows = InventedWorkbooks.Rows(Stored, hasLines: true);
        await Store("SQLite", rows, 20_000);
        if (BenchFolders.Postgres is null)
        {
            Report.Only("store step, PostgreSQL", "not installed (apt-get install postgresql)");
            return;
        }

        await Store("PostgreSQL", rows, 12_000);
    }

    private static async Task Store(string engine, List<Reading> rows, double target)
    {
        // The first run warms up the code.
        await StoreOnce(engine, rows);
        var run = await WorkbookBench.Least(() => StoreOnce(engine, rows));
        Report.Only($"store step, {engine}, 50,000 invoices with 150,000 lines", run.ToString());
        Report.AtLeast($"store step, {engine}", rows.Count / run.CpuSeconds, target, "inv/cpu-s");
    }

    private static async Task<Measured> StoreOnce(string engine, List<Reading> rows)
    {
        await using var database = await BenchDatabase.Open(
            BenchFolders.Fresh("home"),
            engine == "SQLite" ? null : await BenchDatabase.NewPostgres("bench")
        );
        GC.Collect();
        var (cpu, wall) = (database.Cpu, Stopwatch.StartNew());
        await database.In(async services =>
        {
            var db = services.GetRequiredService<Database>();
            await using var work = await UnitOfWork.Begin(db, database.Taxpayer.TaxpayerId, CancellationToken.None);
            var stored = await services
                .GetRequiredService<IBureauStore>()
                .Store(
                    database.Taxpayer.TaxpayerId,
                    new BureauSource(1, TimeProvider.System.GetUtcNow(), Direction.In),
                    rows,
                    [],
                    CancellationToken.None
                );
            await work.Commit(CancellationToken.None);
            return stored;
        });
        return new Measured(database.Cpu - cpu, wall.Elapsed, 0);
    }
}
