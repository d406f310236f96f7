using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>What a sync is to read.</summary>
/// <param name="TaxpayerId">Taxpayer.</param>
/// <param name="Connector">Id of the connector.</param>
/// <param name="Days">开票日期.</param>
/// <param name="IsNamed">Whether the days are meant as such; otherwise what is proven is left out.</param>
/// <param name="Line">Line of the schedule; empty = somebody asked.</param>
/// <param name="Directions">进项, 销项 or both.</param>
internal sealed record SyncOrder(
    long TaxpayerId,
    string Connector,
    DayRange Days,
    bool IsNamed,
    string Line,
    IReadOnlyList<Direction> Directions
)
{
    /// <summary>Both.</summary>
    public static IReadOnlyList<Direction> BothDirections { get; } = [Direction.In, Direction.Out];
}
