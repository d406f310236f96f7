using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>一个月的合计 of one side, direction and 票种, by 开票日期; voided invoices included.</summary>
/// <param name="Direction">进项 or 销项.</param>
/// <param name="Kind">票种.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="Count">Invoices.</param>
/// <param name="Amount">Σ 金额, as far as stated.</param>
/// <param name="Tax">Σ 税额, as far as stated.</param>
/// <param name="Total">Σ 价税合计, as far as stated.</param>
/// <param name="Unstated">How many state no 价税合计.</param>
public sealed record MonthTotal(
    Direction Direction,
    string Kind,
    DateOnly Month,
    int Count,
    Yuan Amount,
    Yuan Tax,
    Yuan Total,
    int Unstated
)
{
    /// <summary>Months of the totals of their days.</summary>
    public static List<MonthTotal> Of(IEnumerable<DayTotal> days) =>
        [
            .. days.GroupBy(day => (day.Direction, day.Kind, Month: day.Day.AddDays(1 - day.Day.Day)))
                .Select(month => new MonthTotal(
                    month.Key.Direction,
                    month.Key.Kind,
                    month.Key.Month,
                    month.Sum(day => day.Count),
                    Yuan.FromFen(month.Sum(day => day.AmountFen)),
                    Yuan.FromFen(month.Sum(day => day.TaxFen)),
                    Yuan.FromFen(month.Sum(day => day.TotalFen)),
                    month.Sum(day => day.Unstated)
                )),
        ];
}
