using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Care;

/// <summary>What becomes of notes, tags and 回收站 marks when two invoices prove to be one.</summary>
internal static class JoinedCare
{
    public static async Task Join(Database db, long taxpayerId, long from, long into, CancellationToken cancellation)
    {
        await db.Set<InvoiceNoteRecord>()
            .Where(note => note.TaxpayerId == taxpayerId && note.InvoiceId == from)
            .ExecuteUpdateAsync(note => note.SetProperty(own => own.InvoiceId, into), cancellation);
        await JoinTags(db, taxpayerId, from, into, cancellation);

        // Together they are put aside only where both were: nothing may vanish because something arrived.
        var marked = await db.Rows<InvoiceTrashRecord>()
            .Where(mark => mark.TaxpayerId == taxpayerId && (mark.InvoiceId == from || mark.InvoiceId == into))
            .Select(mark => mark.InvoiceId)
            .ToListAsync(cancellation);
        if (marked.Count == 0)
        {
            return;
        }

        var isOneKept = marked.Count == 1;
        await db.Set<InvoiceTrashRecord>()
            .Where(mark => mark.TaxpayerId == taxpayerId && (mark.InvoiceId == from || (isOneKept && mark.InvoiceId == into)))
            .ExecuteDeleteAsync(cancellation);
        await db.Set<InvoiceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == into)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.IsTrashed, !isOneKept), cancellation);
    }

    private static async Task JoinTags(Database db, long taxpayerId, long from, long into, CancellationToken cancellation)
    {
        var tags = db.Set<InvoiceTagRecord>();
        await tags.Where(mark =>
                mark.TaxpayerId == taxpayerId
                && mark.InvoiceId == from
                && tags.Any(other => other.TaxpayerId == taxpayerId && other.InvoiceId == into && other.TagId == mark.TagId)
            )
            .ExecuteDeleteAsync(cancellation);
        await tags.Where(mark => mark.TaxpayerId == taxpayerId && mark.InvoiceId == from)
            .ExecuteUpdateAsync(mark => mark.SetProperty(own => own.InvoiceId, into), cancellation);
    }
}
