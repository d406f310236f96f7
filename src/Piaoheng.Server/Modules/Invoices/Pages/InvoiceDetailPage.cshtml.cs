using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Pages;

[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
internal sealed class InvoiceDetailPage(
    GetInvoice invoices,
    CompareInvoice compare,
    SearchInvoices search,
    IInvoiceVerdicts verdicts,
    TraceReader trace,
    KindNames kinds,
    PolicyPack policy,
    FieldMask mask,
    RelatedInvoices related,
    TrashReasons reasons,
    Database db,
    Actor actor
) : PageModel
{
    /// <summary>The list from which the invoice was opened: its filter decides what comes next.</summary>
    [BindProperty(SupportsGet = true, Name = "")]
    public InvoiceFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "order")]
    public string? OrderWord { get; set; }

    /// <summary>The original that is shown; null = the one that shows best.</summary>
    [BindProperty(SupportsGet = true, Name = "original")]
    public string? OriginalId { get; set; }

    public InvoiceDetail Invoice { get; private set; } = null!;

    public IReadOnlyList<FaceField> Fields { get; private set; } = [];

    /// <summary>Verdicts on both sides together; empty when the bureau's data does not hold the invoice.</summary>
    public IReadOnlyList<ReconciliationResult> Results { get; private set; } = [];

    /// <summary>What the latest run said; null when it did not hold the invoice, or the invoice has changed since.</summary>
    public InvoiceVerdict? Verdict { get; private set; }

    public IReadOnlyList<ShownOriginal> Originals { get; private set; } = [];

    public ShownOriginal? Shown { get; private set; }

    public IReadOnlyList<TraceEvent> Track { get; private set; } = [];

    /// <summary>红蓝字, the same at other companies of ours, 随附单据.</summary>
    public IReadOnlyList<RelatedThing> Related { get; private set; } = [];

    /// <summary>Notes, tags and the mark of the 回收站.</summary>
    internal InvoiceCare Care { get; private set; } = null!;

    public IReadOnlyList<ReasonEntry> TrashReasons => reasons.Choices;

    /// <summary>Whether the module that corrects is there and open to the one who looks.</summary>
    public bool MayCorrect => Care.Trash is null && PermissionCatalogue.May(actor, "entry.type");

    public bool MayTrash => actor.May(InvoicesPermissions.Trash);

    public bool MayAnnotate => actor.May(InvoicesPermissions.Annotate);

    public FieldCompleteness Completeness { get; private set; } = null!;

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    public KindNames Kinds => kinds;

    /// <summary>Version of the policies by which both sides were compared.</summary>
    public string Policy => policy.Version;

    public async Task<IActionResult> OnGet(long id, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        if (await invoices.Find(taxpayer, id, cancellation) is not { } invoice)
        {
            return NotFound();
        }

        Invoice = AsSeen(invoice);
        Results = await compare.Compare(taxpayer, invoice, cancellation);
        Verdict = await FindVerdict(taxpayer, invoice.Invoice, cancellation);
        Fields = FaceField.Of(invoice, Results.SelectMany(result => result.Fields), kinds);
        Originals = ShownOriginal.Of(Invoice);
        Shown = Originals.FirstOrDefault(original => original.Id == OriginalId) ?? (Originals.Count > 0 ? Originals[0] : null);
        Track = await trace.Read(taxpayer, [.. InvoiceRow.KeysOf(invoice.Invoice)], cancellation);
        Related = await related.Of(invoice, cancellation);
        Care = await InvoiceCare.Read(db, invoice.Invoice, cancellation);
        Completeness = FieldCompleteness.Of(invoice.Merged, policy.Kinds);
        (Previous, Next) = await search.Neighbours(
            taxpayer,
            Filter,
            InvoiceOrders.Parse(OrderWord),
            invoice.Invoice,
            cancellation
        );
        return Page();
    }

    /// <summary>Another page of the same list, with its filter kept.</summary>
    public string InList(string path) => HttpContext.Taxpayer().Url(path + QueryString.Create(Request.Kept("original")!).Value);

    // Compared is the whole; shown is what may be seen.
    private InvoiceDetail AsSeen(InvoiceDetail invoice) =>
        invoice with
        {
            Merged = mask.Apply(invoice.Merged),
            Documents =
            [
                .. invoice.Documents.Select(document =>
                    document with
                    {
                        Reading = mask.Apply(document.Reading),
                        Wanting = document.Wanting ?? mask.Wanting(document.Reading)?.Name,
                    }
                ),
            ],
        };

    /// <summary>Where a small form of the page is sent; its answer comes back here.</summary>
    public string CareAddress(string handler) =>
        HttpContext
            .Taxpayer()
            .Url(
                FormattableString.Invariant($"invoices/{Invoice.Invoice.InvoiceId}/care?handler={handler}")
                    + QueryString.Create(Request.Kept("handler")!).Value?.Replace('?', '&')
            );

    public string ReasonOf(TrashMark mark) => policy.Reasons.NameOf(mark.Reason);

    private async Task<InvoiceVerdict?> FindVerdict(long taxpayer, InvoiceRecord invoice, CancellationToken cancellation)
    {
        var keys = InvoiceRow.KeysOf(invoice);
        return await verdicts.Find(taxpayer, keys, cancellation) is { } latest && latest.At >= invoice.ChangedAt
            ? keys.Select(key => latest.ByKey.GetValueOrDefault(key)).FirstOrDefault(found => found is not null)
            : null;
    }
}
