using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Intake.Contracts;
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

/// <summary>提交录入或更正: becomes a reading at once where the person may, else waits for a second one.</summary>
internal sealed class SubmitEntry(
    Database db,
    CheckEntry check,
    CoveredEntry covered,
    ApplyReading apply,
    EntryDrafts drafts,
    ReviewSettings settings,
    IIntakeLookup intake,
    PolicyPack policy,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
) : ISlice
{
    private const int MostNamed = 5;

    private static readonly RefusalText CannotSave = new("ENT-11", "不能保存，因为{why}");
    private static readonly RefusalText Doubtful = new(
        "ENT-12",
        "不能保存，因为{why}；票面确实如此的，勾选“票面如此”再提交，由他人复核"
    );
    private static readonly RefusalText TooLarge = new(
        "ENT-19",
        "不能保存，因为明细超过 {lines} 行，或有内容超过 {characters} 个字"
    );
    private static readonly RefusalText NoReason = new("ENT-13", "不能保存，因为没有选择更正原因");
    private static readonly RefusalText NoWords = new("ENT-18", "不能保存，因为原因选“其他”时要在说明中写明");

    /// <param name="Form">What was typed.</param>
    /// <param name="Basis">What it begins from.</param>
    public sealed record Request(EntryForm Form, EntryBasis? Basis);

    /// <summary>What became of it.</summary>
    /// <param name="Review">Its review.</param>
    /// <param name="Invoice">The invoice; null while it waits.</param>
    public sealed record Submitted(string Review, string? Invoice);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/taxpayers/{taxpayer}/entries", Answer).Requires(EntryPermissions.Type);

    /// <summary>Hands a form in.</summary>
    public async Task<Outcome<Submitted>> Submit(
        Taxpayer taxpayer,
        Request request,
        long? draftId,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (!request.Form.IsWithinLimits)
        {
            return Refusal.TooLarge(TooLarge, ("lines", Text(EntryForm.MostLines)), ("characters", Text(EntryForm.LongestText)));
        }

        request = await covered.Uncover(taxpayer, request, draftId, actor, cancellation);
        var (form, basis) = (request.Form, request.Basis ?? new EntryBasis());
        var verdict = await check.Judge(taxpayer, form, basis, cancellation);
        if (WhyNot(verdict, basis) is { } refusal)
        {
            return refusal;
        }

        var answered = basis.ReviewId is { } answers ? await Review(taxpayer.TaxpayerId, answers, cancellation) : null;
        var file =
            basis.ItemId is { } itemId && await intake.ByIds(taxpayer.TaxpayerId, [itemId], cancellation) is [var waiting, ..]
                ? waiting
                : null;
        if ((basis.InvoiceId is not null && verdict.Held is null) || (basis.ItemId is not null && file is null))
        {
            return Refusal.NotFound;
        }

        var proposed = Propose(verdict);
        var item = Item(taxpayer, request, (verdict, proposed), file, actor) with
        {
            OriginalId = file?.OriginalId ?? answered?.OriginalId,
        };
        item = item with { Makers = Makers(actor, answered) };
        var needs = await NeedsSecond(taxpayer.TaxpayerId, verdict, proposed.Changed, actor, cancellation);
        var statement = needs
            ? null
            : (await apply.Save(taxpayer, item.ToRecord(ReviewState.Approved, actor, time), cancellation));
        return statement is { Refusal: { } full }
            ? full
            : await Store((taxpayer, item, statement?.Value), verdict.Held, (draftId, answered), actor, cancellation);
    }

    private async Task<Outcome<Submitted>> Store(
        (Taxpayer Taxpayer, NewReview Item, StoredFile? Statement) made,
        LookedUpInvoice? held,
        (long? Draft, ReviewItemRecord? Review) before,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var (taxpayer, item, statement) = made;
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        var record = item.ToRecord(statement is null ? ReviewState.Waiting : ReviewState.Approved, actor, time);
        await db.AddMany([record], cancellation);
        if (before.Review is { } answered)
        {
            await Replace(answered, cancellation);
        }

        if (before.Draft is { } draft && await drafts.Find(taxpayer.TaxpayerId, draft, actor, cancellation) is not null)
        {
            await drafts.Remove(taxpayer.TaxpayerId, draft, cancellation);
        }

        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(
                "entry.submit",
                string.Create(CultureInfo.InvariantCulture, $"review:{record.ReviewId}"),
                ("nature", record.Nature),
                ("title", record.Title),
                ("fields", record.Fields),
                ("reason", record.Reason),
                ("note", record.Note),
                ("secondPerson", statement is null ? "yes" : "no")
            ),
            cancellation
        );
        var invoice = statement is { } saved ? await apply.Apply(taxpayer, record, (saved, held), actor, cancellation) : null;
        if (invoice is { } id)
        {
            await db.Set<ReviewItemRecord>()
                .Where(row => row.TaxpayerId == taxpayer.TaxpayerId && row.ReviewId == record.ReviewId)
                .ExecuteUpdateAsync(row => row.SetProperty(own => own.InvoiceId, (long?)id), cancellation);
        }

        await work.Commit(cancellation);
        return new Submitted(Text(record.ReviewId), invoice is { } known ? Text(known) : null);
    }

    private Refusal? WhyNot(EntryVerdict verdict, EntryBasis basis)
    {
        if (verdict.Problems.Count > 0)
        {
            return Refusal.Invalid(CannotSave, ("why", Joined(verdict.Problems.Select(problem => problem.Text.Shown()))));
        }

        if (verdict.Held is not null)
        {
            var reason = policy.Reasons.Find(ReasonUse.Correct, basis.Reason, BeijingTime.Today(time));
            if (reason is null)
            {
                return Refusal.Invalid(NoReason);
            }

            if (reason.Code.StartsWith("other", StringComparison.Ordinal) && string.IsNullOrWhiteSpace(basis.Note))
            {
                return Refusal.Invalid(NoWords);
            }
        }

        return verdict.Doubts.Count > 0 && !basis.IsAsPrinted
            ? Refusal.Invalid(Doubtful, ("why", Joined(verdict.Doubts.Select(doubt => doubt.Text.Shown()))))
            : null;
    }

    private static string Joined(IEnumerable<string> sentences)
    {
        var all = sentences.ToList();
        var named = Spoken.List(all.Take(MostNamed), '；');
        return all.Count > MostNamed ? Say.It($"{named}；还有 {Text(all.Count - MostNamed)} 项") : named;
    }

    private static (Reading Reading, IReadOnlyList<string> Changed) Propose(EntryVerdict verdict)
    {
        var typed = verdict.Judged!.Reading;
        if (verdict.Held is not { } held)
        {
            return (typed, []);
        }

        // Where only the books know the invoice, a document of a few fields would take the place of all that they say.
        var changed = Correction.Changed(held.Merged, typed);
        return held.Readings.Count == 0
            ? (typed with { Source = SourceId.Confirmed }, changed)
            : (Correction.Of(held.Merged, typed, changed), changed);
    }

    private async Task<bool> NeedsSecond(
        long taxpayerId,
        EntryVerdict verdict,
        IReadOnlyList<string> changed,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var setting = await settings.Read(taxpayerId, cancellation);
        var isDemanded = verdict.Held is null ? setting.ReviewsEntries : setting.ReviewsCorrections;
        return isDemanded
            || !actor.May(EntryPermissions.WithoutReview)
            || verdict.Doubts.Count > 0
            || (verdict.Held is { } held && Correction.Outranked(held.Merged, changed).Count > 0);
    }

    private NewReview Item(
        Taxpayer taxpayer,
        Request request,
        (EntryVerdict Verdict, (Reading Reading, IReadOnlyList<string> Changed) Proposed) judged,
        FoundFile? file,
        Actor actor
    )
    {
        var (verdict, (reading, changed)) = judged;
        var basis = request.Basis ?? new EntryBasis();
        return new NewReview
        {
            TaxpayerId = taxpayer.TaxpayerId,
            ReviewId = ids.Next(),
            Nature = verdict.Held is null ? ReviewNature.Entry : ReviewNature.Correction,
            Title = verdict.Held is null
                ? EntryDrafts.TitleOf(request.Form)
                : string.Concat(reading.InvoiceCode, reading.InvoiceNumber ?? reading.PaperNumber),
            Keys = InvoiceIdentity.Keys(reading),
            InvoiceId = basis.InvoiceId,
            IntakeItemId = file?.ItemId,
            Body = ReadingCodec.Write(reading),
            Form = EntryJson.Write(request.Form),
            Fields = string.Join(',', changed),
            Doubts = ReadingCodec.WriteTexts([.. verdict.Doubts.Select(doubt => doubt.Text)]),
            Reason = verdict.Held is null ? "" : basis.Reason,
            Note = basis.Note.Trim(),
            MadeBy = actor.Name,
        };
    }

    // Who shaped what is handed in anew has shaped it still.
    private static string Makers(Actor actor, ReviewItemRecord? answered) =>
        (
            answered?.Makers.Contains($",{Text(actor.UserId)},", StringComparison.Ordinal) == true ? answered.Makers
            : answered is { Makers.Length: > 0 } ? $"{answered.Makers}{Text(actor.UserId)},"
            : $",{Text(actor.UserId)},"
        );

    private Task<ReviewItemRecord?> Review(long taxpayerId, long reviewId, CancellationToken cancellation) =>
        db.Rows<ReviewItemRecord>()
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.ReviewId == reviewId, cancellation);

    private Task<int> Replace(ReviewItemRecord answered, CancellationToken cancellation) =>
        db.Set<ReviewItemRecord>()
            .Where(row => row.TaxpayerId == answered.TaxpayerId && row.ReviewId == answered.ReviewId)
            .Where(row => row.State == ReviewState.Waiting || row.State == ReviewState.Returned)
            .ExecuteUpdateAsync(row => row.SetProperty(own => own.State, ReviewState.Replaced), cancellation);

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private static async Task<IResult> Answer(
        SubmitEntry slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        Request body,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice.Submit(found, body, draftId: null, actor, cancellation).ToHttp()
            : Refusal.NotFound.ToHttp();
}
