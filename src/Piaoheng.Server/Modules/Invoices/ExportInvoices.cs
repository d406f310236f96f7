using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>导出: exactly the invoices that a list shows, in its order, as xlsx or csv.</summary>
internal sealed class ExportInvoices(SearchInvoices search, IInvoiceVerdicts verdicts, KindNames kinds, ListExport export)
    : ISlice
{
    // Few enough for the parameters of one question to the database.
    private const int ComparedAtOnce = 500;

    private static readonly ListExport.Shape List = new(
        "发票清单",
        "invoice.export",
        [
            new("方向", 8),
            new("票种", 16),
            new("发票代码", 14),
            new("发票号码", 24),
            new("开票日期", 12),
            new("销方识别号", 22),
            new("销方名称", 36),
            new("购方识别号", 22),
            new("购方名称", 36),
            new("金额", 16),
            new("税额", 14),
            new("价税合计", 16),
            new("票面状态", 12),
            new("检查结果", 10),
            new("核对结果", 18),
            new("已用金额", 16),
            new("未用余额", 16),
            new("原件份数", 10),
            new("取值来源", 12),
        ]
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/invoices/export", Answer).Requires(InvoicesPermissions.Export);

    /// <summary>What to take out.</summary>
    /// <param name="TaxpayerId">本单位.</param>
    /// <param name="Filter">筛选条件.</param>
    /// <param name="Order">排序.</param>
    /// <param name="Only">Only these invoices; null = all that the filter keeps.</param>
    /// <param name="AsCsv">CSV instead of xlsx.</param>
    public sealed record Request(
        long TaxpayerId,
        InvoiceFilter Filter,
        InvoiceOrder Order,
        IReadOnlySet<string>? Only,
        bool AsCsv
    );

    /// <summary>Writes the list into a file that vanishes when it is closed.</summary>
    public Task<Outcome<Stream>> Write(Request request, Actor actor, CancellationToken cancellation)
    {
        var (amount, tax, total) = (Yuan.Zero, Yuan.Zero, Yuan.Zero);
        return export.Write(
            (request.TaxpayerId, List, request.AsCsv),
            Rows(),
            count =>
                [
                    $"合计 {count.ToString(CultureInfo.InvariantCulture)} 张",
                    .. Enumerable.Repeat(SheetCell.Empty, 8),
                    amount,
                    tax,
                    total,
                ],
            actor,
            cancellation
        );

        async IAsyncEnumerable<SheetCell[]> Rows()
        {
            var rows = search
                .All(request.TaxpayerId, request.Filter, request.Order, cancellation)
                .Where(row => request.Only?.Contains(row.InvoiceId) != false);
            await foreach (var some in rows.Chunk(ComparedAtOnce).WithCancellation(cancellation))
            {
                var latest = await verdicts.Find(request.TaxpayerId, [.. some.SelectMany(row => row.Keys)], cancellation);
                foreach (var row in some)
                {
                    amount += row.Amount ?? Yuan.Zero;
                    tax += row.Tax ?? Yuan.Zero;
                    total += row.Total ?? Yuan.Zero;
                    yield return Cells(row, RowVerdict.Of(latest, row));
                }
            }
        }
    }

    private SheetCell[] Cells(InvoiceRow row, RowVerdict verdict) =>
        [
            InvoiceWords.Of(row.Direction),
            kinds.Short(row.Kind),
            row.Code,
            row.Number,
            SheetCell.Date(row.IssueDate),
            row.Seller?.TaxId,
            row.Seller?.Name,
            row.Buyer?.TaxId,
            row.Buyer?.Name,
            SheetCell.Money(row.Amount),
            SheetCell.Money(row.Tax),
            SheetCell.Money(row.Total),
            InvoiceWords.Face(row.Void, row.Red, row.Risk, row.IsRed).Word,
            InvoiceWords.Of(row.Severity).Word,
            verdict.Words,
            row.Uses == 0 ? SheetCell.Empty : SheetCell.Money(row.Used),
            row.Uses == 0 ? SheetCell.Empty : SheetCell.Money(row.Total is { } total ? total - row.Used : null),
            row.Originals,
            InvoiceWords.Source(row.Source).Word,
        ];

    private static async Task<IResult> Answer(
        [AsParameters] Question question,
        [AsParameters] InvoiceFilter filter,
        [AsParameters] Services services,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (await services.Taxpayers.FindByNumber(question.Taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var asCsv = ListExport.IsCsv(question.Format);
        var only = string.IsNullOrEmpty(question.Ids) ? null : question.Ids.Split(',').ToHashSet(StringComparer.Ordinal);
        var request = new Request(found.TaxpayerId, filter, InvoiceOrders.Parse(question.Order), only, asCsv);
        var written = await services.Slice.Write(request, actor, cancellation);
        return services.Export.Answer(written, List.Title, found.Name, asCsv);
    }

    private sealed record Question(string Taxpayer, string? Order, string? Ids, string? Format);

    private sealed record Services(ExportInvoices Slice, ITaxpayers Taxpayers, ListExport Export);
}
