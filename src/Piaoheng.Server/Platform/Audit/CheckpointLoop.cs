namespace Piaoheng.Server.Platform.Audit;

/// <summary>Makes checkpoints while the server runs, and one when it ends.</summary>
internal sealed partial class CheckpointLoop(IServiceScopeFactory scopes, TimeProvider time, ILogger<CheckpointLoop> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Make(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What commands logged while no server ran; the first page does not wait for it.
        await Task.Yield();
        await Make(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Make(stoppingToken);
        }
    }

    private async Task Make(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var made = await scope.ServiceProvider.GetRequiredService<CheckpointKeeper>().Make(cancellation);
            if (made.Refusal is { } refusal)
            {
                Refused(refusal.Text.Code);
            }
        }
#pragma warning disable CA1031 // The edge of background work: the next round tries again, and the page shows how old the latest one is.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            Failed(exception);
        }
    }

    [LoggerMessage(LogLevel.Error, "No audit checkpoint was made: {Code}. Run: piaoheng audit verify")]
    private partial void Refused(string code);

    [LoggerMessage(LogLevel.Error, "No audit checkpoint was made")]
    private partial void Failed(Exception exception);
}
