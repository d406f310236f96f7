using Piaoheng.Server.Platform.Files;

namespace Piaoheng.Server.Platform.Jobs;

/// <summary>Does work units, each with services of its own: for the server's loop and for commands that do their own work at once.</summary>
public sealed partial class WorkRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<WorkRunner> log)
{
    private const int MaxAttempts = 5;
    private static readonly TimeSpan WhileDiskFull = TimeSpan.FromSeconds(30);

    /// <summary>Does the unit that has waited longest.</summary>
    /// <returns>False when none waits.</returns>
    public async Task<bool> RunNext(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ticket = await scope.ServiceProvider.GetRequiredService<WorkQueue>().Take(cancellation);
        if (ticket is not null)
        {
            await Run(ticket, cancellation);
        }

        return ticket is not null;
    }

    /// <summary>Does one unit, where no other process is at it.</summary>
    /// <returns>False when it is done, put back for later, or another process is at it.</returns>
    public async Task<bool> Run(long taxpayerId, string kind, string windowKey, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var ticket = await scope.ServiceProvider.GetRequiredService<WorkQueue>().Take(taxpayerId, kind, windowKey, cancellation);
        return ticket is not null && await Run(ticket, cancellation);
    }

    private async Task<bool> Run(WorkTicket ticket, CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var handler = HandlerOf(scope.ServiceProvider, ticket.Kind);
            if (ticket.Attempts > MaxAttempts)
            {
                // The attempts before ended with their processes: the next would too.
                await handler.GiveUp(ticket, cancellation);
                return true;
            }

            await Do(handler, ticket, cancellation);
            return true;
        }
#pragma warning disable CA1031 // The edge of background work: one unit that fails must not stop the others.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            UnitFailed(exception, ticket.Kind, ticket.WindowKey, ticket.Attempts);
            await Fail(ticket, exception, cancellation);
            return false;
        }
    }

    private async Task Do(IWorkHandler handler, WorkTicket ticket, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewing = KeepLease(ticket, over.Token);
        try
        {
            await handler.Do(ticket, cancellation);
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
        }
    }

    private async Task KeepLease(WorkTicket ticket, CancellationToken over)
    {
        using var timer = new PeriodicTimer(WorkQueue.Lease / 3, time);
        while (!over.IsCancellationRequested)
        {
            try
            {
                await timer.WaitForNextTickAsync(over);
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<WorkQueue>().Renew(ticket, over);
            }
            catch (OperationCanceledException)
            {
                return;
            }
#pragma warning disable CA1031 // A lease that could not be renewed costs a second attempt, whose fence keeps this one from committing.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LeaseNotRenewed(exception, ticket.Kind, ticket.WindowKey);
            }
        }
    }

    private async Task Fail(WorkTicket ticket, Exception exception, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (DiskFull.Is(exception))
        {
            // Nothing is wrong with the unit: it goes on by itself as soon as there is room.
            await scope
                .ServiceProvider.GetRequiredService<WorkQueue>()
                .PutBackUncounted(ticket, exception.GetType().Name, time.GetUtcNow() + WhileDiskFull, cancellation);
            return;
        }

        if (ticket.Attempts >= MaxAttempts)
        {
            await HandlerOf(scope.ServiceProvider, ticket.Kind).GiveUp(ticket, cancellation);
            return;
        }

        await scope
            .ServiceProvider.GetRequiredService<WorkQueue>()
            .PutBack(
                ticket,
                exception.GetType().Name,
                time.GetUtcNow() + TimeSpan.FromSeconds(1 << ticket.Attempts),
                cancellation
            );
    }

    private static IWorkHandler HandlerOf(IServiceProvider services, string kind) =>
        services.GetServices<IWorkHandler>().First(handler => string.Equals(handler.Kind, kind, StringComparison.Ordinal));

    [LoggerMessage(LogLevel.Error, "Work unit {Kind} {Key} failed, attempt {Attempt}")]
    private partial void UnitFailed(Exception exception, string kind, string key, int attempt);

    [LoggerMessage(LogLevel.Warning, "The lease of {Kind} {Key} was not renewed")]
    private partial void LeaseNotRenewed(Exception exception, string kind, string key);
}
