using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>同步计划: which slices a sync reads — each direction and kind by months, not what is proven already unless a person names the days.</summary>
internal sealed class SyncPlan(PolicyPack policy, IdSource ids)
{
    /// <summary>How far back a first sync goes that names no days.</summary>
    public const int FirstMonths = 3;

    /// <summary>The slices.</summary>
    /// <param name="run">The sync.</param>
    /// <param name="marks">Marks of its channel.</param>
    /// <param name="isNamed">Whether the days are meant as such.</param>
    /// <param name="directions">进项, 销项 or both.</param>
    public IReadOnlyList<SyncSliceRecord> Slices(
        SyncRunRecord run,
        IReadOnlyList<SyncMarkRecord> marks,
        bool isNamed,
        IReadOnlyList<Direction> directions
    ) =>
        [
            .. from direction in directions
            from kind in policy.Kinds.All.Where(kind => kind is { BureauHolds: true, BureauCode: not null })
            let mark = marks.FirstOrDefault(each => each.Direction == direction && each.Kind == kind.Id)
            let begin = isNamed || mark is null ? run.FromDate : Later(run.FromDate, mark.CompleteTo.AddDays(1))
            from month in Months(begin, run.ToDate)
            where policy.Kinds.At(kind.Id, month.To) is not null
            select New(run, direction, kind.Id, month.From, month.To),
        ];

    /// <summary>A slice that is due.</summary>
    public SyncSliceRecord New(SyncRunRecord run, Direction direction, string kind, DateOnly from, DateOnly to) =>
        new()
        {
            TaxpayerId = run.TaxpayerId,
            RunNo = run.RunNo,
            SliceId = ids.Next(),
            Direction = direction,
            Kind = kind,
            FromDate = from,
            ToDate = to,
            State = SyncState.Waiting,
            Ticket = null,
            Received = 0,
            Stored = 0,
            Skipped = 0,
            SkippedWhy = null,
            StatedCount = null,
            AmountFen = 0,
            TaxFen = 0,
            Checksum = null,
            Problem = null,
            ReadAt = null,
            AskedAt = null,
        };

    /// <summary>What of a slice is not in others of its direction and kind, which are read anyway.</summary>
    public IEnumerable<SyncSliceRecord> Outside(SyncSliceRecord slice, IReadOnlyList<SyncSliceRecord> others)
    {
        var from = slice.FromDate;
        foreach (
            var other in others
                .Where(each => each.Direction == slice.Direction && each.Kind == slice.Kind)
                .Where(each => each.FromDate <= slice.ToDate && each.ToDate >= slice.FromDate)
                .OrderBy(each => each.FromDate)
        )
        {
            if (from < other.FromDate)
            {
                yield return slice with
                {
                    SliceId = ids.Next(),
                    FromDate = from,
                    ToDate = other.FromDate.AddDays(-1),
                };
            }

            from = Later(from, other.ToDate.AddDays(1));
        }

        if (from <= slice.ToDate)
        {
            yield return slice with
            {
                FromDate = from,
            };
        }
    }

    private static IEnumerable<(DateOnly From, DateOnly To)> Months(DateOnly from, DateOnly to)
    {
        while (from <= to)
        {
            var end = new DateOnly(from.Year, from.Month, 1).AddMonths(1).AddDays(-1);
            yield return (from, end < to ? end : to);
            from = end.AddDays(1);
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
