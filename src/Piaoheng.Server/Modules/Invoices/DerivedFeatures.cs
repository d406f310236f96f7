using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>税率 and 开具地区: features that no column holds; the one follows from the lines, the other from code and number.</summary>
public sealed class DerivedFeatures(Database db, PolicyPack policy)
{
    /// <summary>开具地区 where neither code nor number tells it.</summary>
    public const string NoRegion = "none";

    private const int DigitalLength = 20;

    /// <summary>The part of code or number that tells the region: two digits of a 20-digit number, four of a code, else nothing.</summary>
    internal static Expression<Func<InvoiceRecord, string>> Area { get; } =
        invoice =>
            invoice.Code.Length == 12 ? invoice.Code.Substring(1, 4)
            : invoice.Code.Length == 10 ? invoice.Code.Substring(0, 4)
            : invoice.Code == "" && invoice.Number.Length == DigitalLength ? invoice.Number.Substring(2, 2)
            : "";

    /// <summary>The invoices that a filter keeps by these features.</summary>
    internal IQueryable<InvoiceRecord> Narrow(IQueryable<InvoiceRecord> invoices, InvoiceFilter filter)
    {
        if (filter.Region is { } region)
        {
            invoices = OfRegion(invoices, region);
        }

        return filter.Rate is { } rate ? OfRate(invoices, rate) : invoices;
    }

    /// <summary>Counts and sums of invoices by the rates of their lines, each invoice once: lines are read along their key, in one pass.</summary>
    internal async Task<IReadOnlyList<InvoiceSum<string>>> Rates(
        long taxpayerId,
        IQueryable<InvoiceRecord> invoices,
        CancellationToken cancellation
    )
    {
        var rates = db.Rows<InvoiceLineRecord>()
            .Where(line => line.TaxpayerId == taxpayerId && line.TaxRate != null && line.TaxRate != "")
            .GroupBy(line => line.InvoiceId)
            .Select(lines => new
            {
                InvoiceId = lines.Key,
                Least = lines.Min(line => line.TaxRate),
                Most = lines.Max(line => line.TaxRate),
            });
        var sums = await InvoiceSums.Read(
            from invoice in invoices
            join rate in rates on invoice.InvoiceId equals rate.InvoiceId into found
            from rate in found.DefaultIfEmpty()
            group invoice by new { rate.Least, rate.Most },
            cancellation
        );
        return sums.ConvertAll(sum => new InvoiceSum<string>(
            sum.Key.Least is null ? InvoiceFilter.NoRate
                : sum.Key.Least == sum.Key.Most ? sum.Key.Least
                : InvoiceFilter.SeveralRates,
            sum.Totals
        ));
    }

    private IQueryable<InvoiceRecord> OfRate(IQueryable<InvoiceRecord> invoices, string rate)
    {
        var lines = db.Rows<InvoiceLineRecord>().Where(line => line.TaxRate != null && line.TaxRate != "");
        return rate switch
        {
            InvoiceFilter.NoRate => invoices.Where(invoice =>
                !lines.Any(line => line.TaxpayerId == invoice.TaxpayerId && line.InvoiceId == invoice.InvoiceId)
            ),
            InvoiceFilter.SeveralRates => invoices.Where(invoice =>
                lines.Any(line =>
                    line.TaxpayerId == invoice.TaxpayerId
                    && line.InvoiceId == invoice.InvoiceId
                    && lines.Any(other =>
                        other.TaxpayerId == invoice.TaxpayerId
                        && other.InvoiceId == invoice.InvoiceId
                        && other.TaxRate != line.TaxRate
                    )
                )
            ),
            _ => invoices.Where(invoice =>
                lines.Any(line =>
                    line.TaxpayerId == invoice.TaxpayerId && line.InvoiceId == invoice.InvoiceId && line.TaxRate == rate
                )
                && !lines.Any(line =>
                    line.TaxpayerId == invoice.TaxpayerId && line.InvoiceId == invoice.InvoiceId && line.TaxRate != rate
                )
            ),
        };
    }

    // A region is all areas that its table gives it: those of its province that are no region of their own.
    private IQueryable<InvoiceRecord> OfRegion(IQueryable<InvoiceRecord> invoices, string region)
    {
        var all = policy.Regions.All;
        if (all.FirstOrDefault(each => each.Area == region) is not { } wanted)
        {
            var digital = all.Select(each => each.Digital).ToArray();
            var areas = all.Select(each => each.Area).ToArray();
            return Where(
                invoices,
                area =>
                    area == ""
                    || (area.Length == 2 && !digital.Contains(area))
                    || (area.Length == 4 && !areas.Contains(area) && !digital.Contains(area.Substring(0, 2)))
            );
        }

        var (two, four) = (wanted.Digital, wanted.Area);
        var own = all.Where(each => each.Area != four).Select(each => each.Area).ToArray();
        return Where(
            invoices,
            area => area == two || area == four || (area.Length == 4 && area.Substring(0, 2) == two && !own.Contains(area))
        );
    }

    private static IQueryable<InvoiceRecord> Where(IQueryable<InvoiceRecord> invoices, Expression<Func<string, bool>> holds)
    {
        var body = Microsoft.EntityFrameworkCore.Query.ReplacingExpressionVisitor.Replace(
            holds.Parameters[0],
            Area.Body,
            holds.Body
        );
        return invoices.Where(Expression.Lambda<Func<InvoiceRecord, bool>>(body, Area.Parameters[0]));
    }
}
