using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>归集情况: what both sides hold of each month, and which days of it the bureau's data cover.</summary>
public sealed class CoverageByMonth(IOurRecords ours, IBureauRecords theirs)
{
    /// <summary>One month and direction.</summary>
    /// <param name="Direction">进项 or 销项.</param>
    /// <param name="Month">First day of the month.</param>
    /// <param name="Ours">账内; null = nothing.</param>
    /// <param name="Theirs">税局; null = nothing.</param>
    /// <param name="Coverage">Bureau data that reach into the month.</param>
    /// <param name="CoveredDays">Days of the month that they cover together, for all kinds.</param>
    public sealed record Row(
        Direction Direction,
        DateOnly Month,
        MonthTotal? Ours,
        MonthTotal? Theirs,
        IReadOnlyList<Coverage> Coverage,
        int CoveredDays
    )
    {
        /// <summary>Days of the month.</summary>
        public int Days => DateTime.DaysInMonth(Month.Year, Month.Month);
    }

    /// <summary>Every month of which anything is held, newest first, 进项 before 销项.</summary>
    public async Task<IReadOnlyList<Row>> Find(long taxpayerId, CancellationToken cancellation)
    {
        var our = (await ours.Months(taxpayerId, cancellation)).ToDictionary(Key);
        var their = (await theirs.Months(taxpayerId, cancellation)).ToDictionary(Key);
        var coverage = await theirs.Coverage(taxpayerId, cancellation);
        return
        [
            .. our
                .Keys.Union(their.Keys)
                .OrderByDescending(key => key.Month)
                .ThenBy(key => key.Direction)
                .Select(key => Of(key, our.GetValueOrDefault(key), their.GetValueOrDefault(key), coverage)),
        ];
    }

    private static (DateOnly Month, Direction Direction) Key(MonthTotal total) =>
        (new DateOnly(total.Year, total.Month, 1), total.Direction);

    private static Row Of(
        (DateOnly Month, Direction Direction) key,
        MonthTotal? our,
        MonthTotal? their,
        IReadOnlyList<Coverage> coverage
    )
    {
        var last = key.Month.AddMonths(1).AddDays(-1);
        List<Coverage> reaching =
        [
            .. coverage.Where(own => own.Direction == key.Direction && own.From <= last && own.To >= key.Month),
        ];
        var days = Enumerable
            .Range(0, last.Day)
            .Count(day =>
                reaching.Exists(own =>
                    own.Kinds.Count == 0 && own.From <= key.Month.AddDays(day) && own.To >= key.Month.AddDays(day)
                )
            );
        return new Row(key.Direction, key.Month, our, their, reaching, days);
    }
}
