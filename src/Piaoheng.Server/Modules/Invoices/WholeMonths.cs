using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Figures of whole months, of which only those are counted that changed: a million invoices need not be added up for each look.</summary>
internal sealed class WholeMonths(IOurRecords ours, InvoiceSearch search, Actor actor)
{
    /// <summary>The figures of a filter by month, direction and 票种; null when it asks for more than these, or the actor does not see all invoices.</summary>
    public async Task<IReadOnlyList<MonthTotal>?> Of(long taxpayerId, InvoiceFilter filter, CancellationToken cancellation)
    {
        if (!IsOfWholeMonths(filter) || actor.OwnersSeenBy(InvoicesPermissions.View) is not null)
        {
            return null;
        }

        var months = (await Undated(taxpayerId, cancellation)).Concat(await ours.Months(taxpayerId, cancellation));
        var direction = Words.Parse<Direction>(filter.Direction, Words.Of);
        return
        [
            .. months
                .Where(total => !(total.Month < filter.From) && !(total.Month > filter.To))
                .Where(total => direction is null || total.Direction == direction)
                .Where(total => filter.Kind is [] || filter.Kind.Contains(total.Kind, StringComparer.Ordinal)),
        ];
    }

    private static bool IsOfWholeMonths(InvoiceFilter filter)
    {
        var rest = filter with { Direction = null, Kind = [], From = null, To = null };
        return FilterAddress.Of(rest).Length == 0
            && filter.From is null or { Day: 1 }
            && (filter.To is not { } to || to.AddDays(to == DateOnly.MaxValue ? 0 : 1).Day == 1);
    }

    // Invoices without a date stand before all days, and months do not count them; there are few.
    private async Task<List<MonthTotal>> Undated(long taxpayerId, CancellationToken cancellation)
    {
        var filter = new InvoiceFilter { From = DateOnly.MinValue, To = DateOnly.MinValue };
        var invoices = await search.Query(taxpayerId, filter, cancellation);
        return MonthTotal.Of(await DayTotals.Of(invoices, cancellation));
    }
}
