using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Piaoheng.Bench.Measuring;

namespace Piaoheng.Bench.Serving;

/// <summary>The published program as a server of its own process, as people run it.</summary>
internal sealed class ServedProgram : IAsyncDisposable
{
    private readonly Process _process;

    private ServedProgram(Process process, string address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public string Address { get; }

    /// <summary>Processor time of it and its workers so far.</summary>
    public TimeSpan Cpu => ProcessorTime.OfTree(_process.Id);

    /// <summary>Memory that it and its workers hold now.</summary>
    public int ResidentMebibytes => ProcessTree.ResidentMebibytes(_process.Id);

    /// <summary>Starts it and waits until it listens.</summary>
    /// <param name="home">Data folder.</param>
    /// <param name="database">Address of a PostgreSQL database; null = the embedded file of the home.</param>
    public static async Task<ServedProgram> Start(string home, string? database = null)
    {
        var address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        string[] at = database is null ? [] : ["--database", database];
        var process = Process.Start(
            new ProcessStartInfo(BenchFolders.Program, ["serve", "--home", home, "--urls", address, .. at])
            {
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        // It names its address when it listens; warnings come before.
        while (await process.StandardError.ReadLineAsync() is { } line && !line.Contains(address, StringComparison.Ordinal)) { }
        // Nobody reads on; a full pipe would stop the program.
        _ = process.StandardError.ReadToEndAsync();
        return new ServedProgram(process, address);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
