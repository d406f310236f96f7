using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Bureau.Contracts;

/// <summary>税局记录按日 as habits are learned from: which day had invoices, of whom.</summary>
public interface IBureauDays
{
    /// <summary>Days from a day on, by direction and 销方.</summary>
    Task<IReadOnlyList<BureauDay>> Since(long taxpayerId, DateOnly from, CancellationToken cancellation);
}

/// <summary>One day of one 销方.</summary>
/// <param name="Direction">进项 or 销项.</param>
/// <param name="SellerId">销方; null when not stated.</param>
/// <param name="Day">开票日期.</param>
public sealed record BureauDay(Direction Direction, long? SellerId, DateOnly Day);
