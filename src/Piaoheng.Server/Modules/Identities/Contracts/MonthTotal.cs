using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Modules.Identities.Contracts;

/// <summary>一个月的合计 of one side and direction, by 开票日期; voided invoices included.</summary>
/// <param name="Direction">进项 or 销项.</param>
/// <param name="Year">Year.</param>
/// <param name="Month">Month, 1 to 12.</param>
/// <param name="Count">Invoices.</param>
/// <param name="Amount">Σ 金额, as far as stated.</param>
/// <param name="Tax">Σ 税额, as far as stated.</param>
public sealed record MonthTotal(Direction Direction, int Year, int Month, int Count, Yuan Amount, Yuan Tax);
