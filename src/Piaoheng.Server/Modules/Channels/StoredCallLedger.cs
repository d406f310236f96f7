using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>调用台账 in the database: the same for every node, and after a restart.</summary>
internal sealed class StoredCallLedger(IServiceScopeFactory scopes, IdSource ids) : ICallLedger
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<FullQuota?> Take(CountedCall call, IReadOnlyList<CallLimit> limits, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Database>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (db.Engine == DatabaseEngine.Postgres)
        {
            // Two nodes must not both take the last call. SQLite has one writer at a time anyway.
            await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext({call.Gateway}))", cancellation);
        }

        foreach (var limit in limits)
        {
            if (await Full(db, call, limit, cancellation) is { } full)
            {
                return full;
            }
        }

        var old = call.At - Kept;
        await db.Set<GatewayCallRecord>()
            .Where(row => row.Gateway == call.Gateway && row.At <= old)
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [
                new GatewayCallRecord
                {
                    Gateway = call.Gateway,
                    CallId = ids.Next(),
                    Service = call.Service,
                    Caller = call.User,
                    At = call.At,
                },
            ],
            cancellation
        );
        await transaction.CommitAsync(cancellation);
        return null;
    }

    public async Task<IReadOnlyList<UserCalls>> ByUser(string gateway, DateTimeOffset after, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await ByUser(scope.ServiceProvider.GetRequiredService<Database>(), gateway, after, cancellation);
    }

    private static async Task<FullQuota?> Full(Database db, CountedCall call, CallLimit limit, CancellationToken cancellation)
    {
        var after = call.At - limit.Span;
        // The call after which the limit was reached: when it grows older than the span, one is free again.
        var oldest = await db.Rows<GatewayCallRecord>()
            .Where(row => row.Gateway == call.Gateway && row.At > after)
            .OrderByDescending(row => row.At)
            .Skip(limit.Most - 1)
            .Select(row => (DateTimeOffset?)row.At)
            .FirstOrDefaultAsync(cancellation);
        return oldest is { } at
            ? new FullQuota(limit, await ByUser(db, call.Gateway, after, cancellation), at + limit.Span)
            : null;
    }

    private static async Task<List<UserCalls>> ByUser(
        Database db,
        string gateway,
        DateTimeOffset after,
        CancellationToken cancellation
    )
    {
        var rows = await db.Rows<GatewayCallRecord>()
            .Where(row => row.Gateway == gateway && row.At > after)
            .GroupBy(row => row.Caller)
            .Select(own => new { User = own.Key, Calls = own.Count() })
            .ToListAsync(cancellation);
        return [.. rows.Select(own => new UserCalls(own.User, own.Calls))];
    }
}
