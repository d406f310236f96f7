using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Secrets;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>邮箱簿: what is set up, how far each mailbox is read, and how it last went.</summary>
internal sealed class MailboxBook(Database db, SecretFiles secrets, WorkQueue queue, TimeProvider time)
{
    private const string Password = "password";
    private const int LongestPauseMinutes = 60;

    /// <summary>Every mailbox of a taxpayer.</summary>
    public Task<List<MailboxRecord>> All(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<MailboxRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .OrderBy(row => row.MailboxId)
            .ToListAsync(cancellation);

    /// <summary>A mailbox; null when the taxpayer has none of this id.</summary>
    public Task<MailboxRecord?> Find(long taxpayerId, long mailboxId, CancellationToken cancellation) =>
        db.Rows<MailboxRecord>()
            .SingleOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.MailboxId == mailboxId, cancellation);

    /// <summary>Rules of a mailbox, in their order.</summary>
    public Task<List<MailRuleRecord>> Rules(long taxpayerId, long mailboxId, CancellationToken cancellation) =>
        db.Rows<MailRuleRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.MailboxId == mailboxId)
            .OrderBy(row => row.RuleNo)
            .ToListAsync(cancellation);

    /// <summary>The password of a mailbox.</summary>
    /// <exception cref="MailboxException">None is kept.</exception>
    public string PasswordOf(MailboxRecord mailbox) =>
        secrets.Read(SecretName(mailbox.MailboxId)).TryGetValue(Password, out var password) && password.Length > 0
            ? password
            : throw new MailboxException(MailTexts.NoPassword());

    /// <summary>Whether a password is kept; it is never shown.</summary>
    public bool HasPassword(long mailboxId) => secrets.Read(SecretName(mailboxId)).ContainsKey(Password);

    /// <summary>Keeps a password.</summary>
    public void KeepPassword(long mailboxId, string password) =>
        secrets.Write(SecretName(mailboxId), new Dictionary<string, string>(StringComparer.Ordinal) { [Password] = password });

    /// <summary>Makes the work that looks into a mailbox. Call inside a unit of work.</summary>
    /// <returns>False where such work waits or runs already.</returns>
    public async Task<bool> Order(long taxpayerId, long mailboxId, CancellationToken cancellation)
    {
        var ordered = await Row(taxpayerId, mailboxId)
            .Where(row => row.IsOn && !row.IsFetching)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.IsFetching, true), cancellation);
        if (ordered == 1)
        {
            await queue.Add(taxpayerId, FetchMail.WorkKind, Key(mailboxId), cancellation);
        }

        return ordered == 1;
    }

    /// <summary>The server has numbered its mails anew: what was read counts no more. Call inside a unit of work.</summary>
    public Task Renumber(MailboxRecord mailbox, long numbering, CancellationToken cancellation) =>
        Row(mailbox.TaxpayerId, mailbox.MailboxId)
            .ExecuteUpdateAsync(
                row => row.SetProperty(own => own.Numbering, numbering).SetProperty(own => own.LastUid, 0),
                cancellation
            );

    /// <summary>All mails up to one are safe. Call inside the unit of work that makes them so.</summary>
    public Task Reached(MailboxRecord mailbox, long numbering, long uid, CancellationToken cancellation) =>
        Row(mailbox.TaxpayerId, mailbox.MailboxId)
            .Where(row => row.Numbering == numbering && row.LastUid < uid)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.LastUid, uid), cancellation);

    /// <summary>It was read. Call inside a unit of work.</summary>
    public Task Succeeded(MailboxRecord mailbox, int brought, bool hasMore, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var next = hasMore ? now : now.AddMinutes(mailbox.EveryMinutes);
        return Row(mailbox.TaxpayerId, mailbox.MailboxId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.IsFetching, false)
                        .SetProperty(own => own.TriedAt, now)
                        .SetProperty(own => own.SucceededAt, now)
                        .SetProperty(own => own.Brought, brought)
                        .SetProperty(own => own.Failures, 0)
                        .SetProperty(own => own.Problem, ReadingCodec.WriteTexts(Array.Empty<CodedText>()))
                        .SetProperty(own => own.NextAt, next),
                cancellation
            );
    }

    /// <summary>It could not be read; it is tried again by itself, less and less often. Call inside a unit of work.</summary>
    public Task Failed(MailboxRecord mailbox, CodedText said, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var pause = Math.Min(1 << Math.Min(mailbox.Failures, 10), LongestPauseMinutes);
        var problem = ReadingCodec.WriteTexts([said]);
        return Row(mailbox.TaxpayerId, mailbox.MailboxId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.IsFetching, false)
                        .SetProperty(own => own.TriedAt, now)
                        .SetProperty(own => own.Failures, own => own.Failures + 1)
                        .SetProperty(own => own.Problem, problem)
                        .SetProperty(own => own.NextAt, now.AddMinutes(pause)),
                cancellation
            );
    }

    /// <summary>How a mailbox is called in the work queue.</summary>
    public static string Key(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static string SecretName(long mailboxId) => "mailbox-" + Key(mailboxId);

    private IQueryable<MailboxRecord> Row(long taxpayerId, long mailboxId) =>
        db.Set<MailboxRecord>().Where(row => row.TaxpayerId == taxpayerId && row.MailboxId == mailboxId);
}
