namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Slices an ordered list by the key of a row. Each order is served by an index, at any depth.</summary>
internal static class InvoicePaging
{
    /// <summary>The rows after a place in the order of the list, or before it in the opposite order.</summary>
    public static IQueryable<InvoiceRecord> Slice(
        IQueryable<InvoiceRecord> query,
        InvoiceOrder order,
        PagePlace? place,
        int count
    )
    {
        var descends = order is InvoiceOrder.Newest or InvoiceOrder.Largest;
        var down = descends != place is { IsBefore: true };
        var slice = order is InvoiceOrder.Newest or InvoiceOrder.Oldest
            ? ByDate(query, down, place)
            : ByAmount(query, down, place);
        return slice.Take(count);
    }

    /// <summary>The place of a row.</summary>
    public static PagePlace PlaceOf(InvoiceRecord record, InvoiceOrder order, bool isBefore) =>
        new(
            order is InvoiceOrder.Newest or InvoiceOrder.Oldest ? record.IssueDate.DayNumber : record.OrderFen,
            record.InvoiceId,
            isBefore
        );

    // The first comparison bounds the index scan, the second decides among rows of the same key.
    private static IQueryable<InvoiceRecord> ByDate(IQueryable<InvoiceRecord> query, bool down, PagePlace? place)
    {
        if (place is { } given)
        {
            var day = DateOnly.FromDayNumber((int)Math.Clamp(given.Key, 0, DateOnly.MaxValue.DayNumber));
            var id = given.Id;
            query = down
                ? query.Where(row => row.IssueDate <= day && (row.IssueDate < day || row.InvoiceId < id))
                : query.Where(row => row.IssueDate >= day && (row.IssueDate > day || row.InvoiceId > id));
        }

        return down
            ? query.OrderByDescending(row => row.IssueDate).ThenByDescending(row => row.InvoiceId)
            : query.OrderBy(row => row.IssueDate).ThenBy(row => row.InvoiceId);
    }

    private static IQueryable<InvoiceRecord> ByAmount(IQueryable<InvoiceRecord> query, bool down, PagePlace? place)
    {
        if (place is { } given)
        {
            var (key, id) = (given.Key, given.Id);
            query = down
                ? query.Where(row => row.OrderFen <= key && (row.OrderFen < key || row.InvoiceId < id))
                : query.Where(row => row.OrderFen >= key && (row.OrderFen > key || row.InvoiceId > id));
        }

        return down
            ? query.OrderByDescending(row => row.OrderFen).ThenByDescending(row => row.InvoiceId)
            : query.OrderBy(row => row.OrderFen).ThenBy(row => row.InvoiceId);
    }
}
