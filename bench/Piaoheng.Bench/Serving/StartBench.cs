using System.Diagnostics;
using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Serving;

/// <summary>The published server: from its start to the first page, and what it holds when nobody asks.</summary>
internal static class StartBench
{
    private const int Runs = 5;
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(20);

    public static async Task Run()
    {
        var first = new List<Measured>();
        for (var run = 0; run < Runs; run++)
        {
            first.Add(await Start(BenchFolders.Fresh("home"), idle: TimeSpan.Zero));
        }

        var least = Measured.Least(first);
        Report.Only("start on an empty data folder to first page", least.ToString());
        Report.AtMost("start to first page", least.CpuSeconds, 2.5, "cpu-s");
        var idle = await Start(BenchFolders.Fresh("home"), Idle);
        Report.AtMost("idle after 20 pages, without workers", idle.PeakMebibytes, 200, "MiB");
    }

    private static async Task<Measured> Start(string home, TimeSpan idle)
    {
        var wall = Stopwatch.StartNew();
        await using var program = await ServedProgram.Start(home);
        using var client = new HttpClient { BaseAddress = new Uri(program.Address) };
        await client.GetStringAsync("/taxpayers");
        var measured = new Measured(program.Cpu, wall.Elapsed, 0);
        if (idle > TimeSpan.Zero)
        {
            for (var page = 0; page < 20; page++)
            {
                await client.GetStringAsync("/taxpayers");
            }

            await Task.Delay(idle);
        }

        return measured with
        {
            PeakMebibytes = program.ResidentMebibytes,
        };
    }
}
