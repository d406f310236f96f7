using Piaoheng.Server.Platform.Modularity;

namespace Piaoheng.Server.Platform.Jobs;

/// <summary>定时器: runs the scheduled checks of every module that is on. When something is due stands in the tables and in the policy, not here.</summary>
internal sealed partial class ScheduleLoop(
    IServiceScopeFactory scopes,
    IConfiguration settings,
    ModuleSwitches switches,
    TimeProvider time,
    ILogger<ScheduleLoop> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Type[] checks =
        [
            .. ModuleCatalogue.All.Where(module => module.IsOn(settings)).SelectMany(module => module.ScheduledChecks()),
        ];
        using var timer = new PeriodicTimer(Pause, time);
        while (await Ticked(timer, stoppingToken))
        {
            foreach (var check in checks)
            {
                await Run(check, stoppingToken);
            }
        }
    }

    private static async Task<bool> Ticked(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task Run(Type check, CancellationToken stopping)
    {
        try
        {
            if (!await switches.IsOn(check, stopping))
            {
                return;
            }

            await using var scope = scopes.CreateAsyncScope();
            await ((IScheduledCheck)scope.ServiceProvider.GetRequiredService(check)).Check(stopping);
        }
#pragma warning disable CA1031 // The edge of scheduled work: one check that fails must not stop the others.
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            NotChecked(exception, check.Name);
        }
        catch (OperationCanceledException)
        {
            // The program ends.
        }
    }

    [LoggerMessage(LogLevel.Error, "The scheduled check {Check} failed")]
    private partial void NotChecked(Exception exception, string check);
}
