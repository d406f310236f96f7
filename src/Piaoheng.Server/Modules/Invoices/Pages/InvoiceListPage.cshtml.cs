using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Preferences.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices.Pages;

[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
internal sealed class InvoiceListPage(
    SearchInvoices search,
    FilterConditions conditions,
    IInvoiceVerdicts verdicts,
    IPreferences preferences,
    ISavedViews views,
    KindNames kinds,
    PolicyPack policy,
    TimeProvider time,
    Database db,
    Actor actor
) : PageModel
{
    private const int CompaniesLooked = 30;
    private const string ListName = "invoices";

    [BindProperty(SupportsGet = true, Name = "")]
    public InvoiceFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "order")]
    public string? OrderWord { get; set; }

    /// <summary>The order of the list: the one asked for, as far as it can be had.</summary>
    public InvoiceOrder Order { get; private set; } = InvoiceOrder.Newest;

    /// <summary>Whether the order asked for cannot be had for so many.</summary>
    public bool IsOrderChanged => InvoiceOrders.Word(Order) != InvoiceOrders.Word(InvoiceOrders.Parse(OrderWord));

    /// <summary>The columns asked for; null = as the person keeps them.</summary>
    [BindProperty(SupportsGet = true, Name = "columns")]
    public string? ColumnsText { get; set; }

    /// <summary>The columns shown.</summary>
    public ColumnLayout Layout { get; private set; } = ColumnLayout.First;

    /// <summary>Views that the person saved.</summary>
    public IReadOnlyList<SavedView> Views { get; private set; } = [];

    /// <summary>Why something was not done.</summary>
    public string? Refused { get; private set; }

    [BindProperty(SupportsGet = true)]
    public string? Place { get; set; }

    public KindNames Kinds => kinds;

    public IEnumerable<InvoiceKind> KindChoices => policy.Kinds.All;

    /// <summary>核对结果 to choose from.</summary>
    public IReadOnlyList<FilterChoice> ResultChoices { get; } = [.. verdicts.Kinds, .. InvoiceChoices.Unsettled];

    public InvoicePage List { get; private set; } = new([], null, null);

    /// <summary>How many the filter keeps, at most <see cref="SearchInvoices.CountedUpTo"/> + 1.</summary>
    public int Count { get; private set; }

    public bool IsCounted => Count <= SearchInvoices.CountedUpTo;

    /// <summary>Sums of all that the filter keeps; null where there are too many to read without being asked.</summary>
    public InvoiceTotals? Totals { get; private set; }

    /// <summary>What the latest run says of the rows; null when there was none.</summary>
    public LatestVerdicts? Verdicts { get; private set; }

    /// <summary>The conditions in force, in the order of the screen.</summary>
    public IReadOnlyList<ActiveCondition> Conditions { get; private set; } = [];

    /// <summary>What hides how many, where nothing is found.</summary>
    public IReadOnlyList<HiddenBy> Hidden { get; private set; } = [];

    /// <summary>The other companies that the person may see, with how many of theirs the words find, where nothing is found here.</summary>
    public IReadOnlyList<ElsewhereCount> Elsewhere { get; private set; } = [];

    /// <summary>How many there are without any condition.</summary>
    public int Everything { get; private set; }

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>Heading of the counterparty column.</summary>
    public string CounterpartyHeading =>
        Filter.Direction switch
        {
            "in" => "销方",
            "out" => "购方",
            _ => "对方单位",
        };

    /// <summary>记录范围, in a sentence; null where every record of the company is reached.</summary>
    public string? Reach =>
        actor.OwnersSeenBy(InvoicesPermissions.View) switch
        {
            null => null,
            { Department.Length: > 0 } owners => Say.It(
                $"您的角色只看得到「{owners.Department}」提交和使用的发票，本单位其他发票不在此列。"
            ),
            _ => "您的角色只看得到本人提交的发票，本单位其他发票不在此列。",
        };

    /// <summary>标签 of the taxpayer.</summary>
    public IReadOnlyList<TagRecord> Tags { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellation)
    {
        if (Request.Headers["HX-Target"] == "rows")
        {
            await LoadRows(cancellation);
            return Partial("_InvoicePage", this);
        }

        await Load(cancellation);
        return Page();
    }

    /// <summary>Keeps which columns the person sees, in which order, how wide.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
    public async Task<IActionResult> OnPostColumns(string[] column, bool reset, CancellationToken cancellation)
    {
        var chosen = column.Select(id => $"{id}:{Request.Form["width." + id]}");
        var layout = reset ? null : ColumnLayout.Parse(string.Join(',', chosen));
        var kept = new Dictionary<string, string?>(StringComparer.Ordinal) { [ColumnLayout.Preference] = layout?.Text };
        var outcome = await preferences.Set(kept, cancellation);
        return await Answer(outcome.Refusal, layout is null ? "列已恢复默认。" : "列已保存。", cancellation);
    }

    /// <summary>Keeps the width to which the person has drawn a column.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
    public async Task<IActionResult> OnPostWidth(string column, int width, CancellationToken cancellation)
    {
        await LoadLayout(cancellation);
        var kept = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [ColumnLayout.Preference] = Layout.With(column, width).Text,
        };
        var outcome = await preferences.Set(kept, cancellation);
        return outcome.Refusal is { } refusal ? HtmxAnswers.Refused(refusal) : new NoContentResult();
    }

    /// <summary>Keeps the conditions, order and columns of the address under a name.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
    public async Task<IActionResult> OnPostSaveView(string? name, CancellationToken cancellation)
    {
        await LoadLayout(cancellation);
        var address = Request.With("columns", Layout.Text);
        var query = address[address.IndexOf('?', StringComparison.Ordinal)..];
        var outcome = await views.Save(ListName, name, query, cancellation);
        return await Answer(outcome.Refusal, Say.It($"已存为视图「{name?.Trim()}」。"), cancellation);
    }

    /// <summary>Takes a saved view away.</summary>
    [Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.View))]
    public async Task<IActionResult> OnPostRemoveView(long view, CancellationToken cancellation)
    {
        var outcome = await views.Remove(ListName, view, cancellation);
        return await Answer(outcome.Refusal, "视图已删除，发票没有变化。", cancellation);
    }

    /// <summary>Exact count and sums, asked for by a button where there are many.</summary>
    public async Task<IActionResult> OnGetTotals(CancellationToken cancellation)
    {
        await LoadLayout(cancellation);
        Totals = await search.Totals(HttpContext.Taxpayer().TaxpayerId, Filter, cancellation);
        return Partial("_InvoiceTotals", this);
    }

    private async Task<IActionResult> Answer(Refusal? refusal, string done, CancellationToken cancellation)
    {
        if (refusal is null)
        {
            TempData.Say(done);
            return Redirect(Request.Without("columns"));
        }

        Refused = refusal.Text.Shown();
        Response.StatusCode = OutcomeHttp.Status(refusal.Kind);
        await Load(cancellation);
        return Page();
    }

    private async Task LoadLayout(CancellationToken cancellation) =>
        Layout =
            ColumnLayout.Parse(ColumnsText)
            ?? ColumnLayout.Parse(await preferences.Find(ColumnLayout.Preference, cancellation))
            ?? ColumnLayout.First;

    private async Task Load(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        Tags = await TagInvoice.All(db, taxpayer, cancellation);
        Views = await views.Of(ListName, cancellation);
        Conditions = await conditions.Of(taxpayer, Filter, cancellation);
        await LoadRows(cancellation);
        if (Count == 0)
        {
            await FindHidden(taxpayer, cancellation);
            await FindElsewhere(taxpayer, cancellation);
        }
        else if (IsCounted)
        {
            Totals = await search.Totals(taxpayer, Filter, cancellation);
        }
    }

    private async Task LoadRows(CancellationToken cancellation)
    {
        var taxpayer = HttpContext.Taxpayer().TaxpayerId;
        await LoadLayout(cancellation);
        Count = await search.Count(taxpayer, Filter, cancellation);
        Order = InvoiceOrders.Parse(OrderWord).For(actor).Within(Count);
        List = await search.Page(taxpayer, Filter, Order, PagePlace.Parse(Place), cancellation);
        Verdicts = await verdicts.Find(taxpayer, [.. List.Rows.SelectMany(row => row.Keys)], cancellation);
    }

    private async Task FindHidden(long taxpayer, CancellationToken cancellation)
    {
        Everything = await search.Count(taxpayer, new InvoiceFilter(), cancellation);
        var hidden = new List<HiddenBy>();
        foreach (var condition in Conditions)
        {
            var without = await search.Count(taxpayer, condition.Without, cancellation);
            hidden.Add(new HiddenBy(condition, without));
        }

        Hidden = hidden;
    }

    private async Task FindElsewhere(long taxpayer, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(Filter.Q))
        {
            return;
        }

        var choices = HttpContext.RequestServices.GetRequiredService<ITaxpayerChoices>();
        var elsewhere = new List<ElsewhereCount>();
        foreach (var other in await choices.List(CompaniesLooked, cancellation))
        {
            if (
                other.TaxpayerId != taxpayer
                && await search.Count(other.TaxpayerId, new InvoiceFilter { Q = Filter.Q }, cancellation) is > 0 and var count
            )
            {
                elsewhere.Add(new ElsewhereCount(other, count));
            }
        }

        Elsewhere = elsewhere;
    }
}

/// <summary>A condition that hides invoices.</summary>
/// <param name="Condition">The condition.</param>
/// <param name="Count">How many show when it alone is taken away, at most one more than are counted.</param>
internal sealed record HiddenBy(ActiveCondition Condition, int Count);

/// <summary>Another company whose invoices the words find.</summary>
/// <param name="Company">The company.</param>
/// <param name="Count">How many, at most one more than are counted.</param>
internal sealed record ElsewhereCount(CurrentTaxpayer Company, int Count);

/// <summary>The part of a filter that is always seen.</summary>
/// <param name="Title">What it restricts.</param>
/// <param name="Now">The condition in force; null when there is none.</param>
/// <param name="Key">Key that opens it; null = none.</param>
internal sealed record FilterHead(string Title, ActiveCondition? Now, string? Key = null);
