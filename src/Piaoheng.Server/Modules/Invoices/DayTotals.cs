using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Identities.Contracts;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Adds invoices up by direction, 票种 and day.</summary>
internal static class DayTotals
{
    /// <summary>The totals of some invoices.</summary>
    public static Task<List<DayTotal>> Of(IQueryable<InvoiceRecord> invoices, CancellationToken cancellation) =>
        invoices
            .GroupBy(row => new
            {
                row.Direction,
                row.Kind,
                row.IssueDate,
            })
            .Select(day => new DayTotal
            {
                Direction = day.Key.Direction,
                Kind = day.Key.Kind,
                Day = day.Key.IssueDate,
                Count = day.Count(),
                AmountFen = day.Sum(row => row.AmountFen) ?? 0,
                TaxFen = day.Sum(row => row.TaxFen) ?? 0,
                TotalFen = day.Sum(row => row.TotalFen) ?? 0,
                Unstated = day.Count(row => row.TotalFen == null),
            })
            .ToListAsync(cancellation);
}
