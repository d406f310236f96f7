using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>登记同步任务: writes a sync with its slices and puts it to work.</summary>
internal sealed class OrderSync(
    SyncRuns runs,
    SyncPlan plan,
    IBureauRecords bureau,
    Database db,
    AuditLog audit,
    TimeProvider time
)
{
    private const string GoneOn = "由后一次同步接着取";
    private const string HeldAlready = "这些天已由导入的清单覆盖，不再等这个任务";

    /// <summary>Writes it. Call inside a unit of work in which no other sync of the channel is open.</summary>
    public async Task<SyncRunRecord> Add(SyncOrder order, Actor actor, CancellationToken cancellation)
    {
        var run = new SyncRunRecord
        {
            TaxpayerId = order.TaxpayerId,
            RunNo = await runs.NextNo(order.TaxpayerId, cancellation),
            Connector = order.Connector,
            FromDate = order.Days.From,
            ToDate = order.Days.To,
            State = SyncState.Waiting,
            Received = 0,
            Stored = 0,
            Skipped = 0,
            Problem = null,
            Actor = actor.Name,
            At = time.GetUtcNow(),
            FinishedAt = null,
            Line = order.Line,
            Failure = null,
            RetryAt = null,
        };
        var marks = await runs.Marks(order.TaxpayerId, order.Connector, cancellation);
        var slices = plan.Slices(run, marks, order.IsNamed, order.Directions);
        var left = await TakeOver(run, order.Directions, cancellation);
        await db.AddMany([run], cancellation);
        await db.AddMany([.. left, .. slices.SelectMany(slice => plan.Outside(slice, left))], cancellation);
        await runs.Enqueue(run, cancellation);
        await audit.Write(
            order.TaxpayerId,
            actor,
            SyncRuns.Event(
                "sync.request",
                run,
                ("from", ReadingJson.Day(run.FromDate)),
                ("to", ReadingJson.Day(run.ToDate)),
                ("line", order.Line)
            ),
            cancellation
        );
        return run;
    }

    /// <summary>Jobs that the bureau is still at: gone on with, never asked for a second time.</summary>
    private async Task<List<SyncSliceRecord>> TakeOver(
        SyncRunRecord run,
        IReadOnlyList<Direction> directions,
        CancellationToken cancellation
    )
    {
        var pending = (await runs.Pending(run.TaxpayerId, run.Connector, cancellation))
            .Where(slice => directions.Contains(slice.Direction))
            .ToList();
        if (pending.Count == 0)
        {
            return [];
        }

        var held = await bureau.Coverage(run.TaxpayerId, cancellation);
        var left = new List<SyncSliceRecord>();
        foreach (var slice in pending)
        {
            var isHeld =
                new DaySet(
                    slice.FromDate,
                    slice.ToDate,
                    day =>
                        held.Any(reach =>
                            reach.Direction == slice.Direction && reach.ReadAt > slice.AskedAt && reach.Reaches(slice.Kind, day)
                        )
                )
                    .Missing
                    .Count == 0;
            await runs.Replace(slice, [StoreSlice.Failed(slice, isHeld ? HeldAlready : GoneOn)], cancellation);
            if (!isHeld)
            {
                left.Add(
                    plan.New(run, slice.Direction, slice.Kind, slice.FromDate, slice.ToDate) with
                    {
                        Ticket = slice.Ticket,
                        AskedAt = slice.AskedAt,
                    }
                );
            }
        }

        return left;
    }
}
