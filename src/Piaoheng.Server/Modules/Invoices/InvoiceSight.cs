using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>记录范围 of invoices and originals: whoever does not reach those of everybody sees what they or their department brought in or use.</summary>
/// <remarks>Every query that shows somebody an invoice passes here; the merging and comparing of the program itself does not.</remarks>
internal static class InvoiceSight
{
    /// <summary>Those of the invoices that the actor may see.</summary>
    public static IQueryable<InvoiceRecord> SeenBy(this IQueryable<InvoiceRecord> invoices, Database db, Actor actor) =>
        actor.OwnersSeenBy(InvoicesPermissions.View) is { } owners ? invoices.SeenBy(db, owners) : invoices;

    /// <summary>Those of the invoices that belong to somebody: brought in as a document, or used by a book row of the department.</summary>
    public static IQueryable<InvoiceRecord> SeenBy(this IQueryable<InvoiceRecord> invoices, Database db, RecordOwners owners)
    {
        var readings = db.Rows<ReadingRecord>();
        var uses = db.Rows<UseRecord>();
        var bringers = Bringers(db, owners);
        var department = owners.Department;
        return invoices.Where(invoice =>
            readings.Any(reading =>
                reading.TaxpayerId == invoice.TaxpayerId
                && reading.InvoiceId == invoice.InvoiceId
                && bringers.Any(own => own.TaxpayerId == reading.TaxpayerId && own.OriginalId == reading.OriginalId)
            )
            || uses.Any(use =>
                use.TaxpayerId == invoice.TaxpayerId
                && use.InvoiceId == invoice.InvoiceId
                && (
                    (department != "" && use.Department == department)
                    || bringers.Any(own => own.TaxpayerId == use.TaxpayerId && own.OriginalId == use.OriginalId)
                )
            )
        );
    }

    /// <summary>Of some originals, those that the actor may open.</summary>
    public static async Task<IReadOnlySet<long>> OriginalsSeenBy(
        this Database db,
        long taxpayerId,
        IReadOnlyCollection<long> originalIds,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (actor.OwnersSeenBy(InvoicesPermissions.View) is not { } owners)
        {
            return originalIds.ToHashSet();
        }

        var wanted = originalIds.ToList();
        var seen = await Bringers(db, owners)
            .Where(own => own.TaxpayerId == taxpayerId && wanted.Contains(own.OriginalId))
            .Select(own => own.OriginalId)
            .ToListAsync(cancellation);
        return seen.ToHashSet();
    }

    private static IQueryable<OriginalBringerRecord> Bringers(Database db, RecordOwners owners)
    {
        var users = owners.Users.ToList();
        return db.Rows<OriginalBringerRecord>().Where(own => users.Contains(own.UserId));
    }
}
