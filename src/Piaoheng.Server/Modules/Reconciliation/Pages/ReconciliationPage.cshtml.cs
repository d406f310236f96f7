using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

internal sealed class ReconciliationPage(RunResults results, StartRun start, DecideDifference decide, Actor actor) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "run")]
    public int? RunNo { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindWord { get; set; }

    [BindProperty(SupportsGet = true, Name = "result")]
    public int? ResultNo { get; set; }

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    /// <summary>The run shown; null before the first.</summary>
    public RunRecord? Run { get; private set; }

    /// <summary>The run before it; null for the first.</summary>
    public RunRecord? Previous { get; private set; }

    public IReadOnlyDictionary<string, RunResults.KindCount> Counts { get; private set; } = Nothing;

    public IReadOnlyDictionary<string, RunResults.KindCount> PreviousCounts { get; private set; } = Nothing;

    /// <summary>The kind asked for; null = all differences.</summary>
    public DifferenceKind? Kind => DifferenceMarks.Parse(KindWord);

    public IReadOnlyList<DifferenceRecord> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, DecisionRecord> Decisions { get; private set; } =
        new Dictionary<string, DecisionRecord>(StringComparer.Ordinal);

    /// <summary>The result opened; null when the list is empty.</summary>
    public DifferenceRecord? Open { get; private set; }

    public ComparedResult? Compared { get; private set; }

    /// <summary>Why an action was not done.</summary>
    public string? Refused { get; private set; }

    /// <summary>How many results the list holds in all.</summary>
    public int Count => Kinds.Sum(kind => CountOf(kind));

    private static readonly IReadOnlyDictionary<string, RunResults.KindCount> Nothing = new Dictionary<
        string,
        RunResults.KindCount
    >(StringComparer.Ordinal);

    private IReadOnlyList<DifferenceKind> Kinds => Kind is { } one ? [one] : DifferenceMarks.Differences;

    public async Task OnGet(CancellationToken ct) => await Load(ct);

    public async Task<IActionResult> OnPostRun(DateOnly? from, DateOnly? to, DateOnly? asOf, CancellationToken ct)
    {
        var taxpayer = HttpContext.Taxpayer();
        var outcome = await start.Run(taxpayer.TaxId, new StartRun.Request(from, to, asOf), actor, ct);
        if (outcome.Succeeded(out _))
        {
            return Redirect(taxpayer.Url("reconciliation"));
        }

        Refused = outcome.Refusal!.Text.Render();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostDecide(string action, string? reason, CancellationToken ct)
    {
        var taxpayer = HttpContext.Taxpayer();
        var outcome = await decide.Decide(
            taxpayer.TaxId,
            (RunNo ?? 0, ResultNo ?? 0),
            new DecideDifference.Request(action, reason),
            actor,
            ct
        );
        if (outcome.Succeeded(out _))
        {
            return Redirect(taxpayer.Url("reconciliation") + Request.QueryString);
        }

        Refused = outcome.Refusal!.Text.Render();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await Load(ct);
        return Page();
    }

    public int CountOf(DifferenceKind kind) => Counts.GetValueOrDefault(DifferenceWords.Of(kind))?.Count ?? 0;

    /// <summary>How the count changed since the run before, in words; null for the first run.</summary>
    public string? ChangeOf(DifferenceKind kind)
    {
        if (Previous is null)
        {
            return null;
        }

        var change = CountOf(kind) - (PreviousCounts.GetValueOrDefault(DifferenceWords.Of(kind))?.Count ?? 0);
        return change switch
        {
            0 => "无变化",
            > 0 => $"+{change.ToString(System.Globalization.CultureInfo.InvariantCulture)} 较上次",
            _ => $"−{(-change).ToString(System.Globalization.CultureInfo.InvariantCulture)} 较上次",
        };
    }

    /// <summary>The decision in force about a result; null when there is none, or when its evidence has changed since.</summary>
    public DecisionRecord? DecisionOn(DifferenceRecord row) =>
        Decisions.GetValueOrDefault(row.Subject) is { } decision
        && string.Equals(decision.Evidence, row.Evidence, StringComparison.Ordinal)
            ? decision
            : null;

    /// <summary>Address of this page with other choices.</summary>
    public string Link(string? kind = null, int? result = null, int after = 0)
    {
        var query = new QueryBuilderText()
            .Add("run", result is null ? RunNo : Run?.RunNo)
            .Add("kind", kind ?? KindWord)
            .Add("result", result)
            .Add("after", after == 0 ? null : after);
        return HttpContext.Taxpayer().Url("reconciliation") + query;
    }

    private async Task Load(CancellationToken ct)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Run = await results.Find(taxpayer, RunNo, ct);
        if (Run is null)
        {
            return;
        }

        Previous = Run.RunNo > 1 ? await results.Find(taxpayer, Run.RunNo - 1, ct) : null;
        Counts = await results.Counts(taxpayer, Run.RunNo, ct);
        PreviousCounts = Previous is null ? Nothing : await results.Counts(taxpayer, Previous.RunNo, ct);
        Rows = await results.Page(taxpayer, Run.RunNo, [.. Kinds.Select(DifferenceWords.Of)], After, ct);
        Open =
            ResultNo is { } number ? await results.Result(taxpayer, Run.RunNo, number, ct)
            : Rows.Count > 0 ? Rows[0]
            : null;
        Compared = Open is null ? null : ComparedResult.Parse(Open.Body);
        var subjects = Rows.Select(row => row.Subject)
            .Concat(Open is null ? [] : [Open.Subject])
            .Distinct(StringComparer.Ordinal);
        Decisions = await results.Decisions(taxpayer, [.. subjects], ct);
    }
}
