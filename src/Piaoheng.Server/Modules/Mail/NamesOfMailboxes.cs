using System.Linq.Expressions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Mailboxes by name in 操作日志.</summary>
internal sealed class NamesOfMailboxes(Database db) : NamesOfRows<MailboxRecord>(db)
{
    public override AuditSubject Kind => MailActions.Mailbox;

    protected override Expression<Func<MailboxRecord, NamedRow>> Read => row => new NamedRow(row.MailboxId, row.Name, 0);

    protected override Expression<Func<MailboxRecord, bool>> Among(long taxpayerId, List<long> ids) =>
        row => row.TaxpayerId == taxpayerId && ids.Contains(row.MailboxId);
}
