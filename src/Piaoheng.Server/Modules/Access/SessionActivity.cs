using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>When each session was used last: remembered here, so that looking at a page never waits for a writer of the database.</summary>
internal sealed class SessionActivity
{
    private readonly ConcurrentDictionary<long, DateTimeOffset> _seen = new();

    /// <summary>A session was used.</summary>
    public void Seen(long sessionId, DateTimeOffset at) => _seen[sessionId] = at;

    /// <summary>When a session was used last; null when this process has not seen it since it was written.</summary>
    public DateTimeOffset? Last(long sessionId) => _seen.TryGetValue(sessionId, out var at) ? at : null;

    /// <summary>All that was seen.</summary>
    public IReadOnlyList<KeyValuePair<long, DateTimeOffset>> All() => [.. _seen];

    /// <summary>Forgets what was written, unless it was used again meanwhile.</summary>
    public void Written(KeyValuePair<long, DateTimeOffset> seen) => _seen.TryRemove(seen);
}

/// <summary>Writes down every minute which sessions were used, for other processes and for after a restart.</summary>
internal sealed partial class SessionActivityWriter(
    SessionActivity activity,
    IServiceScopeFactory scopes,
    TimeProvider time,
    ILogger<SessionActivityWriter> log
) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Write(stoppingToken);
            }
#pragma warning disable CA1031 // The edge of background work: what was not written is written in a minute.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Failed(exception);
            }
        }
    }

    private async Task Write(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        foreach (var seen in activity.All())
        {
            await db.Set<SessionRecord>()
                .Where(session => session.SessionId == seen.Key)
                .ExecuteUpdateAsync(update => update.SetProperty(session => session.SeenAt, seen.Value), cancellation);
            activity.Written(seen);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Use of sessions was not written")]
    private partial void Failed(Exception exception);
}
