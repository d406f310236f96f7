using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Custody.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>保管簿: the register and the questions. Every change and every answer is noted in 操作日志.</summary>
internal sealed class CustodyBook(Database db, AuditLog audit, IdSource ids, TimeProvider time) : ICustody
{
    /// <summary>Questions of one page.</summary>
    public const int PageSize = 100;

    /// <summary>Open questions listed where nothing else is.</summary>
    public const int OpenShown = 1_000;

    private const int MostText = 300;
    private static readonly string[] Answers = [PersonAnswer.Yes, PersonAnswer.No, PersonAnswer.Unknown];

    private static readonly RefusalText NoPlace = new("CUS-01", "没有这个保管处，或已停用");
    private static readonly RefusalText Incomplete = new("CUS-02", "保管处要写类别、名称和保管人");
    private static readonly RefusalText BadAnswer = new("CUS-03", "答复只能是：是、否、不清楚");
    private static readonly RefusalText Answered = new("CUS-04", "这个询问已经答复；有变化请重新询问");

    public async Task<IReadOnlyList<CustodyPlace>> Places(long taxpayerId, CancellationToken cancellation) =>
        [
            .. (await AllPlaces(taxpayerId, cancellation))
                .Where(place => place.IsOpen)
                .Select(place => new CustodyPlace(
                    place.PlaceId,
                    place.Kind == PlaceKind.Staff,
                    PlaceKind.WordOf(place.Kind),
                    place.Name,
                    place.Keeper
                )),
        ];

    /// <summary>Every place, also those out of use.</summary>
    public Task<List<CustodyPlaceRecord>> AllPlaces(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<CustodyPlaceRecord>()
            .Where(place => place.TaxpayerId == taxpayerId)
            .OrderBy(place => place.PlaceId)
            .ToListAsync(cancellation);

    public async Task<IReadOnlyList<Inquiry>> About(
        long taxpayerId,
        IReadOnlyCollection<string> subjects,
        CancellationToken cancellation
    )
    {
        var wanted = subjects.ToArray();
        var rows = await db.Rows<InquiryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(wanted).Contains(row.Subject))
            .ToListAsync(cancellation);
        return
        [
            .. rows.OrderBy(row => row.InquiryId)
                .Select(row => new Inquiry(
                    row.Cause,
                    row.PlaceId,
                    row.Question,
                    row.AskedAt,
                    row.Answer,
                    row.Note,
                    row.AnsweredBy,
                    row.AnsweredAt
                )),
        ];
    }

