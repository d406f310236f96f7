using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Pages;

[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
internal sealed class InvoiceDetailPage(
    GetInvoice invoices,
    CompareInvoice compare,
    SearchInvoices search,
    ITaxpayers taxpayers,
    IInvoiceVerdicts verdicts,
    TraceReader trace,
    KindNames kinds,
    PolicyPack policy,
    FieldMask mask
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

    /// <summary>The same invoice at other companies of ours.</summary>
    public IReadOnlyList<(string Name, string Address)> Mirrors { get; private set; } = [];

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
        Mirrors = await FindMirrors(invoice, cancellation);
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
                        Wanting = mask.Wanting(document.Reading)?.Name,
                    }
                ),
            ],
        };

    private async Task<InvoiceVerdict?> FindVerdict(long taxpayer, InvoiceRecord invoice, CancellationToken cancellation)
    {
        var keys = InvoiceRow.KeysOf(invoice);
        return await verdicts.Find(taxpayer, keys, cancellation) is { } latest && latest.At >= invoice.ChangedAt
            ? keys.Select(key => latest.ByKey.GetValueOrDefault(key)).FirstOrDefault(found => found is not null)
            : null;
    }

    private async Task<IReadOnlyList<(string, string)>> FindMirrors(InvoiceDetail invoice, CancellationToken cancellation)
    {
        var mirrors = new List<(string, string)>();
        foreach (var link in invoice.Links)
        {
            if (await taxpayers.Find(link.OtherTaxpayerId, cancellation) is { } other)
            {
                mirrors.Add((other.Name, FormattableString.Invariant($"/t/{other.Number}/invoices/{link.OtherInvoiceId}")));
            }
        }

        return mirrors;
    }
}
