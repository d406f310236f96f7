using System.Linq.Expressions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>Mails by subject in 操作日志.</summary>
internal sealed class NamesOfMails(Database db) : NamesOfRows<MailMessageRecord>(db)
{
    public override AuditSubject Kind => MailActions.Mail;

    protected override Expression<Func<MailMessageRecord, NamedRow>> Read => row => new NamedRow(row.MailId, row.Subject, 0);

    protected override Expression<Func<MailMessageRecord, bool>> Among(long taxpayerId, List<long> ids) =>
        row => row.TaxpayerId == taxpayerId && ids.Contains(row.MailId);
}
