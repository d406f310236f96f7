using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Piaoheng.Bench.Measuring;

/// <summary>What one run took.</summary>
/// <param name="Cpu">Processor time of everything that took part.</param>
/// <param name="Wall">Time by the clock; means little on a machine that does other work.</param>
/// <param name="PeakMebibytes">Most memory held at one time; 0 = not measured.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Measured(TimeSpan Cpu, TimeSpan Wall, long PeakMebibytes)
{
    public double CpuSeconds => Cpu.TotalSeconds;

    /// <summary>Measures work in this process.</summary>
    public static Measured Here(Action work)
    {
        GC.Collect();
        var (cpu, wall) = (ProcessorTime.Own, Stopwatch.StartNew());
        work();
        return new Measured(ProcessorTime.Own - cpu, wall.Elapsed, OwnPeakMebibytes);
    }

    /// <summary>Measures work in this process.</summary>
    public static async Task<Measured> HereAsync(Func<Task> work)
    {
        GC.Collect();
        var (cpu, wall) = (ProcessorTime.Own, Stopwatch.StartNew());
        await work();
        return new Measured(ProcessorTime.Own - cpu, wall.Elapsed, OwnPeakMebibytes);
    }

    /// <summary>The run with the least processor time of several.</summary>
    public static Measured Least(IEnumerable<Measured> runs) => runs.MinBy(run => run.Cpu);

    /// <inheritdoc />
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{CpuSeconds, 8:0.000} cpu-s {Wall.TotalSeconds, 8:0.000} s wall {PeakMebibytes, 6} MiB peak"
        );

    private static long OwnPeakMebibytes => ProcessTree.Status(Environment.ProcessId, "VmHWM:") / 1024;
}
