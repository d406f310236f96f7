using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Formats.Mail;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>拆开邮件: has a kept mail taken apart in a worker process and brings each attachment through the normal intake.</summary>
/// <remarks>
/// Where the attachments go is written down before the first of them: an attempt that is killed is repeated into the same
/// import, which knows what it has.
/// </remarks>
internal sealed class OpenMail(
    Database db,
    OriginalStore originals,
    IInvoiceStore invoices,
    WorkerPool worker,
    ITaxpayers taxpayers,
    IFileIntake intake,
    FetchLinks links,
    MailboxBook book,
    WorkQueue queue,
    AuditLog audit,
    TimeProvider time
) : IWorkHandler
{
    public const string WorkKind = "mail-open";

    public string Kind => WorkKind;

    public async Task Do(WorkTicket ticket, CancellationToken cancellation)
    {
        var mail = await Mail(ticket, cancellation);
        if (await Opened(mail, cancellation) is not { } opened)
        {
            await Close(ticket, mail, new Ending(MailState.Attention, [MailTexts.Unopened()]), cancellation);
            return;
        }

        var rules = await book.Rules(mail.TaxpayerId, mail.MailboxId, cancellation);
        var rule = MailRules.Deciding(rules, opened.Head);
        var digest = Digest(opened.Parts);
        mail = mail with
        {
            MessageId = opened.Head.MessageId,
            Digest = digest,
            Sender = opened.Head.From,
            Subject = opened.Head.Subject,
            SentAt = opened.Head.SentAt,
        };
        if (rule is { Action: MailRules.Ignore })
        {
            await Close(ticket, mail, new Ending(MailState.Ignored, [MailTexts.Ignored(rule)]), cancellation);
            return;
        }

        if (await Earlier(mail, cancellation) is { } first)
        {
            mail = mail with { FirstMailId = first.MailId };
            await Close(ticket, mail, new Ending(MailState.Exists, [MailTexts.SameMail(first)]), cancellation);
            return;
        }

        await Take(ticket, mail, opened, rule, cancellation);
    }

    public async Task GiveUp(WorkTicket ticket, CancellationToken cancellation) =>
        await Close(
            ticket,
            await Mail(ticket, cancellation),
            new Ending(MailState.Attention, [MailTexts.GaveUp()]),
            cancellation
        );

    private async Task<OpenedMail?> Opened(MailMessageRecord mail, CancellationToken cancellation)
    {
        var original =
            await invoices.FindOriginal(mail.TaxpayerId, mail.OriginalId ?? 0, cancellation)
            ?? throw new InvalidDataException("A mail names an original that is not there.");
        var bytes = await originals.Read(original.Sha256, cancellation);
        return await worker.OpenMailAsync(original.FileName, bytes, cancellation);
    }

    private async Task Take(
        WorkTicket ticket,
        MailMessageRecord mail,
        OpenedMail opened,
        MailRuleRecord? rule,
        CancellationToken cancellation
    )
    {
        var said = new List<CodedText>();
        if (await taxpayers.Find(mail.TargetId ?? rule?.TargetId ?? mail.TaxpayerId, cancellation) is not { } target)
        {
            said.Add(MailTexts.NoTarget());
            target = (await taxpayers.Find(mail.TaxpayerId, cancellation))!;
        }

        var hasDocuments = opened.Parts.Any(part => part.LeftOut is null);
        if ((hasDocuments || opened.Links.Any(links.IsAllowed)) && mail.BatchId is null)
        {
            var batch = await intake.Begin(target, Actor.Program, cancellation);
            mail = mail with { TargetId = target.TaxpayerId, BatchId = batch };
            if (!await Aim(ticket, mail, cancellation))
            {
                return;
            }
        }

        var parts = new List<MailPartRecord>(opened.Parts.Count);
        foreach (var part in opened.Parts)
        {
            var taken = await Take(mail, target, part, parts.Count + 1, cancellation);
            var twin = taken.ItemId is null ? null : parts.Find(other => other.ItemId == taken.ItemId);
            parts.Add(twin is null ? taken : LeftOut(taken, MailTexts.SamePart(twin.Path)));
        }

        var linked = await links.Fetch(mail, target, opened.Links, cancellation);
        var hasFile = hasDocuments || linked.Any(link => link.ItemId is not null);
        if (!hasFile)
        {
            said.Add(linked.Count == 0 ? MailTexts.Nothing() : MailTexts.OnlyLinks());
        }

        var isAllTaken = (hasFile || linked.Count == 0) && opened.Parts.All(part => part.Unreadable is null);
        var state = isAllTaken ? MailState.Done : MailState.Attention;
        await Close(ticket, mail, new Ending(state, said) { Parts = parts, Links = linked }, cancellation);
    }

    /// <summary>Writes down where the attachments go; false when another attempt is at it.</summary>
    private async Task<bool> Aim(WorkTicket ticket, MailMessageRecord mail, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, mail.TaxpayerId, cancellation);
        if (!await queue.Hold(ticket, cancellation))
        {
            return false;
        }

        await Row(mail)
            .ExecuteUpdateAsync(
                row => row.SetProperty(own => own.TargetId, mail.TargetId).SetProperty(own => own.BatchId, mail.BatchId),
                cancellation
            );
        await work.Commit(cancellation);
        return true;
    }

    private async Task<MailPartRecord> Take(
        MailMessageRecord mail,
        Taxpayer target,
        MailPart part,
        int number,
        CancellationToken cancellation
    )
    {
        var (item, reason) = ((long?)null, part.LeftOut);
        if (reason is null)
        {
            using var content = new MemoryStream(part.Content.ToArray(), writable: false);
            var outcome = await intake.Receive(target, mail.BatchId!.Value, part.Name, content, cancellation);
            if (outcome.Succeeded(out var taken))
            {
                item = taken.ItemId;
            }
            else
            {
                // Without room the whole mail waits; any other refusal is about this attachment alone.
                reason = outcome.Refusal!.Kind is RefusalKind.StorageFull ? throw DiskFull.Exception() : outcome.Refusal.Text;
            }
        }

        return new MailPartRecord
        {
            TaxpayerId = mail.TaxpayerId,
            MailId = mail.MailId,
            PartNo = number,
            Path = part.Path,
            Size = part.Content.Length,
            ItemId = item,
            Reasons = ReadingCodec.WriteTexts(reason is null ? [] : [reason]),
        };
    }

    private static MailPartRecord LeftOut(MailPartRecord part, CodedText why) =>
        part with
        {
            ItemId = null,
            Reasons = ReadingCodec.WriteTexts([why]),
        };

    /// <summary>The same mail, delivered before with other headers of its way; null where there is none.</summary>
    private Task<MailMessageRecord?> Earlier(MailMessageRecord mail, CancellationToken cancellation) =>
        mail.MessageId is null || mail.BatchId is not null
            ? Task.FromResult<MailMessageRecord?>(null)
            : db.Rows<MailMessageRecord>()
                .Where(row =>
                    row.TaxpayerId == mail.TaxpayerId
                    && row.MessageId == mail.MessageId
                    && row.Digest == mail.Digest
                    && row.State == MailState.Done
                    && row.MailId != mail.MailId
                )
                .OrderBy(row => row.MailId)
                .FirstOrDefaultAsync(cancellation);

    private static string Digest(IEnumerable<MailPart> parts)
    {
        var hashes = parts.Select(part => Convert.ToHexStringLower(SHA256.HashData(part.Content.Span)));
        return Convert.ToHexStringLower(
            SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', hashes.Order(StringComparer.Ordinal))))
        );
    }

    private async Task Close(WorkTicket ticket, MailMessageRecord mail, Ending ending, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, mail.TaxpayerId, cancellation);
        if (!await queue.Finish(ticket, cancellation))
        {
            return;
        }

        await Note(mail, ending, cancellation);
        await audit.Write(
            mail.TaxpayerId,
            Actor.Program,
            new AuditEvent(
                MailActions.Open.Id,
                "mail:" + MailboxBook.Key(mail.MailId),
                ("outcome", ending.State),
                ("attachments", ending.Parts.Count(part => part.ItemId is not null).ToString(CultureInfo.InvariantCulture)),
                ("leftOut", ending.Parts.Count(part => part.ItemId is null).ToString(CultureInfo.InvariantCulture))
            ),
            cancellation
        );
        await work.Commit(cancellation);
    }

    private async Task Note(MailMessageRecord mail, Ending ending, CancellationToken cancellation)
    {
        var reasons = ReadingCodec.WriteTexts(ending.Reasons);
        var now = (DateTimeOffset?)time.GetUtcNow();
        await Row(mail)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.State, ending.State)
                        .SetProperty(own => own.MessageId, mail.MessageId)
                        .SetProperty(own => own.Digest, mail.Digest)
                        .SetProperty(own => own.Sender, mail.Sender)
                        .SetProperty(own => own.Subject, mail.Subject)
                        .SetProperty(own => own.SentAt, mail.SentAt)
                        .SetProperty(own => own.FirstMailId, mail.FirstMailId)
                        .SetProperty(own => own.Reasons, reasons)
                        .SetProperty(own => own.FinishedAt, now),
                cancellation
            );
        await db.Set<MailPartRecord>()
            .Where(row => row.TaxpayerId == mail.TaxpayerId && row.MailId == mail.MailId)
            .ExecuteDeleteAsync(cancellation);
        await db.Set<MailLinkRecord>()
            .Where(row => row.TaxpayerId == mail.TaxpayerId && row.MailId == mail.MailId)
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany(ending.Parts, cancellation);
        await db.AddMany(ending.Links, cancellation);
    }

    private IQueryable<MailMessageRecord> Row(MailMessageRecord mail) =>
        db.Set<MailMessageRecord>().Where(row => row.TaxpayerId == mail.TaxpayerId && row.MailId == mail.MailId);

    private async Task<MailMessageRecord> Mail(WorkTicket ticket, CancellationToken cancellation)
    {
        var mailId = long.Parse(ticket.WindowKey, CultureInfo.InvariantCulture);
        return await db.Rows<MailMessageRecord>()
                .FirstOrDefaultAsync(row => row.TaxpayerId == ticket.TaxpayerId && row.MailId == mailId, cancellation)
            ?? throw new InvalidDataException("A work unit names a mail that is not there.");
    }

    private sealed record Ending(string State, IReadOnlyList<CodedText> Reasons)
    {
        public IReadOnlyList<MailPartRecord> Parts { get; init; } = [];

        public IReadOnlyList<MailLinkRecord> Links { get; init; } = [];
    }
}