    /// <summary>Open questions, the oldest first.</summary>
    public Task<List<InquiryRecord>> Open(long taxpayerId, int limit, CancellationToken cancellation) =>
        db.Rows<InquiryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.Answer == null)
            .OrderBy(row => row.InquiryId)
            .Take(limit)
            .ToListAsync(cancellation);

    /// <summary>Open questions first, then the latest answers.</summary>
    public async Task<IReadOnlyList<InquiryRecord>> Latest(long taxpayerId, CancellationToken cancellation)
    {
        var open = await Open(taxpayerId, PageSize, cancellation);
        var answered = await db.Rows<InquiryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.Answer != null)
            .OrderByDescending(row => row.InquiryId)
            .Take(PageSize)
            .ToListAsync(cancellation);
        return [.. open, .. answered];
    }

    /// <summary>How many wait for an answer.</summary>
    public Task<int> CountOpen(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<InquiryRecord>().CountAsync(row => row.TaxpayerId == taxpayerId && row.Answer == null, cancellation);

    public async Task<Outcome<long>> AskKeeper(
        long taxpayerId,
        long placeId,
        string subject,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var place = (await AllPlaces(taxpayerId, cancellation)).Find(each => each.PlaceId == placeId);
        if (place is not { IsOpen: true })
        {
            return Refusal.WrongState(NoPlace);
        }

        var open = await db.Rows<InquiryRecord>()
            .FirstOrDefaultAsync(
                row => row.TaxpayerId == taxpayerId && row.Subject == subject && row.PlaceId == placeId && row.Answer == null,
                cancellation
            );
        if (open is not null)
        {
            return open.InquiryId;
        }

        var cause = place.Kind == PlaceKind.Staff ? Cause.HeldByStaff : Cause.InOtherSystem;
        var asked = New(taxpayerId, subject, cause, $"“{place.Name}”里有没有发票 {Cut(subject)}？", actor) with
        {
            PlaceId = placeId,
        };
        await db.AddMany([asked], cancellation);
        await Note("custody.ask", asked, actor, ("keeper", place.Keeper), cancellation);
        await work.Commit(cancellation);
        return asked.InquiryId;
    }

    public async Task<Outcome<long>> AnswerQuestion(
        long taxpayerId,
        QuestionAnswered answered,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (!Answers.Contains(answered.Answer, StringComparer.Ordinal))
        {
            return Refusal.Invalid(BadAnswer);
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var asked = New(taxpayerId, answered.Subject, answered.Cause, answered.Question, actor);
        var row = Closed(asked, (answered.Answer, answered.Note), actor);
        await db.AddMany([row], cancellation);
        await Note("custody.answer", row, actor, ("answer", answered.Answer), cancellation);
        await work.Commit(cancellation);
        return row.InquiryId;
    }

    /// <summary>Answers an open question of a keeper.</summary>
    public async Task<Outcome<long>> Reply(
        long taxpayerId,
        long inquiryId,
        (string Answer, string? Note) reply,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (!Answers.Contains(reply.Answer, StringComparer.Ordinal))
        {
            return Refusal.Invalid(BadAnswer);
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var row = await db.Rows<InquiryRecord>()
            .SingleOrDefaultAsync(each => each.TaxpayerId == taxpayerId && each.InquiryId == inquiryId, cancellation);
        if (row is null)
        {
            return Refusal.NotFound;
        }

        if (row.Answer is not null)
        {
            return Refusal.WrongState(Answered);
        }

        var (note, now, by) = (Text(reply.Note), time.GetUtcNow(), actor.Name);
        await db.Set<InquiryRecord>()
            .Where(each => each.TaxpayerId == taxpayerId && each.InquiryId == inquiryId && each.Answer == null)
            .ExecuteUpdateAsync(
                each =>
                    each.SetProperty(one => one.Answer, reply.Answer)
                        .SetProperty(one => one.Note, note)
                        .SetProperty(one => one.AnsweredBy, by)
                        .SetProperty(one => one.AnsweredAt, now),
                cancellation
            );
        await Note("custody.answer", row, actor, ("answer", reply.Answer), cancellation);
        await work.Commit(cancellation);
        return inquiryId;
    }

    /// <summary>Registers a place.</summary>
    public async Task<Outcome<long>> Register(
        long taxpayerId,
        (string? Kind, string? Name, string? Keeper) place,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var (name, keeper) = (Text(place.Name), Text(place.Keeper));
        if (name is null || keeper is null || !PlaceKind.All.Any(kind => kind.Id == place.Kind))
        {
            return Refusal.Invalid(Incomplete);
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var row = new CustodyPlaceRecord
        {
            TaxpayerId = taxpayerId,
            PlaceId = ids.Next(),
            Kind = place.Kind!,
            Name = name,
            Keeper = keeper,
            IsOpen = true,
            ChangedAt = time.GetUtcNow(),
        };
        await db.AddMany([row], cancellation);
        var entry = new AuditEvent("custody.place", Subject(row.PlaceId), ("name", name), ("keeper", keeper));
        await audit.Write(taxpayerId, actor, entry, cancellation);
        await work.Commit(cancellation);
        return row.PlaceId;
    }

    /// <summary>Takes a place out of use, or into use again.</summary>
    public async Task<Outcome<long>> Switch(
        long taxpayerId,
        long placeId,
        bool isOpen,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var now = time.GetUtcNow();
        var changed = await db.Set<CustodyPlaceRecord>()
            .Where(place => place.TaxpayerId == taxpayerId && place.PlaceId == placeId)
            .ExecuteUpdateAsync(
                row => row.SetProperty(place => place.IsOpen, isOpen).SetProperty(place => place.ChangedAt, now),
                cancellation
            );
        if (changed == 0)
        {
            return Refusal.NotFound;
        }

        var entry = new AuditEvent("custody.place", Subject(placeId), ("open", isOpen ? "true" : "false"));
        await audit.Write(taxpayerId, actor, entry, cancellation);
        await work.Commit(cancellation);
        return placeId;
    }

    private InquiryRecord New(long taxpayerId, string subject, string cause, string question, Actor actor) =>
        new()
        {
            TaxpayerId = taxpayerId,
            InquiryId = ids.Next(),
            Subject = Cut(subject),
            Cause = cause,
            PlaceId = null,
            Question = question,
            AskedBy = actor.Name,
            AskedAt = time.GetUtcNow(),
            Answer = null,
            Note = null,
            AnsweredBy = null,
            AnsweredAt = null,
        };

    private InquiryRecord Closed(InquiryRecord row, (string Answer, string? Note) reply, Actor actor) =>
        row with
        {
            Answer = reply.Answer,
            Note = Text(reply.Note),
            AnsweredBy = actor.Name,
            AnsweredAt = time.GetUtcNow(),
        };

    private Task Note(
        string action,
        InquiryRecord row,
        Actor actor,
        (string Name, string Value) detail,
        CancellationToken cancellation
    ) =>
        audit.Write(
            row.TaxpayerId,
            actor,
            new AuditEvent(action, Subject(row.InquiryId), ("subject", row.Subject), ("cause", row.Cause), detail),
            cancellation
        );

    private static string Subject(long id) => string.Create(CultureInfo.InvariantCulture, $"custody:{id}");

    private static string Cut(string text) => text.Length <= MostText ? text : text[..MostText];

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : Cut(text.Trim());
}
