using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Jobs;

/// <summary>工作队列: the table of work units. Tickets carry a fence, so that a process that was thought dead cannot commit late.</summary>
public sealed class WorkQueue(Database db, TimeProvider time)
{
    /// <summary>How long a running unit is left alone after its process was last heard of.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private const string Due = "due";
    private const string Running = "running";
    private const string Done = "done";

    private const int Candidates = 20;

    /// <summary>Adds a unit that is due now, or makes an old one due again. Call inside a unit of work.</summary>
    public async Task Add(long taxpayerId, string kind, string windowKey, CancellationToken cancellation)
    {
        db.RequireTransaction();
        var now = time.GetUtcNow();
        var again = await Unit(taxpayerId, kind, windowKey)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(unit => unit.State, Due)
                        .SetProperty(unit => unit.Fence, unit => unit.Fence + 1)
                        .SetProperty(unit => unit.DueAt, now)
                        .SetProperty(unit => unit.Attempts, 0),
                cancellation
            );
        if (again == 0)
        {
            var unit = new WorkUnitRecord
            {
                TaxpayerId = taxpayerId,
                Kind = kind,
                WindowKey = windowKey,
                State = Due,
                Fence = 0,
                LeaseUntil = now,
                DueAt = now,
                Attempts = 0,
                Result = null,
            };
            await db.AddMany([unit], cancellation);
        }
    }

    /// <summary>Draws a ticket for the unit that has waited longest; null when none waits.</summary>
    public async Task<WorkTicket?> Take(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var waiting = await db.Rows<WorkUnitRecord>()
            .Where(unit => (unit.State == Due && unit.DueAt <= now) || (unit.State == Running && unit.LeaseUntil < now))
            .OrderBy(unit => unit.DueAt)
            .ThenBy(unit => unit.WindowKey)
            .Take(Candidates)
            .ToListAsync(cancellation);
        foreach (var unit in waiting)
        {
            if (await Draw(unit, now, cancellation) is { } ticket)
            {
                return ticket;
            }
        }

        return null;
    }

    /// <summary>Draws a ticket for one unit; null when it is done, or another process is at it.</summary>
    public async Task<WorkTicket?> Take(long taxpayerId, string kind, string windowKey, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var unit = await Unit(taxpayerId, kind, windowKey)
            .AsNoTracking()
            .FirstOrDefaultAsync(
                unit => (unit.State == Due && unit.DueAt <= now) || (unit.State == Running && unit.LeaseUntil < now),
                cancellation
            );
        return unit is null ? null : await Draw(unit, now, cancellation);
    }

    /// <summary>How often the present attempt was preceded by others that failed, for pages that show waiting work; 0 = never.</summary>
    public async Task<int> FailedAttempts(long taxpayerId, string kind, string windowKey, CancellationToken cancellation) =>
        await Unit(taxpayerId, kind, windowKey)
            .Where(unit => unit.State == Due && unit.Result != null)
            .Select(unit => unit.Attempts)
            .FirstOrDefaultAsync(cancellation);

    /// <summary>Says that the process is still at it.</summary>
    public Task Renew(WorkTicket ticket, CancellationToken cancellation)
    {
        var until = time.GetUtcNow() + Lease;
        return Held(ticket).ExecuteUpdateAsync(row => row.SetProperty(unit => unit.LeaseUntil, until), cancellation);
    }

    /// <summary>Whether the ticket is still the newest; says at the same time that the process is at it. Call inside a unit of work that stores a part of the work.</summary>
    /// <returns>False when a newer ticket was drawn: then the unit of work must not be committed.</returns>
    public async Task<bool> Hold(WorkTicket ticket, CancellationToken cancellation)
    {
        db.RequireTransaction();
        var until = time.GetUtcNow() + Lease;
        return await Held(ticket).ExecuteUpdateAsync(row => row.SetProperty(unit => unit.LeaseUntil, until), cancellation) == 1;
    }

    /// <summary>Marks the unit as done. Call inside the unit of work that holds its results.</summary>
    /// <returns>False when a newer ticket was drawn: then the unit of work must not be committed.</returns>
    public async Task<bool> Finish(WorkTicket ticket, CancellationToken cancellation)
    {
        db.RequireTransaction();
        return await Held(ticket)
                .ExecuteUpdateAsync(
                    row => row.SetProperty(unit => unit.State, Done).SetProperty(unit => unit.Result, (string?)null),
                    cancellation
                ) == 1;
    }

    /// <summary>Puts the unit back, due again at a time.</summary>
    public Task PutBack(WorkTicket ticket, string why, DateTimeOffset again, CancellationToken cancellation) =>
        Held(ticket)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(unit => unit.State, Due)
                        .SetProperty(unit => unit.DueAt, again)
                        .SetProperty(unit => unit.Result, why),
                cancellation
            );

    /// <summary>Puts the unit back likewise, as if this attempt had not been.</summary>
    public Task PutBackUncounted(WorkTicket ticket, string why, DateTimeOffset again, CancellationToken cancellation) =>
        Held(ticket)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(unit => unit.State, Due)
                        .SetProperty(unit => unit.DueAt, again)
                        .SetProperty(unit => unit.Attempts, unit => unit.Attempts - 1)
                        .SetProperty(unit => unit.Result, why),
                cancellation
            );

    private async Task<WorkTicket?> Draw(WorkUnitRecord seen, DateTimeOffset now, CancellationToken cancellation)
    {
        var until = now + Lease;
        var drawn = await Unit(seen.TaxpayerId, seen.Kind, seen.WindowKey)
            .Where(unit => unit.Fence == seen.Fence && unit.State == seen.State)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(unit => unit.State, Running)
                        .SetProperty(unit => unit.Fence, unit => unit.Fence + 1)
                        .SetProperty(unit => unit.LeaseUntil, until)
                        .SetProperty(unit => unit.Attempts, unit => unit.Attempts + 1),
                cancellation
            );
        return drawn == 1 ? new WorkTicket(seen.TaxpayerId, seen.Kind, seen.WindowKey, seen.Fence + 1, seen.Attempts + 1) : null;
    }

    private IQueryable<WorkUnitRecord> Held(WorkTicket ticket) =>
        Unit(ticket.TaxpayerId, ticket.Kind, ticket.WindowKey).Where(unit => unit.Fence == ticket.Fence && unit.State == Running);

    private IQueryable<WorkUnitRecord> Unit(long taxpayerId, string kind, string windowKey) =>
        db.Set<WorkUnitRecord>().Where(unit => unit.TaxpayerId == taxpayerId && unit.Kind == kind && unit.WindowKey == windowKey);
}
