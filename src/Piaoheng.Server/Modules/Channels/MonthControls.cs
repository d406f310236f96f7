using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>汇总核对: the bureau's own totals of a month beside what its lists gave us, to the fen.</summary>
/// <remarks>A difference is shown, not judged: the totals may leave out invoices that were issued on another platform.</remarks>
internal sealed class MonthControls(IBureauRecords records, Database db, WorkQueue queue)
{
    private const int MostMonths = 24;

    /// <summary>Reads the totals of the months of a sync and keeps them. A connector without them leaves nothing.</summary>
    public async Task Read(
        WorkTicket ticket,
        SyncRunRecord run,
        Taxpayer taxpayer,
        IBureauConnector connector,
        CancellationToken cancellation
    )
    {
        if (connector is not IReadsMonthlyTotals totals)
        {
            return;
        }

        // A month of which the sync reads only the end would seem to lack its beginning.
        var first = run.FromDate.Day == 1 ? run.FromDate : new DateOnly(run.FromDate.Year, run.FromDate.Month, 1).AddMonths(1);
        for (
            var (month, count) = (first, 0);
            month <= run.ToDate && count < MostMonths;
            (month, count) = (month.AddMonths(1), count + 1)
        )
        {
            var answer = await totals.ReadMonth(taxpayer.Number, month, cancellation);
            var sum = answer
                .Months.Where(own => own.Month == month)
                .Aggregate(ListTotals.None, (all, own) => all + own.Blue + own.Red);
            await Keep(ticket, run, (month, sum, answer.Raw.At), cancellation);
        }
    }

    /// <summary>Every month that was read, the latest first.</summary>
    public async Task<IReadOnlyList<MonthControl>> Compare(long taxpayerId, string connector, CancellationToken cancellation)
    {
        var controls = await db.Rows<SyncControlRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.Connector == connector)
            .OrderByDescending(row => row.Month)
            .ToListAsync(cancellation);
        if (controls.Count == 0)
        {
            return [];
        }

        var held = (await records.Months(taxpayerId, cancellation))
            .Where(total => total.Direction == Direction.Out)
            .GroupBy(total => total.Month)
            .ToDictionary(
                month => month.Key,
                month => month.Aggregate(ListTotals.None, (all, own) => all + new ListTotals(own.Count, own.Amount, own.Tax))
            );
        return
        [
            .. controls.Select(row => new MonthControl(
                row.Month,
                row.Totals,
                held.GetValueOrDefault(row.Month, ListTotals.None),
                row.ReadAt
            )),
        ];
    }

    private async Task Keep(
        WorkTicket ticket,
        SyncRunRecord run,
        (DateOnly Month, ListTotals Sum, DateTimeOffset At) read,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, run.TaxpayerId, cancellation);
        if (!await queue.Hold(ticket, cancellation))
        {
            return;
        }

        await db.Set<SyncControlRecord>()
            .Where(row => row.TaxpayerId == run.TaxpayerId && row.Connector == run.Connector && row.Month == read.Month)
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [
                new SyncControlRecord
                {
                    TaxpayerId = run.TaxpayerId,
                    Connector = run.Connector,
                    Month = read.Month,
                    InvoiceCount = read.Sum.Count,
                    AmountFen = read.Sum.Amount.Fen,
                    TaxFen = read.Sum.Tax.Fen,
                    ReadAt = read.At,
                },
            ],
            cancellation
        );
        await work.Commit(cancellation);
    }
}

/// <summary>汇总核对 of one month of issued invoices.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Stated">What the bureau states.</param>
/// <param name="Held">What its lists gave us.</param>
/// <param name="ReadAt">When the bureau was asked.</param>
internal sealed record MonthControl(DateOnly Month, ListTotals Stated, ListTotals Held, DateTimeOffset ReadAt)
{
    /// <summary>Whether both are the same to the fen.</summary>
    public bool Agrees => Stated == Held;
}
