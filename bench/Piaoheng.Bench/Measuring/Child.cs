using System.Diagnostics;
using System.Globalization;

namespace Piaoheng.Bench.Measuring;

/// <summary>Runs a command to its end and measures it with everything that it starts.</summary>
internal static class Child
{
    private static readonly TimeSpan SampleEvery = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a command; standard output is given back, standard error shown.</summary>
    /// <param name="start">The command.</param>
    /// <param name="isFine">Which exit codes are expected.</param>
    public static async Task<(Measured Run, string Output)> Run(ProcessStartInfo start, Func<int, bool>? isFine = null)
    {
        start.RedirectStandardOutput = true;
        start.UseShellExecute = false;
        var (before, wall) = (ProcessorTime.Children, Stopwatch.StartNew());
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var peak = Peak(process);
        await process.WaitForExitAsync();
        var elapsed = wall.Elapsed;
        if (!(isFine ?? (code => code == 0))(process.ExitCode))
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"{start.FileName} ended with {process.ExitCode}.")
            );
        }

        return (new Measured(ProcessorTime.Children - before, elapsed, await peak), await output);
    }

    /// <summary>This program again, with other arguments: each engine gets a process of its own, so that peaks are its own.</summary>
    public static ProcessStartInfo Self(params string[] arguments) => new(Environment.ProcessPath!, arguments);

    private static async Task<int> Peak(Process process)
    {
        var peak = 0;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, ProcessTree.ResidentMebibytes(process.Id));
            await Task.Delay(SampleEvery);
        }

        return peak;
    }
}
