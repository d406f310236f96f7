using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Modules.Custody.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Diagnosis.Pages;

[Requires(typeof(DiagnosisPermissions), nameof(DiagnosisPermissions.Ask))]
[RequestSizeLimit(Limits.FileBytes)]
internal sealed class DiagnosePage(
    DiagnoseInvoice diagnose,
    DiagnoseList list,
    BringBackLost lost,
    SuspectPair pairs,
    DemoExampleShelf examples,
    ICustody custody,
    IVerification verification,
    Actor actor,
    ITaxpayers taxpayers,
    IDocumentReader reader,
    KindNames kinds
) : PageModel
{
    /// <summary>Anything that was typed: number, amount, day, QR text.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    /// <summary>Where it is missing, when a difference is asked about: <c>ours</c> or <c>theirs</c>.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Missing { get; set; }

    /// <summary>Address of the list from which it is asked, below the taxpayer.</summary>
    [BindProperty(SupportsGet = true)]
    public string? List { get; set; }

    /// <summary>The diagnosis; null = nothing was asked.</summary>
    public DiagnosisResult? Result { get; private set; }

    /// <summary>Why nothing could be diagnosed.</summary>
    public string? Refused { get; private set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>What can be linked at once; null = nothing.</summary>
    public SuspectPair.Choice? Pair { get; private set; }

    /// <summary>Where the sealed report is asked for; null where a file was asked about, which no address holds.</summary>
    public string? ReportAddress =>
        Result is null || string.IsNullOrWhiteSpace(Q) || Result.Facts.Several.Count > 1
            ? null
            : $"/api/taxpayers/{HttpContext.Taxpayer().TaxId}/diagnosis/report"
                + QueryString.Create([new KeyValuePair<string, string?>("q", Q), new("missing", Missing), new("list", List)]);

    /// <summary>Whether its original can be read again: it was stored, and its row is gone.</summary>
    public bool MayBringBack => Result?.Facts.Lost is not null && actor.May(DiagnosisPermissions.ReadAgain);

    /// <summary>Where it is typed in by hand with what is known of it, below the taxpayer; null where that would not help.</summary>
    public string? EntryPath =>
        Result is { Top: { } top } result
        && result.Facts.Ours.Count == 0
        && top.Entry.Also.Contains("enter", StringComparer.Ordinal)
        && PermissionCatalogue.May(actor, "entry.type")
            ? EntryAddress.Of(result.Facts, top.Args.GetValueOrDefault("item"))
            : null;

    /// <summary>Numbers as pasted.</summary>
    public string? Numbers { get; private set; }

    /// <summary>The verdicts on them.</summary>
    public IReadOnlyList<ListedVerdict> Listed { get; private set; } = [];

    public KindNames Kinds => kinds;

    /// <summary>演示样例; empty outside the demo.</summary>
    public IReadOnlyList<DemoExampleShelf.Shown> Examples { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Q))
        {
            Examples = await examples.Read(cancellation);
            return;
        }

        await Ask(new DiagnoseInvoice.Asked(Q, Missing: Missing, List: List).ToQuery(), cancellation);
    }

    /// <summary>A photo or file instead of a number.</summary>
    [Requires(typeof(DiagnosisPermissions), nameof(DiagnosisPermissions.Ask))]
    public async Task OnPostFile(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            Refused = "没有选择文件";
            return;
        }

        await using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellation);
        var bytes = content.ToArray();
        var query = new DiagnosisQuery
        {
            Text = Q ?? "",
            FileName = Path.GetFileName(file.FileName),
            FileHash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
        var options = new ReadOptions(HttpContext.Taxpayer().TaxId);
        var read = await reader.ReadAsync(query.FileName, bytes, options, cancellation);
        var found = read.SelectMany(document => document.Readings).FirstOrDefault(reading => reading.InvoiceNumber is not null);
        query = found is null ? query : FileQuery.Of(query, found);
        Q = query.Digits.Length > 0 ? query.Digits : Q;
        await Ask(query, cancellation);
    }

    /// <summary>Under what answers about the invoice are kept.</summary>
    public string SubjectText => GatherPeople.SubjectOf(Result!);

    /// <summary>Keeps what a person answered to a question, and diagnoses again.</summary>
    [Requires(typeof(DiagnosisPermissions), nameof(DiagnosisPermissions.Answer))]
    public async Task<IActionResult> OnPostAnswer(QuestionAnswered answered, CancellationToken cancellation) =>
        await Asked(
            await custody.AnswerQuestion(HttpContext.Taxpayer().TaxpayerId, answered, actor, cancellation),
            "答复已记录，作为依据重新诊断。",
            cancellation
        );

    /// <summary>Asks the keeper of a place.</summary>
    [Requires(typeof(DiagnosisPermissions), nameof(DiagnosisPermissions.Answer))]
    public async Task<IActionResult> OnPostKeeper(long place, string? subject, CancellationToken cancellation) =>
        await Asked(
            await custody.AskKeeper(HttpContext.Taxpayer().TaxpayerId, place, subject ?? "", actor, cancellation),
            "已询问保管人，在保管登记中等待答复。",
            cancellation
        );

    /// <summary>Asks the bureau once, within the limits of the gateway.</summary>
    [Requires(typeof(DiagnosisPermissions), nameof(DiagnosisPermissions.Verify))]
    public async Task<IActionResult> OnPostVerify(VerificationWish wish, CancellationToken cancellation)
    {
        if (await taxpayers.Find(HttpContext.Taxpayer().TaxpayerId, cancellation) is not { } taxpayer)
        {
            return NotFound();
        }

        var outcome = await verification.Ask(taxpayer, wish, actor, cancellation);
        return outcome.Succeeded(out var word)
            ? await Asked((Outcome<long>)0L, Say.It($"查验结果：{word}。"), cancellation)
            : await Asked(outcome.Refusal!, "", cancellation);
    }

    /// <summary>Reads the kept original again of an invoice that is gone.</summary>
    [Requires(typeof(DiagnosisPermissions), nameof(DiagnosisPermissions.ReadAgain))]
    public async Task<IActionResult> OnPostBringBack(CancellationToken cancellation)
    {
        if (await taxpayers.Find(HttpContext.Taxpayer().TaxpayerId, cancellation) is not { } taxpayer)
        {
            return NotFound();
        }

        var outcome = await lost.BringBack(taxpayer, new DiagnoseInvoice.Asked(Q).ToQuery(), actor, cancellation);
        return outcome.Succeeded(out var back)
            ? await Asked((Outcome<long>)0L, back.Says, cancellation)
            : await Asked(outcome.Refusal!, "", cancellation);
    }

    /// <summary>Many numbers at once.</summary>
    [Requires(typeof(DiagnosisPermissions), nameof(DiagnosisPermissions.Ask))]
    public async Task OnPostList(string? numbers, CancellationToken cancellation)
    {
        Numbers = numbers;
        if (await taxpayers.Find(HttpContext.Taxpayer().TaxpayerId, cancellation) is not { } taxpayer)
        {
            return;
        }

        var outcome = await list.Diagnose(taxpayer, numbers, cancellation);
        if (outcome.Succeeded(out var verdicts))
        {
            Listed = verdicts;
        }
        else
        {
            Refused = outcome.Refusal!.Text.Shown();
        }
    }

    /// <summary>What is known of the invoice beside its number, for the line under the verdict.</summary>
    public IEnumerable<string> Known()
    {
        var face = Result!.Facts.Face;
        if (face is { Kind: not KindId.Unknown })
        {
            yield return kinds.Short(face.Kind);
        }

        if (Result.Facts.IssueDate is { } day)
        {
            yield return InvoiceWords.Day(day);
        }

        if ((face?.TotalInclTax?.Value ?? Result.Facts.Query.Amount) is { } total)
        {
            yield return "¥" + total.ToDisplay();
        }

        if (!string.IsNullOrWhiteSpace(face?.SellerName))
        {
            yield return Say.It($"销方 {face.SellerName}");
        }
    }

    private async Task<IActionResult> Asked(Outcome<long> outcome, string said, CancellationToken cancellation)
    {
        if (outcome.Refusal is { } refusal)
        {
            Refused = refusal.Text.Shown();
            await Ask(new DiagnoseInvoice.Asked(Q, Missing: Missing, List: List).ToQuery(), cancellation);
            return Page();
        }

        TempData.Say(said);
        return Redirect(
            HttpContext
                .Taxpayer()
                .Url(
                    "diagnose"
                        + QueryString.Create([
                            new KeyValuePair<string, string?>("q", Q),
                            new("missing", Missing),
                            new("list", List),
                        ])
                )
        );
    }

    private async Task Ask(DiagnosisQuery query, CancellationToken cancellation)
    {
        if (await taxpayers.Find(HttpContext.Taxpayer().TaxpayerId, cancellation) is not { } taxpayer)
        {
            return;
        }

        var clock = Stopwatch.StartNew();
        var outcome = await diagnose.Diagnose(taxpayer, query, asOf: null, cancellation);
        Took = clock.Elapsed;
        if (!outcome.Succeeded(out var result))
        {
            Refused = outcome.Refusal!.Text.Shown();
            return;
        }

        Result = result;
        Pair = await pairs.Find(taxpayer, result, cancellation);
    }
}
