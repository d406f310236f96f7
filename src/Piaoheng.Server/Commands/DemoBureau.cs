using System.Diagnostics;
using Piaoheng.Connectors.Certification;
using Piaoheng.Server.Platform.Home;

namespace Piaoheng.Server.Commands;

/// <summary>演示用的模拟税局: the simulator as a process of its own beside the demo, with the books of the demo's company. It ends with the demo.</summary>
internal sealed class DemoBureau : IDisposable
{
    private readonly Process _process;

    private DemoBureau(Process process, Uri address)
    {
        (_process, Address) = (process, address);
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it, where it listened the last time if that port is free.</summary>
    /// <returns>Null when it is not there or does not start; the demo says so and goes on without it.</returns>
    public static async Task<DemoBureau?> Start(HomeFolder home, CancellationToken ct)
    {
        if (SimulatorProcess.Find() is not { } path)
        {
            await Console.Error.WriteLineAsync(SimulatorProcess.NotThere);
            return null;
        }

        foreach (var port in (int[])[home.SimulatedBureau?.Port ?? 0, 0])
        {
            var process = SimulatorProcess.StartBeside(path, ["--demo", "--port", SimulatorProcess.Text(port)]);
            if (await SimulatorProcess.Address(process, ct) is { } address)
            {
                await File.WriteAllTextAsync(home.SimulatedBureauFile, address.ToString(), ct);
                return new DemoBureau(process, address);
            }

            process.Kill();
            process.Dispose();
        }

        await Console.Error.WriteLineAsync("模拟税局没有启动，演示中的取票渠道暂时不能同步");
        return null;
    }

    /// <summary>Its switches.</summary>
    public SimulatorControl Control() => new(Address);

    /// <inheritdoc />
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
