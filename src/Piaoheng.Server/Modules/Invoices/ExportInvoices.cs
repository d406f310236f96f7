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

    private const string Title = "发票清单";

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/invoices/export", Answer).Requires(InvoicesPermissions.Export);

    /// <summary>What to take out.</summary>
    /// <param name="TaxpayerId">本单位.</param>
    /// <param name="Filter">筛选条件.</param>
    /// <param name="Order">排序.</param>
    /// <param name="Columns">The columns, as the list shows them.</param>
    /// <param name="Only">Only these invoices; null = all that the filter keeps.</param>
    /// <param name="AsCsv">CSV instead of xlsx.</param>
    public sealed record Request(
        long TaxpayerId,
        InvoiceFilter Filter,
        InvoiceOrder Order,
        ColumnLayout Columns,
        IReadOnlySet<string>? Only,
        bool AsCsv
    );

    /// <summary>Writes the list into a file that vanishes when it is closed.</summary>
    public async Task<Outcome<Stream>> Write(Request request, Actor actor, CancellationToken cancellation)
    {
        var order = await search.Served(request.TaxpayerId, request.Filter, request.Order, cancellation);
        List<ColumnCell> cells = [.. request.Columns.Columns.SelectMany(each => each.Column.Cells)];
        var shape = new ListExport.Shape(
            Title,
            "invoice.export",
            [.. cells.Select(cell => new SheetColumn(cell.Heading, cell.Width))]
        );
        var sums = new Dictionary<string, Yuan>(StringComparer.Ordinal);
        return await export.Write(
            (request.TaxpayerId, shape, request.AsCsv),
            Rows(),
            count => Foot(request.Columns, count, sums),
            actor,
            cancellation
        );

        async IAsyncEnumerable<SheetCell[]> Rows()
        {
            var rows = search
                .All(request.TaxpayerId, request.Filter, order, cancellation)
                .Where(row => request.Only?.Contains(row.InvoiceId) != false);
            await foreach (var some in rows.Chunk(ComparedAtOnce).WithCancellation(cancellation))
            {
                var latest = await verdicts.Find(request.TaxpayerId, [.. some.SelectMany(row => row.Keys)], cancellation);
                foreach (var row in some)
                {
                    Add("amount", row.Amount);
                    Add("tax", row.Tax);
                    Add("total", row.Total);
                    var verdict = RowVerdict.Of(latest, row);
                    yield return [.. cells.Select(cell => cell.Of(row, verdict, kinds))];
                }
            }
        }

        void Add(string column, Yuan? amount) => sums[column] = sums.GetValueOrDefault(column) + (amount ?? Yuan.Zero);
    }

    // The sums stand below their columns, the count in the first cell that is free.
    private static SheetCell[] Foot(ColumnLayout columns, int count, Dictionary<string, Yuan> sums)
    {
        List<SheetCell> foot =
        [
            .. columns.Columns.SelectMany(each =>
                each.Column.Cells.Select(_ =>
                    sums.TryGetValue(each.Column.Id, out var sum) ? SheetCell.Money(sum) : SheetCell.Empty
                )
            ),
        ];
        if (foot.IndexOf(SheetCell.Empty) is >= 0 and var free)
        {
            foot[free] = $"合计 {count.ToString(CultureInfo.InvariantCulture)} 张";
        }

        return [.. foot];
    }

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
        var request = new Request(
            found.TaxpayerId,
            filter,
            InvoiceOrders.Parse(question.Order),
            ColumnLayout.Parse(question.Columns) ?? ColumnLayout.Everything,
            only,
            asCsv
        );
        var written = await services.Slice.Write(request, actor, cancellation);
        return services.Export.Answer(written, Title, found.Name, asCsv);
    }

    private sealed record Question(string Taxpayer, string? Order, string? Columns, string? Ids, string? Format);

    private sealed record Services(ExportInvoices Slice, ITaxpayers Taxpayers, ListExport Export);
}
