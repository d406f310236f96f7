using System.Diagnostics;
using Piaoheng.Bench.Files;
using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Storing;

/// <summary>Commands of the published program, run as people run them.</summary>
internal static class PublishedProgram
{
    // 1: done, with differences or findings.
    private static bool IsDone(int code) => code is 0 or 1;

    /// <summary><c>piaoheng import</c> into a new embedded database, or into the given one.</summary>
    public static async Task<Measured> Import(string file, string? database = null)
    {
        var home = BenchFolders.Fresh("home");
        string[] at = database is null ? ["--home", home] : ["--home", home, "--database", database];
        var (run, _) = await Run(["import", file, "--taxpayer", InventedInvoices.Buyer.TaxId, .. at]);
        return run;
    }

    /// <summary><c>piaoheng reconcile</c> from files to a report.</summary>
    public static async Task<Measured> Reconcile(string ours, string theirs)
    {
        var report = Path.Combine(BenchFolders.Fresh("report"), "report.xlsx");
        var (run, _) = await Run([
            "reconcile",
            "--taxpayer",
            InventedInvoices.Buyer.TaxId,
            "--ours",
            ours,
            "--theirs",
            theirs,
            "--as-of",
            "2026-07-31",
            "--report",
            report,
        ]);
        return run;
    }

    private static Task<(Measured Run, string Output)> Run(string[] arguments) =>
        Child.Run(new ProcessStartInfo(BenchFolders.Program, arguments), IsDone);
}
