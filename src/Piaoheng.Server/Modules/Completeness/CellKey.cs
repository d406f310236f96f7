using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>One direction, 票种大类 and month.</summary>
/// <param name="Direction">取得 or 开具.</param>
/// <param name="Family">票种大类; empty = all, where no invoice is held.</param>
/// <param name="Month">First day of the month.</param>
public sealed record CellKey(Direction Direction, string Family, DateOnly Month)
{
    /// <summary>Where an invoice is counted.</summary>
    internal static CellKey Of(Direction direction, string kind, DateOnly day, PolicyPack policy) =>
        new(direction, policy.Kinds.Find(kind)?.Family ?? KindId.Unknown, new DateOnly(day.Year, day.Month, 1));
}
