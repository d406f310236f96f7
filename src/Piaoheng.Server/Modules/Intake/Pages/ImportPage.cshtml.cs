using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake.Pages;

[Requires(typeof(IntakePermissions), nameof(IntakePermissions.View))]
internal sealed class ImportPage(ImportBatches batches, RetryItem retry, KindNames kinds, Actor actor) : PageModel
{
    private const int BatchesShown = 20;

    /// <summary>The import that is shown; null on the page that begins one.</summary>
    public ImportBatch? Batch { get; private set; }

    /// <summary>Earlier imports, on the page that begins one.</summary>
    public IReadOnlyList<ImportBatch> Earlier { get; private set; } = [];

    /// <summary>The files shown.</summary>
    public IReadOnlyList<IntakeItem> Files { get; private set; } = [];

    /// <summary>Only files of this outcome; null = all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    /// <summary>Which part of the files, from 0.</summary>
    [BindProperty(SupportsGet = true)]
    public int Part { get; set; }

    public KindNames Kinds => kinds;

    /// <summary>Files that the choice of outcome keeps.</summary>
    public int Chosen =>
        Batch is null ? 0
        : string.IsNullOrEmpty(Outcome) ? Batch.Received
        : Batch.Count(Outcome);

    public async Task<IActionResult> OnGet(long? batch, CancellationToken cancellation)
    {
        if (batch is { } id)
        {
            return await Load(id, cancellation) ? Page() : NotFound();
        }

        Earlier = await batches.Latest(HttpContext.Taxpayer().TaxpayerId, BatchesShown, cancellation);
        return Page();
    }

    /// <summary>The part of the page that shows what became of the files; asked for again while any is being read.</summary>
    /// <param name="batch">The import.</param>
    /// <param name="waited">Whether it was being read when last shown.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<IActionResult> OnGetOutcome(long batch, bool waited, CancellationToken cancellation)
    {
        if (!await Load(batch, cancellation))
        {
            return NotFound();
        }

        if (waited && !Batch!.IsReading)
        {
            Response.Say(
                Say.It(
                    $"全部读完：{InvoiceWords.Count(Batch.Received)} 个文件，{Counted(IntakeOutcome.Stored)}，{Counted(IntakeOutcome.Exists)}，{Counted(IntakeOutcome.Quarantined)}。"
                )
            );
        }

        return Partial("_ImportOutcome", this);
    }

    /// <summary>Has a file read again, with the answer whose table it is.</summary>
    [Requires(typeof(IntakePermissions), nameof(IntakePermissions.Add))]
    public async Task<IActionResult> OnPostRetry(long batch, long item, string? side, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        var outcome = await retry.Retry(taxpayer, item, Words.Parse<Side>(side, Words.Of), actor, cancellation);
        if (outcome.Refusal is { } refusal)
        {
            return HtmxAnswers.Refused(refusal);
        }

        Response.Say("正在重新读取。");
        return await Load(batch, cancellation) ? Partial("_ImportOutcome", this) : NotFound();
    }

    private async Task<bool> Load(long batch, CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Part = Math.Max(0, Part);
        Batch = await batches.Find(taxpayer, batch, cancellation);
        Files = Batch is null ? [] : await batches.Files(taxpayer, batch, Outcome, Part, cancellation);
        return Batch is not null;
    }

    private string Counted(string outcome) => $"{IntakeOutcome.ChineseOf(outcome)} {InvoiceWords.Count(Batch!.Count(outcome))}";
}
