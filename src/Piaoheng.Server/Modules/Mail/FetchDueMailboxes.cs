using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>定时收取: makes the work for mailboxes whose time has come.</summary>
internal sealed class FetchDueMailboxes(Database db, MailboxBook book, WorkSignal signal, TimeProvider time) : IScheduledCheck
{
    public async Task Check(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var due = await db.Rows<MailboxRecord>()
            .Where(row => row.IsOn && !row.IsFetching && row.NextAt <= now)
            .Select(row => new { row.TaxpayerId, row.MailboxId })
            .OrderBy(row => row.TaxpayerId)
            .ThenBy(row => row.MailboxId)
            .ToListAsync(cancellation);
        foreach (var mailbox in due)
        {
            await using var work = await UnitOfWork.Begin(db, mailbox.TaxpayerId, cancellation);
            await book.Order(mailbox.TaxpayerId, mailbox.MailboxId, cancellation);
            await work.Commit(cancellation);
            signal.Wake();
        }
    }
}
