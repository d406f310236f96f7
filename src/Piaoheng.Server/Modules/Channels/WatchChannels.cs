using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>取票提醒: looks, when something has changed, how far the lists are proven, and what regularly came and does not come any more.</summary>
internal sealed class WatchChannels(
    ITaxpayers taxpayers,
    IBureauRecords records,
    IBureauDays days,
    IParties parties,
    DiskWatch disk,
    PolicyPack policy,
    Database db,
    AuditLog audit,
    TimeProvider time
) : IScheduledCheck
{
    // Learning reads half a year of the bureau's records, so not at every change.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private static readonly Direction[] Directions = [Direction.In, Direction.Out];

    public Task Check(CancellationToken cancellation) => Check(time.GetUtcNow(), cancellation);

    /// <summary>Looks as if it were another time.</summary>
    internal async Task Check(DateTimeOffset now, CancellationToken cancellation)
    {
        await disk.Measure(cancellation);
        var outlook = await disk.Outlook(cancellation);
        foreach (var taxpayer in await taxpayers.All(cancellation))
        {
            var seq = await audit.LastSeq(taxpayer.TaxpayerId, cancellation);
            var last = await db.Rows<WatchRecord>()
                .SingleOrDefaultAsync(row => row.TaxpayerId == taxpayer.TaxpayerId, cancellation);
            var isSameDay = last is not null && BeijingTime.DayOf(last.LookedAt) == BeijingTime.DayOf(now);
            if (last is null || !isSameDay || (last.LogSeq != seq && now - last.LookedAt >= Pause))
            {
                await Look(taxpayer.TaxpayerId, seq, outlook, now, cancellation);
            }
        }
    }

    private async Task Look(
        long taxpayerId,
        long seq,
        Core.Schedules.DiskOutlook? outlook,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var today = BeijingTime.DayOf(now);
        var terms = policy.Alarms.At(today);
        var held = await days.Since(taxpayerId, today.AddDays(-terms.HistoryDays), cancellation);
        var reach = await Reached(taxpayerId, today, cancellation);
        var said = new List<CodedText>();
        said.AddRange(await Late(taxpayerId, reach, held, today, cancellation));
        said.AddRange(await Suppliers(taxpayerId, reach, held, terms, cancellation));
        said.AddRange(SilentDays(reach, held, terms));
        if (outlook is { DaysLeft: { } left } && left < terms.DiskDays)
        {
            said.Add(AlarmTexts.Disk(outlook, left));
        }

        var watch = new WatchRecord
        {
            TaxpayerId = taxpayerId,
            LookedAt = now,
            LogSeq = seq,
            InProvenTo = reach.GetValueOrDefault(Direction.In),
            InNewest = Newest(Direction.In, reach, held),
            OutProvenTo = reach.GetValueOrDefault(Direction.Out),
            OutNewest = Newest(Direction.Out, reach, held),
        };
        await Keep(watch, said, cancellation);
    }

    private async Task Keep(WatchRecord watch, List<CodedText> said, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, watch.TaxpayerId, cancellation);
        await db.Set<WatchRecord>().Where(row => row.TaxpayerId == watch.TaxpayerId).ExecuteDeleteAsync(cancellation);
        await db.Set<AlarmRecord>().Where(row => row.TaxpayerId == watch.TaxpayerId).ExecuteDeleteAsync(cancellation);
        await db.AddMany([watch], cancellation);
        await db.AddMany(
            [
                .. said.Select(
                    (text, index) =>
                        new AlarmRecord
                        {
                            TaxpayerId = watch.TaxpayerId,
                            AlarmNo = index + 1,
                            Kind = text.Code,
                            Said = ReadingCodec.WriteTexts([text]),
                        }
                ),
            ],
            cancellation
        );
        await work.Commit(cancellation);
    }

    /// <summary>The last day of each direction that the lists prove for every kind that came within the history.</summary>
    private async Task<Dictionary<Direction, DateOnly?>> Reached(long taxpayerId, DateOnly today, CancellationToken cancellation)
    {
        var first = new DateOnly(today.Year, today.Month, 1).AddMonths(-6);
        var months = await records.Months(taxpayerId, cancellation);
        var lists = (await records.Coverage(taxpayerId, cancellation))
            .Where(list => list.Basis != CoverageBasis.Inferred && list.To >= first)
            .ToList();
        return Directions.ToDictionary(
            direction => direction,
            direction =>
            {
                var kinds = months
                    .Where(month => month.Direction == direction && month.Month >= first && month.Kind != KindId.Unknown)
                    .Select(month => month.Kind)
                    .Distinct(StringComparer.Ordinal)
                    .ToList();
                var own = lists.Where(list => list.Direction == direction).ToList();
                return kinds.Count == 0 ? null : LastProven(own, kinds, first, today);
            }
        );
    }

    private DateOnly? LastProven(List<Coverage> lists, List<string> kinds, DateOnly first, DateOnly today)
    {
        for (var day = today; day >= first; day = day.AddDays(-1))
        {
            if (
                kinds.TrueForAll(kind =>
                    lists.Exists(list => list.Reaches(kind, day) && list.SeenOn >= policy.Arrival.DueOn(kind, channel: null, day))
                )
            )
            {
                return day;
            }
        }

        return null;
    }

    private static DateOnly? Newest(Direction direction, Dictionary<Direction, DateOnly?> reach, IReadOnlyList<BureauDay> held) =>
        reach[direction] is { } to
            ? held.Where(own => own.Direction == direction && own.Day <= to).Select(own => (DateOnly?)own.Day).Max()
            : null;

    // A target stands only where a channel is read by schedule: lists that are exported by hand come when a person has time.
    private async Task<IEnumerable<CodedText>> Late(
        long taxpayerId,
        Dictionary<Direction, DateOnly?> reach,
        IReadOnlyList<BureauDay> held,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var channels = await db.Rows<ChannelRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .Select(row => row.Connector)
            .ToListAsync(cancellation);
        var target = channels
            .Select(connector => policy.Schedules.At(connector, today)?.FreshWorkdays)
            .Where(days => days is not null)
            .Min();
        return target is { } most
            ? Directions
                .Where(direction => reach[direction] is { } to && Workdays(to, today) > most)
                .Select(direction =>
                    AlarmTexts.Late(
                        direction,
                        reach[direction]!.Value,
                        Newest(direction, reach, held),
                        (Workdays(reach[direction]!.Value, today), most)
                    )
                )
            : [];
    }

    // Today is not over, so it does not count.
    private int Workdays(DateOnly from, DateOnly today) =>
        Enumerable
            .Range(1, Math.Max(0, today.DayNumber - from.DayNumber - 1))
            .Count(step => policy.Calendar.IsWorkday(from.AddDays(step)));

    private async Task<IEnumerable<CodedText>> Suppliers(
        long taxpayerId,
        Dictionary<Direction, DateOnly?> reach,
        IReadOnlyList<BureauDay> held,
        AlarmTerms terms,
        CancellationToken cancellation
    )
    {
        if (reach[Direction.In] is not { } to)
        {
            return [];
        }

        var silent = Silences.Suppliers(
            held.Where(own => own is { Direction: Direction.In, SellerId: not null })
                .GroupBy(own => own.SellerId!.Value)
                .Select(own => new KeyValuePair<long, IReadOnlyCollection<DateOnly>>(own.Key, [.. own.Select(each => each.Day)])),
            to,
            terms
        );
        var names = await parties.Read(taxpayerId, [.. silent.Select(own => own.SellerId)], cancellation);
        return silent.Select(own => AlarmTexts.Supplier(own, names.GetValueOrDefault(own.SellerId), (terms.HistoryDays, to)));
    }

    private IEnumerable<CodedText> SilentDays(
        Dictionary<Direction, DateOnly?> reach,
        IReadOnlyList<BureauDay> held,
        AlarmTerms terms
    ) =>
        from direction in Directions
        where reach[direction] is not null
        from day in Silences.Days(
            held.Where(own => own.Direction == direction).Select(own => own.Day).ToHashSet(),
            reach[direction]!.Value,
            terms,
            policy.Calendar
        )
        select AlarmTexts.Day(direction, day);
}
