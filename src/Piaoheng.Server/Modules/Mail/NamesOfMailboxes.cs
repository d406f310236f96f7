using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Mailboxes by name in 操作日志.</summary>
internal sealed class NamesOfMailboxes(Database db) : IAuditNames
{
    public AuditSubject Kind => MailActions.Mailbox;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(
        long taxpayerId,
        List<long> ids,
        CancellationToken cancellation
    ) =>
        await db.Rows<MailboxRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.MailboxId))
            .ToDictionaryAsync(row => row.MailboxId, row => new AuditName(row.Name), cancellation);
}
