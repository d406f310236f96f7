using System.Linq.Expressions;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Slices an ordered list by the values of a row. Where an index serves the first step of the order, at any depth.</summary>
internal static class InvoicePaging
{
    private static readonly SortKey Itself = new SortKey<long>(
        invoice => invoice.InvoiceId,
        id => id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        text => (long.Parse(text, System.Globalization.CultureInfo.InvariantCulture), true)
    )
    {
        Id = "id",
        Word = "",
    };

    /// <summary>The rows after a place in the order of the list, or before it in the opposite order.</summary>
    public static IQueryable<InvoiceRecord> Slice(
        IQueryable<InvoiceRecord> query,
        InvoiceOrder order,
        PagePlace? place,
        int count
    )
    {
        var turns = place is { IsBefore: true };
        List<OrderStep> steps =
        [
            .. order.Steps.Select(step => step with { Descends = step.Descends != turns }),
            new OrderStep(Itself, order.Steps[0].Descends != turns),
        ];
        if (place is not null && Behind(steps, place) is { } behind)
        {
            query = query.Where(behind);
        }
        else if (order.Steps is [{ Key.Bound: { } bound }, _, ..])
        {
            query = query.Where(bound);
        }

        IOrderedQueryable<InvoiceRecord>? sorted = null;
        foreach (var step in steps)
        {
            sorted = step.Key.Sort(query, step.Descends, sorted);
        }

        return sorted!.Take(count);
    }

    /// <summary>The place of a row.</summary>
    public static PagePlace PlaceOf(InvoiceRecord record, InvoiceOrder order, bool isBefore) =>
        new([.. order.Steps.Select(step => step.Key.TextOf(record))], record.InvoiceId, isBefore);

    /// <summary>Whether a row lies behind a place: in the first step in which the two differ. Null when the place is of another order.</summary>
    private static Expression<Func<InvoiceRecord, bool>>? Behind(List<OrderStep> steps, PagePlace place)
    {
        var values = place.Values.Append(place.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToList();
        if (values.Count != steps.Count)
        {
            return null;
        }

        var invoice = Expression.Parameter(typeof(InvoiceRecord), "invoice");
        Expression? later = null;
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            if (i == steps.Count - 2 && steps[i].Key.HasIndex && steps[i].Descends == steps[^1].Descends)
            {
                later = steps[i].Key.Behind(invoice, values[i], place.Id, steps[i].Descends);
                if (later is null)
                {
                    return null;
                }

                continue;
            }

            if (steps[i].Key.Compare(invoice, values[i], steps[i].Descends) is not (var behind, var notBefore))
            {
                return null;
            }

            // The first comparison bounds the scan of the index, the second decides among rows of the same value.
            later = later is null ? behind : Expression.AndAlso(notBefore, Expression.OrElse(behind, later));
        }

        return Expression.Lambda<Func<InvoiceRecord, bool>>(later!, invoice);
    }
}
