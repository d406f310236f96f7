using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核: a second person passes or returns; bound to what was shown, and never open to anyone who had a hand in it.</summary>
internal sealed class DecideReview(
    Database db,
    ReviewQueue queue,
    IInvoiceLookup invoices,
    IInvoiceStore store,
    ApplyReading apply,
    PolicyPack policy,
    AuditLog audit,
    TimeProvider time
) : ISlice
{
    private const int MostAtOnce = 100;

    private static readonly RefusalText NotWaiting = new("REV-01", "“{title}”已处理过（{state}），不需要再复核");
    private static readonly RefusalText Changed = new("REV-03", "“{title}”的内容在您查看之后有变化，请重新核对后再决定");
    private static readonly RefusalText NoReason = new("REV-04", "没有退回“{title}”：请选择退回原因");
    private static readonly RefusalText NoWords = new("REV-05", "没有退回“{title}”：原因选“其他”时要在说明中写明");
    private static readonly RefusalText NoDecision = new("REV-06", "没有处理：请选择通过或退回");
    private static readonly RefusalText TooMany = new("REV-07", "一次最多处理 {limit} 项，请分批复核");

    /// <param name="Decision"><c>approve</c> or <c>return</c>.</param>
    /// <param name="Shown">Hash of what the reviewer saw.</param>
    /// <param name="Reason">Code of the reason of a return.</param>
    /// <param name="Note">说明.</param>
    public sealed record Request(string? Decision, string? Shown, string? Reason, string? Note);

    /// <param name="Review">The review.</param>
    /// <param name="Decision">The decision on it.</param>
    public sealed record One(string Review, Request Decision);

    /// <param name="Decisions">Decisions, each with the hash of what was seen.</param>
    public sealed record Many(IReadOnlyList<One> Decisions);

    /// <summary>What became of a review.</summary>
    /// <param name="Review">The review.</param>
    /// <param name="State">A value of <see cref="ReviewState"/>; null when it was refused.</param>
    /// <param name="Invoice">The invoice; null when there is none yet.</param>
    /// <param name="Refused">Why it was refused.</param>
    public sealed record Decided(string Review, string? State, string? Invoice, string? Refused);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/taxpayers/{taxpayer}/reviews/{id:long}/decision", Answer).Requires(EntryPermissions.Review);
        routes.MapPost("/api/taxpayers/{taxpayer}/reviews/decisions", AnswerMany).Requires(EntryPermissions.Review);
    }

    /// <summary>What a reviewer is shown; null when there is no such review.</summary>
    public async Task<ReviewFace?> Show(long taxpayerId, long reviewId, CancellationToken cancellation)
    {
        if (await queue.Find(taxpayerId, reviewId, cancellation) is not { } item)
        {
            return null;
        }

        var held =
            item.InvoiceId is { } id && await invoices.Details(taxpayerId, [id], cancellation) is [var known] ? known : null;
        var original = item.OriginalId is { } of
            ? await store.FindOriginal(taxpayerId, of, cancellation)
            : held?.Originals.FirstOrDefault(each => !Core.Invoices.TypedStatement.Is(each.FileName));
        return new ReviewFace(item, ReadingCodec.Read(item.Body), held, original);
    }

    /// <summary>Decides.</summary>
    public async Task<Outcome<Decided>> Decide(
        Taxpayer taxpayer,
        long reviewId,
        Request request,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (await Show(taxpayer.TaxpayerId, reviewId, cancellation) is not { } face)
        {
            return Refusal.NotFound;
        }

        if (WhyNot(face, request, actor) is { } refusal)
        {
            return refusal;
        }

        var isPassed = request.Decision == "approve";
        // What was read with doubt and is passed becomes the word of a person about the doubtful fields.
        var item = face.Item.Nature == ReviewNature.Reading ? Confirming(face) : face.Item;
        StoredFile? statement = null;
        if (isPassed)
        {
            var saved = await apply.Save(taxpayer, item, cancellation);
            if (!saved.Succeeded(out var file))
            {
                return saved.Refusal!;
            }

            statement = file;
        }

        return await Store((taxpayer, item, statement), face, request, actor, cancellation);
    }

    private async Task<Outcome<Decided>> Store(
        (Taxpayer Taxpayer, ReviewItemRecord Item, StoredFile? Statement) made,
        ReviewFace face,
        Request request,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var (taxpayer, item, statement) = made;
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        // Looked at again behind the lock: somebody else may have decided, or the invoice may have changed meanwhile.
        if ((await Show(taxpayer.TaxpayerId, item.ReviewId, cancellation))?.Shown != face.Shown)
        {
            return Refusal.WrongState(Changed, ("title", item.Title));
        }

        var invoiceId = statement is { } saved
            ? await apply.Apply(taxpayer, item, (saved, face.Held), actor, cancellation)
            : item.InvoiceId;
        var state = statement is null ? ReviewState.Returned : ReviewState.Approved;
        await Mark(item, (state, invoiceId), request, actor, cancellation);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(
                statement is null ? "review.return" : "review.approve",
                string.Create(CultureInfo.InvariantCulture, $"review:{item.ReviewId}"),
                ("title", item.Title),
                ("madeBy", item.MadeBy),
                ("shown", face.Shown),
                ("reason", request.Reason ?? ""),
                ("note", request.Note ?? "")
            ),
            cancellation
        );
        await work.Commit(cancellation);
        return new Decided(Text(item.ReviewId), state, invoiceId is { } id ? Text(id) : null, null);
    }

    private Task<int> Mark(
        ReviewItemRecord item,
        (string State, long? InvoiceId) became,
        Request request,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var (by, at, reason, note) = (actor.Name, (DateTimeOffset?)time.GetUtcNow(), request.Reason, request.Note);
        return db.Set<ReviewItemRecord>()
            .Where(row => row.TaxpayerId == item.TaxpayerId && row.ReviewId == item.ReviewId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.State, became.State)
                        .SetProperty(own => own.InvoiceId, became.InvoiceId)
                        .SetProperty(own => own.DecidedBy, by)
                        .SetProperty(own => own.DecidedAt, at)
                        .SetProperty(own => own.DecisionReason, reason)
                        .SetProperty(own => own.DecisionNote, note)
                        .SetProperty(own => own.Version, own => own.Version + 1),
                cancellation
            );
    }

    private Refusal? WhyNot(ReviewFace face, Request request, Actor actor)
    {
        var item = face.Item;
        var title = ("title", item.Title);
        if (item.State != ReviewState.Waiting)
        {
            return Refusal.WrongState(NotWaiting, title, ("state", StateWord(item.State)));
        }

        // A shown hash of nothing agrees with nothing.
        if (FourEyes.Check(actor, item.MakerIds, request.Shown ?? "", face.Shown) is { } refusal)
        {
            return refusal;
        }

        if (request.Decision == "approve")
        {
            return null;
        }

        if (request.Decision != "return")
        {
            return Refusal.Invalid(NoDecision);
        }

        var reason = policy.Reasons.Find(ReasonUse.Return, request.Reason, BeijingTime.Today(time));
        return reason is null ? Refusal.Invalid(NoReason, title)
            : reason.Code.StartsWith("other", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(request.Note)
                ? Refusal.Invalid(NoWords, title)
            : null;
    }

    /// <summary>Chinese word of a state.</summary>
    public static string StateWord(string state) =>
        state switch
        {
            ReviewState.Waiting => "待复核",
            ReviewState.Approved => "已通过",
            ReviewState.Returned => "已退回",
            _ => "已由新的提交代替",
        };

    private static ReviewItemRecord Confirming(ReviewFace face)
    {
        var item = face.Item;
        var held = face.Held?.Merged ?? face.Proposed;
        string[] fields = [.. face.InQuestion.Select(key => key.Split('[')[0]).Distinct(StringComparer.Ordinal)];
        var body = Correction.Of(held, face.Proposed, fields) with { Confidence = NoDoubt, Findings = [] };
        return new ReviewItemRecord
        {
            TaxpayerId = item.TaxpayerId,
            ReviewId = item.ReviewId,
            Nature = item.Nature,
            State = item.State,
            Title = item.Title,
            KeyOne = item.KeyOne,
            KeyTwo = item.KeyTwo,
            InvoiceId = item.InvoiceId,
            OriginalId = item.OriginalId,
            IntakeItemId = null,
            Body = ReadingCodec.Write(body),
            Form = item.Form,
            Fields = string.Join(',', fields),
            Doubts = item.Doubts,
            Reason = item.Reason,
            Note = item.Note,
            Makers = item.Makers,
            MadeBy = item.MadeBy,
            MadeAt = item.MadeAt,
            DecidedBy = item.DecidedBy,
            DecidedAt = item.DecidedAt,
            DecisionReason = item.DecisionReason,
            DecisionNote = item.DecisionNote,
            Version = item.Version,
        };
    }

    private static readonly IReadOnlyDictionary<string, decimal> NoDoubt = new Dictionary<string, decimal>(
        StringComparer.Ordinal
    );

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static async Task<IResult> Answer(
        DecideReview slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        long id,
        Request body,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice.Decide(found, id, body, actor, cancellation).ToHttp()
            : Refusal.NotFound.ToHttp();

    // Each by itself, with its own hash: one that is refused does not hold up the others.
    private static async Task<IResult> AnswerMany(
        DecideReview slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        Many body,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        if (body.Decisions.Count > MostAtOnce)
        {
            return Refusal.TooLarge(TooMany, ("limit", "100")).ToHttp();
        }

        var answers = new List<Decided>(body.Decisions.Count);
        foreach (var one in body.Decisions)
        {
            var outcome = long.TryParse(one.Review, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                ? await slice.Decide(found, id, one.Decision ?? new Request(null, null, null, null), actor, cancellation)
                : Refusal.NotFound;
            answers.Add(
                outcome.Succeeded(out var decided) ? decided : new Decided(one.Review, null, null, outcome.Refusal!.Text.Shown())
            );
        }

        return Results.Ok(answers);
    }
}
