using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Formats;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>收取邮件 of one mailbox: each mail is made safe as it came, then marked on the server, then opened by work of its own.</summary>
/// <remarks>
/// A mail is asked for again until it is safe, and told to be safe only afterwards. What a kill leaves undone is done by the
/// next attempt: a mail that is safe already is known by its number, one that was not marked stands in the table.
/// </remarks>
internal sealed class FetchMail(MailboxBook book, KeepMail keep, WorkQueue queue, WorkSignal signal, Database db, AuditLog audit)
    : IWorkHandler
{
    public const string WorkKind = "mail-fetch";

    /// <summary>Mails of one attempt; what is left comes with the next, at once.</summary>
    internal const int MailsPerRun = 100;

    private const int MarksPerRun = 500;
    private const int TriedAgainPerRun = 20;

    public string Kind => WorkKind;

    public async Task Do(WorkTicket ticket, CancellationToken cancellation)
    {
        var mailbox = await Mailbox(ticket, cancellation);
        try
        {
            var fetched = mailbox.IsOn ? await Fetch(mailbox, ticket, cancellation) : Fetched.Nothing;
            await Close(
                ticket,
                async () =>
                {
                    await book.Reached(mailbox, fetched.Numbering, fetched.LastUid, cancellation);
                    await book.Succeeded(mailbox, fetched.Brought, fetched.HasMore, cancellation);
                },
                cancellation
            );
        }
        catch (MailboxException failure)
        {
            cancellation.ThrowIfCancellationRequested();
            await Close(ticket, () => book.Failed(mailbox, failure.Said, cancellation), cancellation);
        }
    }

    public async Task GiveUp(WorkTicket ticket, CancellationToken cancellation)
    {
        var mailbox = await Mailbox(ticket, cancellation);
        await Close(ticket, () => book.Failed(mailbox, MailTexts.FetchFailed(), cancellation), cancellation);
    }

    private async Task<Fetched> Fetch(MailboxRecord mailbox, WorkTicket ticket, CancellationToken cancellation)
    {
        await using var inbox = await ImapInbox.Open(mailbox, book.PasswordOf(mailbox), cancellation);
        var numbering = mailbox.NumberingOf(inbox.Validity);
        if (mailbox.Numbering != numbering)
        {
            await Renumber(mailbox, numbering, cancellation);
        }

        await Mark(mailbox, numbering, inbox, cancellation);
        var again = await keep.Unfetched(mailbox, numbering, TriedAgainPerRun, cancellation);
        var last = mailbox.Numbering == numbering ? mailbox.LastUid : 0;
        var arrived = await inbox.After((uint)last, mailbox.Since, MailsPerRun, cancellation);
        var known = await keep.Known(mailbox, numbering, [.. arrived.Select(mail => (long)mail.Uid)], cancellation);
        var wanted = (await inbox.These(again, cancellation)).Concat(arrived.Where(mail => !known.Contains(mail.Uid))).ToList();
        foreach (var mail in wanted)
        {
            await Take(new KeepMail.Place(mailbox, numbering, mail.Uid, ticket), mail.Size, inbox, cancellation);
            signal.Wake();
        }

        await Mark(mailbox, numbering, inbox, cancellation);
        return new Fetched(
            numbering,
            arrived.Count > 0 ? arrived[^1].Uid : last,
            arrived.Count - known.Count,
            HasMore: arrived.Count == MailsPerRun
        );
    }

    private async Task Take(KeepMail.Place place, long size, ImapInbox inbox, CancellationToken cancellation)
    {
        if (size > Limits.FileBytes)
        {
            await keep.LeaveOut(place, size, MailTexts.TooLarge(), cancellation);
            return;
        }

        if (await inbox.Raw(place.Uid, cancellation) is not { } raw)
        {
            await keep.LeaveOut(place, size, MailTexts.NotGiven(), cancellation);
            return;
        }

        await using (raw)
        {
            await keep.Keep(place, raw, cancellation);
        }
    }

    /// <summary>Marks what is safe and was not marked, also by an attempt that was killed.</summary>
    private async Task Mark(MailboxRecord mailbox, long numbering, ImapInbox inbox, CancellationToken cancellation)
    {
        var unmarked = await keep.Unmarked(mailbox, numbering, MarksPerRun, cancellation);
        if (unmarked.Count > 0)
        {
            await inbox.Mark([.. unmarked.Select(mail => mail.Uid)], cancellation);
            await keep.Marked(mailbox, [.. unmarked.Select(mail => mail.MailId)], cancellation);
        }
    }

    private async Task Renumber(MailboxRecord mailbox, long numbering, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, mailbox.TaxpayerId, cancellation);
        await book.Renumber(mailbox, numbering, cancellation);
        if (mailbox.Numbering != 0)
        {
            await audit.Write(
                mailbox.TaxpayerId,
                Actor.Program,
                new AuditEvent(
                    MailActions.Renumbered.Id,
                    "mailbox:" + MailboxBook.Key(mailbox.MailboxId),
                    ("before", mailbox.Numbering.ToString(CultureInfo.InvariantCulture)),
                    ("now", numbering.ToString(CultureInfo.InvariantCulture))
                ),
                cancellation
            );
        }

        await work.Commit(cancellation);
    }

    private async Task Close(WorkTicket ticket, Func<Task> note, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (await queue.Finish(ticket, cancellation))
        {
            await note();
            await work.Commit(cancellation);
        }
    }

    private async Task<MailboxRecord> Mailbox(WorkTicket ticket, CancellationToken cancellation)
    {
        var mailboxId = long.Parse(ticket.WindowKey, CultureInfo.InvariantCulture);
        return await book.Find(ticket.TaxpayerId, mailboxId, cancellation)
            ?? throw new InvalidDataException("A work unit names a mailbox that is not there.");
    }

    /// <summary>What one attempt did.</summary>
    /// <param name="Numbering">In which its numbers count.</param>
    /// <param name="LastUid">All mails up to it are safe.</param>
    /// <param name="Brought">New mails.</param>
    /// <param name="HasMore">Whether more wait on the server.</param>
    private sealed record Fetched(long Numbering, long LastUid, int Brought, bool HasMore)
    {
        public static Fetched Nothing { get; } = new(0, 0, 0, HasMore: false);
    }
}
