using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Join;

/// <summary>Join in memory against DuckDB and pandas, each in a process of its own over the same files.</summary>
internal static class JoinBench
{
    private const string Python = "/usr/bin/python3";
    private const int Small = 1_000_000;
    private const int Large = 5_000_000;

    public static async Task Run()
    {
        var small = await Compare(Small, duckTarget: 10, pandasTarget: 40);
        var large = await Compare(Large, duckTarget: 10, pandasTarget: 100);
        Report.AtMost("growth of cpu from 1 M to 5 M rows a side", large.CpuSeconds / small.CpuSeconds, 5.2, "x");
        Report.AtMost("peak memory at 5 M rows a side", large.PeakMebibytes / 1024.0 * 1.073741824, 1.2, "GB");
        var (ours, _) = JoinSet.Files(BenchFolders.Work, Small);
        Report.Only("packing 1 M numbers of one side (part of reading)", OwnJoin.Pack(ours, 5).ToString());
    }

    /// <summary>One engine, in the process that this program started for it.</summary>
    public static void RunEngine(string engine, int rows)
    {
        var (ours, theirs) = JoinSet.Files(BenchFolders.Work, rows);
        var runs = RunsOf(rows);
        var result = engine == "own" ? OwnJoin.Run(ours, theirs, runs * 3) : DuckJoin.Run(ours, theirs, runs);
        Console.WriteLine(JsonSerializer.Serialize(result));
    }

    private static async Task<JoinResult> Compare(int rows, double duckTarget, double pandasTarget)
    {
        var (ours, theirs) = JoinSet.Files(BenchFolders.Work, rows);
        var size = string.Create(CultureInfo.InvariantCulture, $"{rows / 1_000_000} M x {rows / 1_000_000} M");
        var own = await Engine($"join {size}: Piaoheng", Child.Self("join-engine", "own", Text(rows)));
        var duck = await Engine($"join {size}: DuckDB over Parquet", Child.Self("join-engine", "duck", Text(rows)));
        var script = Path.Combine(AppContext.BaseDirectory, "Join", "pandas_join.py");
        var pandas = await HasPandas()
            ? await Engine($"join {size}: pandas merge", new ProcessStartInfo(Python, [script, ours, theirs, Text(RunsOf(rows))]))
            : null;
        MustAgree(own, duck);
        Report.AtLeast($"join {size}: cpu of DuckDB over ours", duck.CpuSeconds / own.CpuSeconds, duckTarget, "x");
        if (pandas is null)
        {
            Report.Only($"join {size}: pandas", "not installed (apt-get install python3-pandas)");
            return own;
        }

        MustAgree(own, pandas);
        Report.AtLeast($"join {size}: cpu of pandas over ours", pandas.CpuSeconds / own.CpuSeconds, pandasTarget, "x");
        return own;
    }

    private static async Task<JoinResult> Engine(string title, ProcessStartInfo start)
    {
        var (_, output) = await Child.Run(start);
        var result = JsonSerializer.Deserialize<JoinResult>(output)!;
        Report.Only(
            title,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{result.CpuSeconds, 8:0.000} cpu-s {result.WallSeconds, 8:0.000} s wall {result.PeakMebibytes, 6} MiB peak"
            )
        );
        return result;
    }

    private static void MustAgree(JoinResult own, JoinResult other)
    {
        if (own.Counts != other.Counts)
        {
            throw new InvalidOperationException($"The engines disagree: {own.Counts} against {other.Counts}.");
        }
    }

    private static async Task<bool> HasPandas()
    {
        if (!File.Exists(Python))
        {
            return false;
        }

        using var probe = Process.Start(
            new ProcessStartInfo(Python, ["-c", "import pandas"]) { RedirectStandardError = true, UseShellExecute = false }
        )!;
        await probe.WaitForExitAsync();
        return probe.ExitCode == 0;
    }

    private static int RunsOf(int rows) => rows > Small ? 2 : 3;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
