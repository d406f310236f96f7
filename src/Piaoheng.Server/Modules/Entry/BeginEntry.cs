using System.Globalization;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>开始录入: a form filled with what is known already.</summary>
internal sealed class BeginEntry(
    EntryDrafts drafts,
    CheckEntry check,
    ReviewQueue queue,
    IIntakeLookup intake,
    IInvoiceStore invoices,
    PolicyPack policy
)
{
    /// <summary>What a form begins with.</summary>
    /// <param name="Form">The form.</param>
    /// <param name="Basis">What it begins from.</param>
    /// <param name="DraftId">The draft; null for a new one.</param>
    public sealed record Begun(EntryForm Form, EntryBasis Basis, long? DraftId);

    /// <summary>Begins; null when what is named is not there.</summary>
    public async Task<Begun?> From(Taxpayer taxpayer, EntryStart start, Actor actor, CancellationToken cancellation)
    {
        var id = taxpayer.TaxpayerId;
        if (start.Draft is { } draftId)
        {
            return await drafts.Find(id, draftId, actor, cancellation) is { } draft
                ? new Begun(EntryJson.ReadForm(draft.Form), EntryJson.ReadBasis(draft.Basis), draft.DraftId)
                : null;
        }

        if (start.Review is { } reviewId)
        {
            return await OfReview(id, reviewId, cancellation);
        }

        if (start.Invoice is { } invoiceId)
        {
            return await check.Held(id, invoiceId, cancellation) is { } held
                ? new Begun(FormOf(held.Merged, start.Kind), new EntryBasis { InvoiceId = invoiceId }, null)
                : null;
        }

        return start.Item is { } itemId
            ? await OfFile(id, itemId, start, cancellation)
            : new Begun(Blank(taxpayer, start), new EntryBasis(), null);
    }

    /// <summary>The original that is typed from, as far as it may be seen; null when there is none.</summary>
    public async Task<OriginalPane?> OriginalOf(
        CurrentTaxpayer taxpayer,
        EntryBasis basis,
        FieldMask mask,
        CancellationToken cancellation
    )
    {
        var id = taxpayer.TaxpayerId;
        if (basis.ItemId is { } item && await intake.ByIds(id, [item], cancellation) is [var file])
        {
            return await Pane(taxpayer, file.OriginalId, file.FileName, mask, cancellation);
        }

        var review = basis.ReviewId is { } of ? await queue.Find(id, of, cancellation) : null;
        if (review?.OriginalId is { } seen && await invoices.FindOriginal(id, seen, cancellation) is { } original)
        {
            return await Pane(taxpayer, seen, original.FileName, mask, cancellation) with
            {
                Regions = RegionOf.All(ReadingCodec.Read(review.Body)),
            };
        }

        var held = basis.InvoiceId is { } invoice ? await check.Held(id, invoice, cancellation) : null;
        return held?.Originals.FirstOrDefault(each => !TypedStatement.Is(each.FileName)) is { } first
            ? await Pane(taxpayer, first.OriginalId, first.FileName, mask, cancellation)
            : null;
    }

    /// <summary>An original beside what it says, as far as it may be seen.</summary>
    public async Task<OriginalPane> Pane(
        CurrentTaxpayer taxpayer,
        long originalId,
        string name,
        FieldMask mask,
        CancellationToken cancellation
    )
    {
        var said = await invoices.ReadingsOf(taxpayer.TaxpayerId, originalId, cancellation);
        return new OriginalPane(taxpayer.Url(string.Create(CultureInfo.InvariantCulture, $"originals/{originalId}")), name)
        {
            Regions = [.. said.SelectMany(RegionOf.All)],
            Wanting = said.Count == 0 ? null : mask.Wanting(said)?.Name,
        };
    }

    private async Task<Begun?> OfReview(long taxpayerId, long reviewId, CancellationToken cancellation)
    {
        if (await queue.Find(taxpayerId, reviewId, cancellation) is not { } item)
        {
            return null;
        }

        var basis = new EntryBasis
        {
            InvoiceId = item.Nature == ReviewNature.Entry ? null : item.InvoiceId,
            ItemId = item.IntakeItemId,
            ReviewId = reviewId,
            Reason = item.Nature == ReviewNature.Reading ? "misread" : item.Reason,
            Note = item.Note,
        };
        if (item.Form.Length > 0)
        {
            return new Begun(EntryJson.ReadForm(item.Form), basis, null);
        }

        var held = item.InvoiceId is { } id ? await check.Held(taxpayerId, id, cancellation) : null;
        return new Begun(FormOf(held?.Merged ?? ReadingCodec.Read(item.Body), null), basis, null);
    }

    private async Task<Begun?> OfFile(long taxpayerId, long itemId, EntryStart start, CancellationToken cancellation)
    {
        if (await intake.ByIds(taxpayerId, [itemId], cancellation) is not [var file])
        {
            return null;
        }

        var said = await invoices.ReadingsOf(taxpayerId, file.OriginalId, cancellation);
        var form = said.Count > 0 ? FormOf(said[0], start.Kind) : new EntryForm { Kind = KindOf(start.Kind).Id };
        return new Begun(form, new EntryBasis { ItemId = itemId }, null);
    }

    private EntryForm FormOf(Reading reading, string? kind) =>
        EntryReading.FormOf(reading, policy.Kinds.Find(reading.Kind) ?? KindOf(kind));

    private InvoiceKind KindOf(string? kind) =>
        policy.Kinds.Find(kind ?? "") ?? policy.Kinds.Find(KindId.PaperVatNormal) ?? policy.Kinds.All[0];

    // As a rule we are the buyer.
    private EntryForm Blank(Taxpayer taxpayer, EntryStart start)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal);
        Add("invoiceCode", start.Code);
        Add("invoiceNumber", start.Number);
        Add("issueDate", start.Date);
        Add("totalInclTax", start.Amount);
        Add("buyerName", taxpayer.Name);
        Add("buyerTaxId", taxpayer.Number);
        var guessed = start.Number is { Length: 20 } && start.Code is null ? KindId.DigitalVatNormal : null;
        return new EntryForm { Kind = KindOf(start.Kind ?? guessed).Id, Fields = fields };

        void Add(string key, string? text)
        {
            if (!string.IsNullOrWhiteSpace(text))
            {
                fields[key] = text.Trim();
            }
        }
    }
}
