using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Mail;

/// <summary>收到的邮件 with what became of each and of each attachment.</summary>
internal sealed class ReceivedMails(Database db, IReceivedFiles files)
{
    /// <summary>Mails of one page.</summary>
    public const int PageSize = 50;

    private const int CountedUpTo = 1_000;

    /// <summary>How many mails wait for a person; counting stops at a thousand.</summary>
    public Task<int> CountWaiting(long taxpayerId, CancellationToken cancellation) =>
        Mails(taxpayerId).Where(row => row.State == MailState.Attention).Take(CountedUpTo).CountAsync(cancellation);

    /// <summary>How many mails there are of each state.</summary>
    public Task<Dictionary<string, int>> Counts(long taxpayerId, CancellationToken cancellation) =>
        Mails(taxpayerId)
            .GroupBy(row => row.State)
            .Select(own => new { own.Key, Count = own.Count() })
            .ToDictionaryAsync(own => own.Key, own => own.Count, StringComparer.Ordinal, cancellation);

    /// <summary>One page, the newest first.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="state">Only this state; null = all.</param>
    /// <param name="text">Part of sender or subject; null = all.</param>
    /// <param name="before">The last mail of the page before; null = the first page.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IReadOnlyList<ReceivedMail>> Page(
        long taxpayerId,
        string? state,
        string? text,
        long? before,
        CancellationToken cancellation
    )
    {
        var mails = Mails(taxpayerId);
        if (!string.IsNullOrEmpty(state))
        {
            mails = mails.Where(row => row.State == state);
        }

        if (!string.IsNullOrWhiteSpace(text))
        {
            var wanted = text.Trim();
            mails = mails.Where(row => row.Sender.Contains(wanted) || row.Subject.Contains(wanted));
        }

        if (before is { } last)
        {
            mails = mails.Where(row => row.MailId < last);
        }

        return await With(
            await mails.OrderByDescending(row => row.MailId).Take(PageSize).ToListAsync(cancellation),
            cancellation
        );
    }

    /// <summary>One mail; null when the taxpayer has none of this id.</summary>
    public async Task<ReceivedMail?> Find(long taxpayerId, long mailId, CancellationToken cancellation)
    {
        var mail = await Mails(taxpayerId).Where(row => row.MailId == mailId).ToListAsync(cancellation);
        return (await With(mail, cancellation)).SingleOrDefault();
    }

    private async Task<IReadOnlyList<ReceivedMail>> With(List<MailMessageRecord> mails, CancellationToken cancellation)
    {
        if (mails.Count == 0)
        {
            return [];
        }

        var (taxpayerId, ids) = (mails[0].TaxpayerId, mails.Select(mail => mail.MailId).ToArray());
        var parts = await db.Rows<MailPartRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.MailId))
            .OrderBy(row => row.PartNo)
            .ToListAsync(cancellation);
        var links = await db.Rows<MailLinkRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.MailId))
            .OrderBy(row => row.LinkNo)
            .ToListAsync(cancellation);
        var outcomes = new Dictionary<long, FileOutcome>();
        foreach (var target in mails.Select(mail => mail.TargetId).OfType<long>().Distinct())
        {
            var own = mails.Where(mail => mail.TargetId == target).Select(mail => mail.MailId).ToHashSet();
            long[] items =
            [
                .. parts.Where(part => own.Contains(part.MailId)).Select(part => part.ItemId).OfType<long>(),
                .. links.Where(link => own.Contains(link.MailId)).Select(link => link.ItemId).OfType<long>(),
            ];
            foreach (var (item, outcome) in await files.Outcomes(target, items, cancellation))
            {
                outcomes[item] = outcome;
            }
        }

        return
        [
            .. mails.Select(mail => new ReceivedMail(
                mail,
                [
                    .. parts
                        .Where(part => part.MailId == mail.MailId)
                        .Select(part => new ReceivedPart(part, Outcome(part.ItemId, outcomes))),
                ],
                [
                    .. links
                        .Where(link => link.MailId == mail.MailId)
                        .Select(link => new ReceivedLink(link, Outcome(link.ItemId, outcomes))),
                ]
            )),
        ];
    }

    private static FileOutcome? Outcome(long? itemId, Dictionary<long, FileOutcome> outcomes) =>
        itemId is { } known ? outcomes.GetValueOrDefault(known) : null;

    private IQueryable<MailMessageRecord> Mails(long taxpayerId) =>
        db.Rows<MailMessageRecord>().Where(row => row.TaxpayerId == taxpayerId);
}

/// <summary>A mail and what became of it.</summary>
internal sealed record ReceivedMail(MailMessageRecord Mail, IReadOnlyList<ReceivedPart> Parts, IReadOnlyList<ReceivedLink> Links)
{
    /// <summary>收到的附件 by what became of them: 收到 = 已入库 + 已存在 + 待处理 + 读取中 + 未收取.</summary>
    public IReadOnlyList<(string Word, int Count)> Counts =>
        [
            .. Parts
                .GroupBy(part => part.Outcome?.Mark.Word ?? "未收取", StringComparer.Ordinal)
                .Select(own => (own.Key, own.Count())),
        ];
}

/// <summary>An attachment and the file that it became; null where it was left out.</summary>
internal sealed record ReceivedPart(MailPartRecord Part, FileOutcome? Outcome);

/// <summary>A link and the file that was fetched by it; null where none was.</summary>
internal sealed record ReceivedLink(MailLinkRecord Link, FileOutcome? Outcome);
