using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>发票使用情况: how many were issued of each kind in each month, and how many of them were voided or reversed.</summary>
/// <remarks>Each count carries the filter of exactly its invoices.</remarks>
internal sealed class IssuedUsage(InvoiceSearch search)
{
    /// <summary>Keeps everything issued in the range.</summary>
    public static InvoiceFilter All(DateOnly? from, DateOnly? to) =>
        new()
        {
            Direction = "out",
            From = from,
            To = to,
        };

    /// <summary>By month and kind, the latest month first.</summary>
    public async Task<IReadOnlyList<UsageRow>> Find(long taxpayerId, DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        var issued = All(from, to);
        var days = await (await search.Query(taxpayerId, issued, cancellation))
            .GroupBy(invoice => new { invoice.IssueDate, invoice.Kind })
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Voided = group.Count(invoice => invoice.VoidState == VoidState.Voided),
                Red = group.Count(invoice => invoice.RedOf != null || invoice.TotalFen < 0),
                Reversed = group.Count(invoice =>
                    invoice.RedState == RedState.Full
                    || invoice.RedState == RedState.Partial
                    || invoice.RedState == RedState.Locked
                ),
                Total = group.Sum(invoice => invoice.TotalFen) ?? 0,
            })
            .ToListAsync(cancellation);
        return
        [
            .. days.GroupBy(day => (Month: new DateOnly(day.Key.IssueDate.Year, day.Key.IssueDate.Month, 1), day.Key.Kind))
                .OrderByDescending(month => month.Key.Month)
                .ThenBy(month => month.Key.Kind, StringComparer.Ordinal)
                .Select(month => new UsageRow(
                    month.Key.Month,
                    month.Key.Kind,
                    InvoiceFigures.OfMonth(issued, month.Key.Month) with
                    {
                        Kind = [month.Key.Kind],
                    },
                    new UsageCounts(
                        month.Sum(day => day.Count),
                        month.Sum(day => day.Voided),
                        month.Sum(day => day.Red),
                        month.Sum(day => day.Reversed)
                    ),
                    Yuan.FromFen(month.Sum(day => day.Total))
                )),
        ];
    }
}

/// <summary>One kind in one month.</summary>
/// <param name="Month">First day; the earliest of all days where no date is stated.</param>
/// <param name="Kind">票种.</param>
/// <param name="Filter">Keeps exactly its invoices.</param>
/// <param name="Counts">How many.</param>
/// <param name="Total">Σ 价税合计, red ones negative.</param>
internal sealed record UsageRow(DateOnly Month, string Kind, InvoiceFilter Filter, UsageCounts Counts, Yuan Total);

/// <summary>份数.</summary>
/// <param name="Issued">开具.</param>
/// <param name="Voided">其中作废.</param>
/// <param name="Red">其中红字.</param>
/// <param name="Reversed">其中已红冲或锁定.</param>
internal sealed record UsageCounts(int Issued, int Voided, int Red, int Reversed);
