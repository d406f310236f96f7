using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>The rows of merged invoices: removed and written anew as a whole, for they follow from the evidence.</summary>
internal static class InvoiceRows
{
    public const int Chunk = 5_000;

    /// <summary>The invoices of a taxpayer that count: all but those in the 回收站.</summary>
    public static IQueryable<InvoiceRecord> Kept(Database db, long taxpayerId) =>
        db.Rows<InvoiceRecord>().Where(row => row.TaxpayerId == taxpayerId && !row.IsTrashed);

    /// <summary>Whether the taxpayer has an invoice of this id that the actor may see, in the 回收站 or not.</summary>
    public static Task<bool> IsThere(
        Database db,
        (long TaxpayerId, long InvoiceId) invoice,
        Actor actor,
        CancellationToken cancellation
    ) =>
        db.Rows<InvoiceRecord>()
            .SeenBy(db, actor)
            .AnyAsync(row => row.TaxpayerId == invoice.TaxpayerId && row.InvoiceId == invoice.InvoiceId, cancellation);

    public static async Task Remove(
        Database db,
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        db.RequireTransaction();
        foreach (var chunk in invoiceIds.Chunk(Chunk))
        {
            await db.Set<InvoiceRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .ExecuteDeleteAsync(cancellation);
            await db.Set<InvoiceLineRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .ExecuteDeleteAsync(cancellation);
            await db.Set<FindingRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .ExecuteDeleteAsync(cancellation);
        }
    }
}
