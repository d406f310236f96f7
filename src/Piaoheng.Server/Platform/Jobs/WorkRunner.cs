namespace Piaoheng.Server.Platform.Jobs;

/// <summary>Does work units, each with services of its own: for the server's loop and for commands that do their own work at once.</summary>
public sealed partial class WorkRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<WorkRunner> log)
{
    private const int MaxAttempts = 5;

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
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var renewing = KeepLease(ticket, over.Token);
            try
            {
                await HandlerOf(scope.ServiceProvider, ticket.Kind).Do(ticket, cancellation);
            }
            finally
            {
                await over.CancelAsync();
                await renewing;
            }

            return true;
        }
#pragma warning disable CA1031 // The edge of background work: one unit that fails must not stop the others.
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
#pragma warning restore CA1031
        {
            UnitFailed(exception, ticket.Kind, ticket.WindowKey, ticket.Attempts);
            await PutBack(ticket, exception, cancellation);
            return false;
        }
    }

    private async Task KeepLease(WorkTicket ticket, CancellationToken over)
    {
        using var timer = new PeriodicTimer(WorkQueue.Lease / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<WorkQueue>().Renew(ticket, over);
            }
        }
        catch (OperationCanceledException)
        {
            // The work is over.
        }
#pragma warning disable CA1031 // A lease that could not be renewed costs a second attempt, whose fence keeps this one from committing.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LeaseNotRenewed(exception, ticket.Kind, ticket.WindowKey);
        }
    }

    private async Task PutBack(WorkTicket ticket, Exception exception, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var again =
            ticket.Attempts < MaxAttempts ? time.GetUtcNow() + TimeSpan.FromSeconds(1 << ticket.Attempts) : (DateTimeOffset?)null;
        await scope
            .ServiceProvider.GetRequiredService<WorkQueue>()
            .PutBack(ticket, exception.GetType().Name, again, cancellation);
        if (again is null)
        {
            await HandlerOf(scope.ServiceProvider, ticket.Kind).GiveUp(ticket, cancellation);
        }
    }

    private static IWorkHandler HandlerOf(IServiceProvider services, string kind) =>
        services.GetServices<IWorkHandler>().First(handler => string.Equals(handler.Kind, kind, StringComparison.Ordinal));

    [LoggerMessage(LogLevel.Error, "Work unit {Kind} {Key} failed, attempt {Attempt}")]
    private partial void UnitFailed(Exception exception, string kind, string key, int attempt);

    [LoggerMessage(LogLevel.Warning, "The lease of {Kind} {Key} was not renewed")]
    private partial void LeaseNotRenewed(Exception exception, string kind, string key);
}
