using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Money;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Lets the database add invoices up, in whatever groups.</summary>
internal static class InvoiceSums
{
    /// <summary>The figures of each group.</summary>
    public static async Task<List<InvoiceSum<T>>> Read<T>(
        IQueryable<IGrouping<T, InvoiceRecord>> groups,
        CancellationToken cancellation
    )
    {
        var sums = await groups
            .Select(group => new
            {
                group.Key,
                Count = group.Count(),
                Amount = group.Sum(invoice => invoice.AmountFen) ?? 0,
                Tax = group.Sum(invoice => invoice.TaxFen) ?? 0,
                Total = group.Sum(invoice => invoice.TotalFen) ?? 0,
                Unstated = group.Count(invoice => invoice.TotalFen == null),
            })
            .ToListAsync(cancellation);
        return sums.ConvertAll(sum => new InvoiceSum<T>(
            sum.Key,
            new InvoiceTotals(sum.Count, Yuan.FromFen(sum.Amount), Yuan.FromFen(sum.Tax), Yuan.FromFen(sum.Total), sum.Unstated)
        ));
    }
}

/// <summary>Invoices that are alike in a feature.</summary>
/// <param name="Key">The feature.</param>
/// <param name="Totals">Their figures.</param>
internal sealed record InvoiceSum<T>(T Key, InvoiceTotals Totals);
