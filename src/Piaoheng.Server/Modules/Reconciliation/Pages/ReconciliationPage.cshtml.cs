using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Reconciliation.Pages;

[Requires(typeof(ReconciliationPermissions), nameof(ReconciliationPermissions.View))]
internal sealed class ReconciliationPage(
    RunResults results,
    RunChanges changes,
    RunRequests requests,
    ResultCandidates candidates,
    PolicyPack policy,
    Actor actor
) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "run")]
    public int? RunNo { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public string? KindWord { get; set; }

    [BindProperty(SupportsGet = true, Name = "result")]
    public int? ResultNo { get; set; }

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    /// <summary>Only what changed in one way since the run before: a word of <see cref="RunChanges"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "since")]
    public string? SinceWord { get; set; }

    /// <summary>Only what nobody has decided about.</summary>
    [BindProperty(SupportsGet = true, Name = "undecided")]
    public bool OnlyUndecided { get; set; }

    /// <summary>The run shown; null before the first.</summary>
    public RunRecord? Run { get; private set; }

    /// <summary>The run before it; null for the first.</summary>
    public RunRecord? Previous { get; private set; }

    public IReadOnlyDictionary<string, RunResults.KindCount> Counts { get; private set; } = Nothing;

    /// <summary>What changed since the run before, by kind.</summary>
    public IReadOnlyDictionary<string, RunChanges.Counts> Changes { get; private set; } =
        new Dictionary<string, RunChanges.Counts>(StringComparer.Ordinal);

    /// <summary>What the run now says of results that are gone, by the number of the result.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> KindsNow { get; private set; } =
        new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>The change asked for; null = all results.</summary>
    public string? Since =>
        Previous is null || SinceWord is not (RunChanges.New or RunChanges.Gone or RunChanges.Changed) ? null : SinceWord;

    /// <summary>The kind asked for; null = all differences.</summary>
    public DifferenceKind? Kind => DifferenceMarks.Parse(KindWord);

    /// <summary>The run whose results are listed: of what is gone, the run before.</summary>
    public RunRecord? Shown => Since == RunChanges.Gone ? Previous : Run;

    public IReadOnlyList<DifferenceRecord> Rows { get; private set; } = [];

    public IReadOnlyDictionary<string, DecisionRecord> Decisions { get; private set; } =
        new Dictionary<string, DecisionRecord>(StringComparer.Ordinal);

    /// <summary>The result opened; null when the list is empty.</summary>
    public DifferenceRecord? Open { get; private set; }

    public ComparedResult? Compared { get; private set; }

    /// <summary>Decisions of people about the two sides of the opened result.</summary>
    public IReadOnlyList<LinkRecord> Links { get; private set; } = [];

    /// <summary>The latest run that was asked for; null when none was.</summary>
    public RunRequestRecord? Asked { get; private set; }

    /// <summary>Attempts of it that failed so far.</summary>
    public int FailedAttempts { get; private set; }

    /// <summary>The nearest of the other side, where they were asked for.</summary>
    public IReadOnlyList<ResultCandidates.Candidate> Candidates { get; private set; } = [];

    /// <summary>Names of kinds.</summary>
    public KindCatalogue Kinds => policy.Kinds;

    /// <summary>Why an action was not done.</summary>
    public string? Refused { get; private set; }

    /// <summary>How many results the list holds in all.</summary>
    public int Count => Listed.Sum(kind => Since is { } since ? ChangeOf(kind, since) : CountOf(kind));

    private static readonly IReadOnlyDictionary<string, RunResults.KindCount> Nothing = new Dictionary<
        string,
        RunResults.KindCount
    >(StringComparer.Ordinal);

    private IReadOnlyList<DifferenceKind> Listed => Kind is { } one ? [one] : DifferenceMarks.Differences;

    public async Task OnGet(CancellationToken ct) => await Load(ct);

    /// <summary>The panel of the nearest candidates.</summary>
    public async Task<IActionResult> OnGetNearest(CancellationToken ct)
    {
        var taxpayer = HttpContext.Taxpayer();
        var run = await results.Find(taxpayer.TaxpayerId, RunNo, ct);
        Run = run;
        Open = run is null ? null : await results.Result(taxpayer.TaxpayerId, run.RunNo, ResultNo ?? 0, ct);
        if (Open is null)
        {
            return NotFound();
        }

        Candidates = await candidates.Of(Open, ct);
        return Partial("_Nearest", this);
    }

    /// <summary>How far a run is.</summary>
    public async Task<IActionResult> OnGetProgress(CancellationToken ct)
    {
        await LoadRequest(ct);
        if (Asked is not { IsOpen: true })
        {
            // The results are there, or why there are none: the whole page says so.
            Response.Headers["HX-Refresh"] = "true";
        }

        return Partial("_RunProgress", this);
    }

    [Requires(typeof(ReconciliationPermissions), nameof(ReconciliationPermissions.Run))]
    public async Task<IActionResult> OnPostRun(
        [FromServices] StartRun start,
        DateOnly? from,
        DateOnly? to,
        DateOnly? asOf,
        CancellationToken ct
    )
    {
        var taxpayer = HttpContext.Taxpayer();
        var outcome = await start.Run(taxpayer.TaxId, new StartRun.Request(from, to, asOf), actor, ct);
        return await Answer(outcome.Refusal, taxpayer.Url("reconciliation"), ct);
    }

    [Requires(typeof(ReconciliationPermissions), nameof(ReconciliationPermissions.Run))]
    public async Task<IActionResult> OnPostCancel([FromServices] CancelRun cancel, int request, CancellationToken ct)
    {
        var taxpayer = HttpContext.Taxpayer();
        var outcome = await cancel.Cancel(taxpayer.TaxId, request, actor, ct);
        return await Answer(outcome.Refusal, taxpayer.Url("reconciliation"), ct);
    }

    [Requires(typeof(ReconciliationPermissions), nameof(ReconciliationPermissions.Decide))]
    public async Task<IActionResult> OnPostDecide(
        [FromServices] DecideDifference decide,
        string action,
        string? reason,
        CancellationToken ct
    )
    {
        var outcome = await decide.Decide(
            HttpContext.Taxpayer().TaxId,
            (RunNo ?? 0, ResultNo ?? 0),
            new DecideDifference.Request(action, reason),
            actor,
            ct
        );
        return await Answer(outcome.Refusal, Link(result: ResultNo, after: After), ct);
    }

    /// <summary>Where a difference is diagnosed: why the side that lacks the invoice does not have it.</summary>
    public string DiagnoseUrl(DifferenceRecord open)
    {
        var missing = open switch
        {
            { TheirsKey: "" } => "&missing=theirs",
            { OursKey: "" } => "&missing=ours",
            _ => "",
        };
        return HttpContext.Taxpayer().Url($"diagnose?q={Uri.EscapeDataString($"{open.Code} {open.Number}".Trim())}{missing}");
    }

    [Requires(typeof(ReconciliationPermissions), nameof(ReconciliationPermissions.Decide))]
    public async Task<IActionResult> OnPostLink(
        [FromServices] LinkInvoices link,
        string action,
        string? with,
        string? reason,
        CancellationToken ct
    )
    {
        var outcome = await link.Decide(
            HttpContext.Taxpayer().TaxId,
            (RunNo ?? 0, ResultNo ?? 0),
            new LinkInvoices.Request(action, with, reason),
            actor,
            ct
        );
        return await Answer(outcome.Refusal, Link(result: ResultNo, after: After), ct);
    }

    public int CountOf(DifferenceKind kind) => Counts.GetValueOrDefault(DifferenceWords.Of(kind))?.Count ?? 0;

    /// <summary>How many results of a kind changed in one way since the run before.</summary>
    public int ChangeOf(DifferenceKind kind, string since)
    {
        var counts = Changes.GetValueOrDefault(DifferenceWords.Of(kind)) ?? RunChanges.Counts.None;
        return since switch
        {
            RunChanges.New => counts.New,
            RunChanges.Gone => counts.Gone,
            _ => counts.Changed,
        };
    }

    /// <summary>The decision in force about a result; null when there is none, or when its evidence has changed since.</summary>
    public DecisionRecord? DecisionOn(DifferenceRecord row) =>
        Decisions.GetValueOrDefault(row.Subject) is { } decision
        && string.Equals(decision.Evidence, row.Evidence, StringComparison.Ordinal)
            ? decision
            : null;

    /// <summary>Address of this page with other choices.</summary>
    public string Link(string? kind = null, int? result = null, int after = 0, string? since = null) =>
        HttpContext.Taxpayer().Url("reconciliation")
        + new QueryBuilderText()
            .Add("run", result is null ? RunNo : Run?.RunNo)
            .Add("kind", kind ?? KindWord)
            .Add("since", since ?? SinceWord)
            .Add("undecided", OnlyUndecided ? "true" : null)
            .Add("result", result)
            .Add("after", after == 0 ? null : after);

    /// <summary>Address of one result by itself.</summary>
    public string Part(string handler) =>
        HttpContext.Taxpayer().Url("reconciliation")
        + new QueryBuilderText().Add("handler", handler).Add("run", Open?.RunNo).Add("result", Open?.ResultNo);

    private async Task<IActionResult> Answer(Refusal? refusal, string next, CancellationToken ct)
    {
        if (refusal is null)
        {
            return Redirect(next);
        }

        Refused = refusal.Text.Shown();
        Response.StatusCode = StatusCodes.Status400BadRequest;
        await Load(ct);
        return Page();
    }

    private async Task LoadRequest(CancellationToken ct)
    {
        Asked = await requests.Latest(HttpContext.Taxpayer().TaxpayerId, ct);
        FailedAttempts = Asked is { IsOpen: true } open ? await requests.FailedAttempts(open, ct) : 0;
    }

    private async Task Load(CancellationToken ct)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        await LoadRequest(ct);
        Run = await results.Find(taxpayer, RunNo, ct);
        if (Run is not { } run)
        {
            return;
        }

        Previous = run.RunNo > 1 ? await results.Find(taxpayer, run.RunNo - 1, ct) : null;
        var differences = DifferenceMarks.Differences.Select(DifferenceWords.Of).ToList();
        Counts = OnlyUndecided ? await results.Undecided(run, differences, ct) : await results.Counts(run, ct);
        if (Previous is { } before)
        {
            Changes = await changes.Count((run, before), differences, ct);
        }

        await LoadRows(run, ct);
        await LoadOpen(taxpayer, ct);
        var subjects = Rows.Select(row => row.Subject)
            .Concat(Open is null ? [] : [Open.Subject])
            .Distinct(StringComparer.Ordinal);
        Decisions = await results.Decisions(taxpayer, [.. subjects], ct);
    }

    private async Task LoadRows(RunRecord run, CancellationToken ct)
    {
        List<string> kinds = [.. Listed.Select(DifferenceWords.Of)];
        Rows =
            Since is { } since && Previous is { } before
                ? await changes.Page((run, before), since, kinds, After, ct)
                : await results.Page(run, kinds, OnlyUndecided, After, ct);
        if (Since == RunChanges.Gone)
        {
            KindsNow = await changes.KindsNow(run, Rows, ct);
        }
    }

    private async Task LoadOpen(long taxpayer, CancellationToken ct)
    {
        Open =
            ResultNo is { } number && Shown is { } shown ? await results.Result(taxpayer, shown.RunNo, number, ct)
            : Rows.Count > 0 ? Rows[0]
            : null;
        if (Open is not null)
        {
            Compared = ComparedResult.Parse(Open.Body);
            Links = await results.Links(Open, ct);
        }
    }
}
