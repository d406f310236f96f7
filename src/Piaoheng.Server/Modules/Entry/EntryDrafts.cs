using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Entry;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>录入草稿: kept at the server as it is typed, for its writer alone.</summary>
internal sealed class EntryDrafts(Database db, AuditLog audit, IdSource ids, TimeProvider time)
{
    private const int MostOfOnePerson = 100;

    private static readonly RefusalText TooMany = new(
        "ENT-20",
        "没有保存草稿：已有 {limit} 份草稿，先提交或放弃一些，再录入新的"
    );

    /// <summary>Keeps what was typed; a new draft when none is named.</summary>
    public async Task<Outcome<EntryDraftRecord>> Keep(
        long taxpayerId,
        long? draftId,
        (EntryForm Form, EntryBasis Basis) typed,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var known = draftId is { } id ? await Find(taxpayerId, id, actor, cancellation) : null;
        if (draftId is not null && known is null)
        {
            return Refusal.NotFound;
        }

        if (known is null && await Own(taxpayerId, actor).CountAsync(cancellation) >= MostOfOnePerson)
        {
            return Refusal.WrongState(TooMany, ("limit", "100"));
        }

        var now = time.GetUtcNow();
        var draft = new EntryDraftRecord
        {
            TaxpayerId = taxpayerId,
            DraftId = known?.DraftId ?? ids.Next(),
            UserId = actor.UserId,
            Title = TitleOf(typed.Form),
            Form = EntryJson.Write(typed.Form),
            Basis = EntryJson.Write(typed.Basis),
            StartedAt = known?.StartedAt ?? now,
            ChangedAt = now,
        };
        await Remove(taxpayerId, draft.DraftId, cancellation);
        await db.AddMany([draft], cancellation);
        await work.Commit(cancellation);
        return draft;
    }

    /// <summary>A draft of the person; null when they have none of this id.</summary>
    public Task<EntryDraftRecord?> Find(long taxpayerId, long draftId, Actor actor, CancellationToken cancellation) =>
        Own(taxpayerId, actor).FirstOrDefaultAsync(draft => draft.DraftId == draftId, cancellation);

    /// <summary>Drafts of the person, the latest first.</summary>
    public Task<List<EntryDraftRecord>> List(long taxpayerId, Actor actor, CancellationToken cancellation) =>
        Own(taxpayerId, actor).OrderByDescending(draft => draft.ChangedAt).Take(MostOfOnePerson).ToListAsync(cancellation);

    /// <summary>Throws a draft away.</summary>
    public async Task<Outcome<string>> Discard(long taxpayerId, long draftId, Actor actor, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        if (await Find(taxpayerId, draftId, actor, cancellation) is not { } draft)
        {
            return Refusal.NotFound;
        }

        await Remove(taxpayerId, draftId, cancellation);
        var subject = string.Create(CultureInfo.InvariantCulture, $"draft:{draftId}");
        await audit.Write(taxpayerId, actor, new AuditEvent("entry.discard", subject, ("title", draft.Title)), cancellation);
        await work.Commit(cancellation);
        return draft.Title;
    }

    /// <summary>Takes a draft away that was handed in. Call inside a unit of work.</summary>
    public Task<int> Remove(long taxpayerId, long draftId, CancellationToken cancellation) =>
        db.Set<EntryDraftRecord>()
            .Where(draft => draft.TaxpayerId == taxpayerId && draft.DraftId == draftId)
            .ExecuteDeleteAsync(cancellation);

    /// <summary>What lists call a form.</summary>
    public static string TitleOf(EntryForm form)
    {
        var number = string.Concat(form["invoiceCode"], form["invoiceNumber"]).Trim();
        var seller = form["sellerName"].Trim();
        return number.Length > 0 ? number
            : seller.Length > 0 ? seller
            : "未填号码";
    }

    private IQueryable<EntryDraftRecord> Own(long taxpayerId, Actor actor)
    {
        var user = actor.UserId;
        return db.Rows<EntryDraftRecord>().Where(draft => draft.TaxpayerId == taxpayerId && draft.UserId == user);
    }
}
