using System.Linq.Expressions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Invoices by number in 操作日志.</summary>
internal sealed class NamesOfInvoices(Database db) : NamesOfRows<InvoiceRecord>(db)
{
    public override AuditSubject Kind => InvoicesActions.Invoice;

    protected override Expression<Func<InvoiceRecord, NamedRow>> Read =>
        row => new NamedRow(row.InvoiceId, row.Code + row.Number, 0);

    protected override Expression<Func<InvoiceRecord, bool>> Among(long taxpayerId, List<long> ids) =>
        row => row.TaxpayerId == taxpayerId && ids.Contains(row.InvoiceId);
}
