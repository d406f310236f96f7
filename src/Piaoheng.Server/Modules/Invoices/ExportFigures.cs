using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>导出统计: the figures that the page shows, with those beyond its end.</summary>
internal sealed class ExportFigures(InvoiceFigures figures, ListExport export) : ISlice
{
    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/statistics/export", Answer).Requires(InvoicesPermissions.ExportFigures);

    /// <summary>Writes the figures into a file that vanishes when it is closed.</summary>
    public async Task<Outcome<Stream>> Write(
        long taxpayerId,
        InvoiceFilter filter,
        (FigureFeature Feature, bool AsCsv) asked,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var table = await figures.By(taxpayerId, filter, asked.Feature, cancellation);
        return await export.Write(
            (taxpayerId, Shape(asked.Feature), asked.AsCsv),
            table.Rows.Select(row => Cells(row.Word, row.Hint, row.Totals)).ToAsyncEnumerable(),
            _ => Cells("合计", null, table.Totals),
            actor,
            cancellation
        );
    }

    private static ListExport.Shape Shape(FigureFeature feature) =>
        new(
            "发票统计",
            InvoicesActions.ExportFigures.Id,
            [
                new(FigureWords.Head(feature), 40),
                new(feature == FigureFeature.Party ? "纳税人识别号" : "说明", 24),
                new("张数", 10),
                new("金额", 18),
                new("税额", 16),
                new("价税合计", 18),
            ]
        );

    private static SheetCell[] Cells(string word, string? hint, InvoiceTotals totals) =>
        [word, hint, totals.Count, totals.Amount, totals.Tax, totals.Total];

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
        var asked = (FigureWords.Parse(question.By), asCsv);
        var written = await services.Slice.Write(found.TaxpayerId, filter, asked, actor, cancellation);
        return services.Export.Answer(written, "发票统计", found.Name, asCsv);
    }

    private sealed record Question(string Taxpayer, string? By, string? Format);

    private sealed record Services(ExportFigures Slice, ITaxpayers Taxpayers, ListExport Export);
}
