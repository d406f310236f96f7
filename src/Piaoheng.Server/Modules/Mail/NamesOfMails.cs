using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Mails by subject in 操作日志.</summary>
internal sealed class NamesOfMails(Database db) : IAuditNames
{
    public AuditSubject Kind => MailActions.Mail;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(
        long taxpayerId,
        List<long> ids,
        CancellationToken cancellation
    ) =>
        await db.Rows<MailMessageRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.MailId))
            .ToDictionaryAsync(row => row.MailId, row => new AuditName(row.Subject), cancellation);
}
