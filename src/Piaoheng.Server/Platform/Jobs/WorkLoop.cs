using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Jobs;

/// <summary>The server's loop over due work units: on start, after each signal, and every few seconds for what others left.</summary>
internal sealed partial class WorkLoop(
    WorkRunner runner,
    WorkSignal signal,
    OriginalStore originals,
    TableStatistics statistics,
    ILogger<WorkLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        originals.Sweep();
        var lanes = Math.Max(1, Environment.ProcessorCount);
        return Task.WhenAll(Enumerable.Range(0, lanes).Select(_ => Lane(stoppingToken)));
    }

    private async Task Lane(CancellationToken stopping)
    {
        // The first page does not wait for the work that is left from before.
        await Task.Yield();
        var hasWorked = false;
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await runner.RunNext(stopping))
                {
                    signal.Wake();
                    hasWorked = true;
                    continue;
                }

                if (hasWorked)
                {
                    hasWorked = false;
                    statistics.Refresh();
                }

                await signal.Wait(Pause, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The edge of background work: a database that is away for a while comes back.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                NotTaken(exception);
                await Task.Delay(Pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Due work could not be taken")]
    private partial void NotTaken(Exception exception);
}
