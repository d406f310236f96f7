using Piaoheng.Connectors;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>汇总核对 for 归集完整性: of each month the reading made last, if the month had ended by then.</summary>
internal sealed class StoredControlTotals(MonthControls controls) : IControlTotals
{
    public async Task<IReadOnlyList<ControlTotal>> Months(long taxpayerId, CancellationToken cancellation)
    {
        var all = new List<MonthControl>();
        foreach (var kind in ConnectorCatalogue.All.Where(kind => kind.Capabilities.HasFlag(Capabilities.MonthlyTotals)))
        {
            all.AddRange(await controls.Compare(taxpayerId, kind.Id, cancellation));
        }

        return
        [
            .. all.GroupBy(control => control.Month)
                .Select(month => month.MaxBy(control => control.ReadAt)!)
                .Where(control => BeijingTime.DayOf(control.ReadAt) >= control.Month.AddMonths(1))
                .Select(control => new ControlTotal(control.Month, Of(control.Stated), Of(control.Held), control.ReadAt)),
        ];
    }

    private static ControlFigures Of(ListTotals totals) => new(totals.Count, totals.Amount, totals.Tax);
}
