using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Storing;

/// <summary>A workbook of 100,000 rows: read and stored, and compared with a ledger.</summary>
internal static class WorkbookBench
{
    private const int Rows = 100_000;
    private const int Runs = 3;

    public static async Task Run()
    {
        var bureau = InventedWorkbooks.Bureau(Rows, hasLines: false);
        var ledger = InventedWorkbooks.OwnLedger(Rows);
        var import = await Least(() => PublishedProgram.Import(bureau));
        Report.Only("piaoheng import, 100,000 header rows", import.ToString());
        Report.AtMost("workbook of 100,000 header rows parsed and stored", import.CpuSeconds, 10, "cpu-s");
        var reconcile = await Least(() => PublishedProgram.Reconcile(ledger, bureau));
        Report.Only("piaoheng reconcile, 100,000 rows against a ledger", reconcile.ToString());
        Report.AtMost("from files to report", reconcile.CpuSeconds, 15, "cpu-s");
    }

    internal static async Task<Measured> Least(Func<Task<Measured>> run)
    {
        var runs = new List<Measured>();
        for (var count = 0; count < Runs; count++)
        {
            runs.Add(await run());
        }

        return Measured.Least(runs);
    }
}
