using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>发票清单: pages of any depth in the same time, by the key of the last row instead of a page number.</summary>
internal sealed class SearchInvoices(InvoiceSearch search, WholeMonths whole, IParties parties, Actor actor) : ISlice
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Counting stops here; an exact count is made on demand.</summary>
    public const int CountedUpTo = 1_000;

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/invoices", Answer).Requires(InvoicesPermissions.View);

    /// <summary>One page of a list.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="filter">筛选条件.</param>
    /// <param name="asked">排序.</param>
    /// <param name="place">Where the page begins; null = at the start of the list.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<InvoicePage> Page(
        long taxpayerId,
        InvoiceFilter filter,
        InvoiceOrder asked,
        PagePlace? place,
        CancellationToken cancellation
    )
    {
        var order = asked.For(actor);
        var query = await search.Query(taxpayerId, filter, cancellation);
        var (records, hasFurther) = await Read(query, order, place, cancellation);
        var isBackwards = place is { IsBefore: true };
        if (isBackwards)
        {
            records.Reverse();
        }

        var names = await parties.Read(taxpayerId, PartiesOf(records), cancellation);
        return new InvoicePage(
            [.. records.Select(record => InvoiceRow.Of(record, names))],
            records is [var first, ..] && (isBackwards ? hasFurther : place is not null)
                ? InvoicePaging.PlaceOf(first, order, isBefore: true)
                : null,
            records is [.., var last] && (isBackwards || hasFurther) ? InvoicePaging.PlaceOf(last, order, isBefore: false) : null
        );
    }

    // Several steps sort all that is equal in the first one, a day of thousands: by the keys alone, for whole rows are ten times
    // as much to carry. One step follows an index and sorts nothing. What leaves the list between keys and rows ends no list.
    private static async Task<(List<InvoiceRecord> Records, bool HasFurther)> Read(
        IQueryable<InvoiceRecord> query,
        InvoiceOrder order,
        PagePlace? place,
        CancellationToken cancellation
    )
    {
        var slice = InvoicePaging.Slice(query, order, place, PageSize + 1);
        if (order.Steps.Count == 1)
        {
            var rows = await slice.ToListAsync(cancellation);
            return ([.. rows.Take(PageSize)], rows.Count > PageSize);
        }

        while (true)
        {
            var found = await slice.Select(record => record.InvoiceId).ToListAsync(cancellation);
            List<long> ids = [.. found.Take(PageSize)];
            var records = await query.Where(record => ids.Contains(record.InvoiceId)).ToListAsync(cancellation);
            if (records.Count > 0 || ids.Count == 0)
            {
                var places = ids.Index().ToDictionary(each => each.Item, each => each.Index);
                return ([.. records.OrderBy(record => places[record.InvoiceId])], found.Count > PageSize);
            }
        }
    }

    /// <summary>Rows in the order of the list, all of them, one after another.</summary>
    public async IAsyncEnumerable<InvoiceRow> All(
        long taxpayerId,
        InvoiceFilter filter,
        InvoiceOrder order,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (PagePlace? place = null; ; )
        {
            var page = await Page(taxpayerId, filter, order, place, cancellation);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Next is null)
            {
                yield break;
            }

            place = page.Next;
        }
    }

    /// <summary>The invoices before and behind one in the order of a list; null at its ends. The one itself need not be in the list.</summary>
    public async Task<(string? Before, string? Behind)> Neighbours(
        long taxpayerId,
        InvoiceFilter filter,
        InvoiceOrder order,
        InvoiceRecord invoice,
        CancellationToken cancellation
    )
    {
        var query = await search.Query(taxpayerId, filter, cancellation);
        var served = await Served(taxpayerId, filter, order, cancellation);
        return (await Next(isBefore: true), await Next(isBefore: false));

        async Task<string?> Next(bool isBefore)
        {
            var place = InvoicePaging.PlaceOf(invoice, served, isBefore);
            var ids = await InvoicePaging.Slice(query, served, place, 1).Select(row => row.InvoiceId).ToListAsync(cancellation);
            return ids is [var id] ? id.ToString(CultureInfo.InvariantCulture) : null;
        }
    }

    /// <summary>The order in which a list is shown: the one asked for, as far as it can be had without sorting a great many.</summary>
    public async Task<InvoiceOrder> Served(
        long taxpayerId,
        InvoiceFilter filter,
        InvoiceOrder asked,
        CancellationToken cancellation
    ) => asked.For(actor) is var order && order.HasIndex ? order : order.Within(await Count(taxpayerId, filter, cancellation));

    /// <summary>How many there are, at most <see cref="CountedUpTo"/> + 1.</summary>
    public async Task<int> Count(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation)
    {
        var query = await search.Query(taxpayerId, filter, cancellation);
        // Along the index of the dates, so that counting stops early there.
        return await query
            .OrderBy(invoice => invoice.IssueDate)
            .ThenBy(invoice => invoice.InvoiceId)
            .Take(CountedUpTo + 1)
            .CountAsync(cancellation);
    }

    /// <summary>Exact count and sums; reads every row that the filter keeps, unless they are those of whole months.</summary>
    public async Task<InvoiceTotals> Totals(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation)
    {
        if (await whole.Of(taxpayerId, filter, cancellation) is { } months)
        {
            return InvoiceTotals.Of(months);
        }

        var query = await search.Query(taxpayerId, filter, cancellation);
        return await InvoiceSums.Read(query.GroupBy(_ => 1), cancellation) is [var all] ? all.Totals : InvoiceTotals.None;
    }

    private static HashSet<long> PartiesOf(IEnumerable<InvoiceRecord> records) =>
        [.. records.SelectMany(record => new[] { record.SellerId, record.BuyerId, record.CounterpartyId }).OfType<long>()];

    private static async Task<IResult> Answer(
        SearchInvoices slice,
        ITaxpayers taxpayers,
        string taxpayer,
        [AsParameters] InvoiceFilter filter,
        string? order,
        string? place,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var served = await slice.Served(found.TaxpayerId, filter, InvoiceOrders.Parse(order), cancellation);
        return Results.Ok(await slice.Page(found.TaxpayerId, filter, served, PagePlace.Parse(place), cancellation));
    }
}

/// <summary>A page of a list of invoices.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Previous">Where the page before ends; null on the first page.</param>
/// <param name="Next">Where the next page begins; null on the last page.</param>
public sealed record InvoicePage(IReadOnlyList<InvoiceRow> Rows, PagePlace? Previous, PagePlace? Next);
