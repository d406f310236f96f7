using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Piaoheng.Core.Money;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Invoices.Pages;

[Requires(typeof(InvoicesPermissions), nameof(InvoicesPermissions.Figures))]
internal sealed class StatisticsPage(InvoiceFigures figures) : PageModel
{
    /// <summary>Rows shown; the export has all.</summary>
    public const int MostRows = 200;

    [BindProperty(SupportsGet = true, Name = "")]
    public InvoiceFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "by")]
    public string? By { get; set; }

    public FigureFeature Feature => FigureWords.Parse(By);

    public FigureTable Table { get; private set; } = new([], InvoiceTotals.None);

    public IEnumerable<FigureRow> Rows => Table.Rows.Take(MostRows);

    /// <summary>Whether conditions of the list are in force that this page has no control for.</summary>
    public bool HasOtherConditions => FilterAddress.Of(Filter with { Direction = null, From = null, To = null }).Length > 0;

    public async Task OnGet(CancellationToken cancellation) =>
        Table = await figures.By(HttpContext.Taxpayer().TaxpayerId, Filter, Feature, cancellation);

    /// <summary>What the chart shows, for who cannot see it.</summary>
    public string ChartSentence =>
        Table.Rows.MaxBy(row => Math.Abs(row.Totals.Total.Fen)) is { } most
            ? Say.It(
                $"价税合计{FigureWords.All.First(each => each.Feature == Feature).Word}的柱状图：{most.Word}最多，¥{most.Totals.Total.ToDisplay()}；合计 ¥{Table.Totals.Total.ToDisplay()}。全部数字在下表。"
            )
            : "没有数字。";

    /// <summary>Length of the bar of a row in hundredths of the longest.</summary>
    public int Share(FigureRow row)
    {
        var longest = Rows.Max(one => Math.Abs(one.Totals.Total.Fen));
        return longest == 0 ? 0 : (int)(Math.Abs(row.Totals.Total.Fen) * 100m / longest);
    }
}
