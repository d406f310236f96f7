using System.Diagnostics;
using System.Globalization;

namespace Piaoheng.Server.Commands;

/// <summary>The simulator as a process of its own beside the program.</summary>
internal static class SimulatorProcess
{
    /// <summary>What the simulator says when it is ready; the address follows.</summary>
    private const string Ready = "模拟税局已启动：";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Where it lies; null when it was not published beside the program.</summary>
    public static string? Find()
    {
        var name = OperatingSystem.IsWindows() ? "piaoheng-bureau-simulator.exe" : "piaoheng-bureau-simulator";
        var path = Path.Combine(AppContext.BaseDirectory, name);
        return File.Exists(path) ? path : null;
    }

    /// <summary>What to say when it is not there.</summary>
    public static string NotThere =>
        $"没有找到模拟税局程序 piaoheng-bureau-simulator（应在 {AppContext.BaseDirectory}）；请重新安装，或用 --url 指定一个正在运行的模拟税局";

    /// <summary>Starts it.</summary>
    public static Process Start(string path, IEnumerable<string> arguments, bool isRead)
    {
        var start = new ProcessStartInfo(path) { RedirectStandardOutput = isRead, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new IOException($"{path} did not start");
    }

    /// <summary>Starts it so that it ends when this program does, in whatever way.</summary>
    public static Process StartBeside(string path, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, [.. arguments, "--until-input-ends"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new IOException($"{path} did not start");
    }

    /// <summary>Waits until it listens.</summary>
    /// <returns>Its address; null when it ended or stayed silent.</returns>
    public static async Task<Uri?> Address(Process process, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        over.CancelAfter(Patience);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(over.Token) is { } line)
            {
                if (line.StartsWith(Ready, StringComparison.Ordinal))
                {
                    return new Uri(line[Ready.Length..].Trim());
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // It stayed silent.
        }

        return null;
    }

    /// <summary>Arguments of a number.</summary>
    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
