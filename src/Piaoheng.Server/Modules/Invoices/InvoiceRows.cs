using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>The rows of merged invoices: removed and written anew as a whole, for they follow from the evidence.</summary>
internal static class InvoiceRows
{
    public const int Chunk = 5_000;

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
