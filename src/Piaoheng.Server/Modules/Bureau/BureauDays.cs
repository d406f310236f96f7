using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>Reads the days with invoices.</summary>
internal sealed class BureauDays(Database db) : IBureauDays
{
    public async Task<IReadOnlyList<BureauDay>> Since(long taxpayerId, DateOnly from, CancellationToken cancellation)
    {
        var days = new List<BureauDay>();
        // The index of the dates begins with the direction.
        foreach (var direction in Enum.GetValues<Direction>())
        {
            days.AddRange(
                await db.Rows<BureauRecord>()
                    .Where(row => row.TaxpayerId == taxpayerId && row.Direction == direction && row.IssueDate >= from)
                    .Select(row => new BureauDay(row.Direction, row.SellerId, row.IssueDate))
                    .Distinct()
                    .ToListAsync(cancellation)
            );
        }

        return days;
    }
}
