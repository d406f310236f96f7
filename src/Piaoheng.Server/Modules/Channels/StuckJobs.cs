using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>卡住的任务: lists that the bureau was asked for and has not ended. They are looked at again, never asked for anew; after the time that the policy states, the way by file is told.</summary>
internal sealed class StuckJobs(SyncRuns runs, KindNames kinds, PolicyPack policy, Database db, TimeProvider time)
{
    /// <summary>Code of a job that has not ended yet.</summary>
    public const string StillPending = "CON-15";
    private const string ListMoves = "CON-13";
    private const int OtherwiseHours = 24;

    /// <summary>What becomes of a slice that failed.</summary>
    public async Task<SyncSliceRecord> Judge(
        (SyncRunRecord Run, SyncSliceRecord Slice) of,
        ConnectorException failure,
        CancellationToken cancellation
    )
    {
        // The ticket may have been written while the slice was read.
        var slice = await db.Rows<SyncSliceRecord>()
            .SingleAsync(
                row => row.TaxpayerId == of.Slice.TaxpayerId && row.RunNo == of.Slice.RunNo && row.SliceId == of.Slice.SliceId,
                cancellation
            );
        if (failure.Said.Code != StillPending || slice is not { Ticket: { } ticket, AskedAt: { } asked })
        {
            // A line that broke says nothing of the job; one that failed is over.
            var goesOn = failure.Failure is Failure.Unreachable or Failure.LoginExpired or Failure.Busy;
            return goesOn && failure.Said.Code != ListMoves && slice.Ticket is not null
                ? StoreSlice.Pending(slice, failure.Said.Render())
                : StoreSlice.Failed(slice, failure.Said.Render());
        }

        var hours = (int)(time.GetUtcNow() - asked).TotalHours;
        return StoreSlice.Pending(
            slice,
            (IsStuck(of.Run.Connector, slice) ? Stuck(slice, ticket, hours) : Waiting(ticket, hours)).Render()
        );
    }

    /// <summary>Every slice whose job is stuck.</summary>
    public async Task<IReadOnlyList<SyncSliceRecord>> Find(long taxpayerId, string connector, CancellationToken cancellation) =>
        [.. (await runs.Pending(taxpayerId, connector, cancellation)).Where(slice => IsStuck(connector, slice))];

    /// <summary>What to do about it.</summary>
    public CodedText Said(SyncSliceRecord slice) =>
        Stuck(slice, slice.Ticket ?? "", (int)(time.GetUtcNow() - (slice.AskedAt ?? time.GetUtcNow())).TotalHours);

    private bool IsStuck(string connector, SyncSliceRecord slice) =>
        time.GetUtcNow() - slice.AskedAt
        >= TimeSpan.FromHours(policy.Schedules.At(connector, BeijingTime.Today(time))?.StuckAfterHours ?? OtherwiseHours);

    private static CodedText Waiting(string ticket, int hours) =>
        new(
            "SYN-12",
            "税局的清单任务 {ticket} 已等 {hours} 小时，还没有完成；下次接着取，不重新申请",
            ("ticket", ticket),
            ("hours", hours.ToString(CultureInfo.InvariantCulture))
        );

    private CodedText Stuck(SyncSliceRecord slice, string ticket, int hours) =>
        new(
            "SYN-13",
            "税局的清单任务 {ticket} 已等 {hours} 小时没有完成，视为卡住。改用文件：在税务数字账户的全量发票查询中选{direction}发票，开票日期 {from} 至 {to}（{kind}），导出后导入",
            ("ticket", ticket),
            ("hours", hours.ToString(CultureInfo.InvariantCulture)),
            ("direction", InvoiceWords.Of(slice.Direction)),
            ("from", ReadingJson.Day(slice.FromDate)),
            ("to", ReadingJson.Day(slice.ToDate)),
            ("kind", kinds.Short(slice.Kind))
        );
}
