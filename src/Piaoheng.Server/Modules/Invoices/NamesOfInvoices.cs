using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Invoices by number in 操作日志.</summary>
internal sealed class NamesOfInvoices(Database db) : IAuditNames
{
    public AuditSubject Kind => InvoicesActions.Invoice;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(
        long taxpayerId,
        List<long> ids,
        CancellationToken cancellation
    ) =>
        await db.Rows<InvoiceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.InvoiceId))
            .ToDictionaryAsync(row => row.InvoiceId, row => new AuditName(row.Code + row.Number), cancellation);
}
