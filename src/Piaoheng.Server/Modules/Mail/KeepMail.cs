using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>保存邮件: makes a mail safe as it came. When <see cref="Keep"/> returns, the mail is on the disk and in the database, and will be opened.</summary>
internal sealed class KeepMail(
    Database db,
    OriginalStore originals,
    IInvoiceStore invoices,
    MailboxBook book,
    WorkQueue queue,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
)
{
    /// <summary>Where a mail lies.</summary>
    /// <param name="Mailbox">Mailbox.</param>
    /// <param name="Numbering">In which its number counts.</param>
    /// <param name="Uid">Number on the server.</param>
    /// <param name="Ticket">The attempt that fetches it.</param>
    public sealed record Place(MailboxRecord Mailbox, long Numbering, uint Uid, WorkTicket Ticket);

    /// <summary>Makes a mail safe.</summary>
    /// <exception cref="MailboxException">There is no room for it; it stays where it is.</exception>
    public async Task Keep(Place place, Stream raw, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{place.Mailbox.Name} {place.Numbering}-{place.Uid}.eml");
        var saved = await originals.Save(name, raw, Limits.FileBytes, cancellation);
        if (!saved.Succeeded(out var file))
        {
            if (saved.Refusal!.Kind is Platform.Outcomes.RefusalKind.StorageFull)
            {
                throw new MailboxException(MailTexts.DiskFull());
            }

            await LeaveOut(place, Limits.FileBytes, MailTexts.TooLarge(), cancellation);
            return;
        }

        try
        {
            await Store(place, name, file, cancellation);
        }
        catch (Exception exception) when (DiskFull.Is(exception))
        {
            throw new MailboxException(MailTexts.DiskFull(), exception);
        }
    }

    /// <summary>Notes a mail that is not fetched, so that it is not silently missing.</summary>
    public async Task LeaveOut(Place place, long size, CodedText why, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, place.Mailbox.TaxpayerId, cancellation);
        if (await Known(place, cancellation) is null && await queue.Hold(place.Ticket, cancellation))
        {
            var now = time.GetUtcNow();
            await db.AddMany(
                [New(place, size, now) with { State = MailState.Unfetched, Reasons = ReadingCodec.WriteTexts([why]) }],
                cancellation
            );
            await book.Reached(place.Mailbox, place.Numbering, place.Uid, cancellation);
            await work.Commit(cancellation);
        }
    }

    /// <summary>Numbers of mails that the server did not give before.</summary>
    public Task<List<long>> Unfetched(MailboxRecord mailbox, long numbering, int limit, CancellationToken cancellation) =>
        Of(mailbox, numbering)
            .Where(row => row.State == MailState.Unfetched && row.Size <= Limits.FileBytes)
            .OrderBy(row => row.Uid)
            .Select(row => row.Uid)
            .Take(limit)
            .ToListAsync(cancellation);

    /// <summary>Which of these numbers are known already.</summary>
    public async Task<IReadOnlySet<long>> Known(
        MailboxRecord mailbox,
        long numbering,
        IReadOnlyCollection<long> uids,
        CancellationToken cancellation
    ) => await Of(mailbox, numbering).Where(row => uids.Contains(row.Uid)).Select(row => row.Uid).ToHashSetAsync(cancellation);

    /// <summary>Mails that are safe and not marked.</summary>
    public async Task<IReadOnlyList<(long MailId, long Uid)>> Unmarked(
        MailboxRecord mailbox,
        long numbering,
        int limit,
        CancellationToken cancellation
    )
    {
        var rows = await Of(mailbox, numbering)
            .Where(row => !row.IsMarked && row.State != MailState.Unfetched)
            .OrderBy(row => row.Uid)
            .Select(row => new { row.MailId, row.Uid })
            .Take(limit)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => (row.MailId, row.Uid))];
    }

    /// <summary>Notes that mails are marked.</summary>
    public async Task Marked(MailboxRecord mailbox, IReadOnlyCollection<long> mailIds, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, mailbox.TaxpayerId, cancellation);
        await db.Set<MailMessageRecord>()
            .Where(row => row.TaxpayerId == mailbox.TaxpayerId && mailIds.Contains(row.MailId))
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.IsMarked, true), cancellation);
        await work.Commit(cancellation);
    }

    private async Task Store(Place place, string name, StoredFile file, CancellationToken cancellation)
    {
        var mailbox = place.Mailbox;
        await using var work = await UnitOfWork.Begin(db, mailbox.TaxpayerId, cancellation);
        var known = await Known(place, cancellation);
        if (known is { State: not MailState.Unfetched } || !await queue.Hold(place.Ticket, cancellation))
        {
            return;
        }

        if (known is not null)
        {
            await db.Set<MailMessageRecord>()
                .Where(row => row.TaxpayerId == mailbox.TaxpayerId && row.MailId == known.MailId)
                .ExecuteDeleteAsync(cancellation);
        }

        var original = await invoices.AddOriginal(mailbox.TaxpayerId, file, name, Actor.Program, cancellation);
        var now = time.GetUtcNow();
        var mail = New(place, file.Size, now) with { OriginalId = original.OriginalId };
        if (await FirstOf(mailbox.TaxpayerId, original.OriginalId, cancellation) is { } first)
        {
            // The server numbered its mails anew, or delivered this one twice.
            mail = mail with
            {
                State = MailState.Exists,
                FirstMailId = first.MailId,
                Sender = first.Sender,
                Subject = first.Subject,
                SentAt = first.SentAt,
                Reasons = ReadingCodec.WriteTexts([MailTexts.SameMail(first)]),
                FinishedAt = now,
            };
        }
        else
        {
            await queue.Add(mailbox.TaxpayerId, OpenMail.WorkKind, MailboxBook.Key(mail.MailId), cancellation);
        }

        await db.AddMany([mail], cancellation);
        await book.Reached(mailbox, place.Numbering, place.Uid, cancellation);
        await audit.Write(
            mailbox.TaxpayerId,
            Actor.Program,
            new AuditEvent(
                MailActions.Receive.Id,
                "mail:" + MailboxBook.Key(mail.MailId),
                ("mailbox", mailbox.Name),
                ("sha256", file.Sha256),
                ("outcome", mail.State)
            ),
            cancellation
        );
        await work.Commit(cancellation);
    }

    private MailMessageRecord New(Place place, long size, DateTimeOffset now) =>
        new()
        {
            TaxpayerId = place.Mailbox.TaxpayerId,
            MailId = ids.Next(),
            MailboxId = place.Mailbox.MailboxId,
            Numbering = place.Numbering,
            Uid = place.Uid,
            State = MailState.Waiting,
            Size = size,
            OriginalId = null,
            MessageId = null,
            Digest = null,
            Sender = "",
            Subject = "",
            SentAt = null,
            ReceivedAt = now,
            TargetId = null,
            BatchId = null,
            FirstMailId = null,
            Reasons = ReadingCodec.WriteTexts(Array.Empty<CodedText>()),
            IsMarked = place.Mailbox.Mark == MailMark.None,
            FinishedAt = null,
        };

    private Task<MailMessageRecord?> Known(Place place, CancellationToken cancellation) =>
        Of(place.Mailbox, place.Numbering).FirstOrDefaultAsync(row => row.Uid == place.Uid, cancellation);

    private Task<MailMessageRecord?> FirstOf(long taxpayerId, long originalId, CancellationToken cancellation) =>
        db.Rows<MailMessageRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.OriginalId == originalId)
            .OrderBy(row => row.MailId)
            .FirstOrDefaultAsync(cancellation);

    private IQueryable<MailMessageRecord> Of(MailboxRecord mailbox, long numbering) =>
        db.Rows<MailMessageRecord>()
            .Where(row =>
                row.TaxpayerId == mailbox.TaxpayerId && row.MailboxId == mailbox.MailboxId && row.Numbering == numbering
            );
}
