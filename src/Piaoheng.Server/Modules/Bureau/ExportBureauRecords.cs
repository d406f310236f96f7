using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>导出税局记录: exactly what the list shows, in its order.</summary>
internal sealed class ExportBureauRecords(ListBureauRecords list, KindNames kinds, ListExport export) : ISlice
{
    private static readonly ListExport.Shape List = new(
        "税局记录",
        "bureau.export",
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
            new("税局状态", 12),
            new("税局数据时间", 18),
        ]
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/bureau/export", Answer).Requires(BureauPermissions.Export);

    /// <summary>Writes the list.</summary>
    public async Task<Outcome<Stream>> Write(
        long taxpayerId,
        BureauFilter filter,
        bool asCsv,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var totals = await list.Totals(taxpayerId, filter, cancellation);
        return await export.Write(
            (taxpayerId, List, asCsv),
            list.All(taxpayerId, filter, cancellation).Select(Cells),
            count =>
                [
                    $"合计 {count.ToString(CultureInfo.InvariantCulture)} 张",
                    .. Enumerable.Repeat(SheetCell.Empty, 8),
                    totals.Amount,
                    totals.Tax,
                    totals.Total,
                ],
            actor,
            cancellation
        );
    }

    private SheetCell[] Cells(BureauListRow row) =>
        [
            InvoiceWords.Of(row.Record.Direction),
            kinds.Short(row.Record.Kind),
            row.Record.Code,
            row.Record.Number,
            row.Record.IssueDate == DateOnly.MinValue ? SheetCell.Empty : SheetCell.Date(row.Record.IssueDate),
            row.Seller?.TaxId,
            row.Seller?.Name,
            row.Buyer?.TaxId,
            row.Buyer?.Name,
            Money(row.Record.AmountFen),
            Money(row.Record.TaxFen),
            Money(row.Record.TotalFen),
            row.Record.StatusText,
            InvoiceWords.Moment(row.Record.ReadAt),
        ];

    private static SheetCell Money(long? fen) => fen is { } known ? SheetCell.Money(Yuan.FromFen(known)) : SheetCell.Empty;

    private static async Task<IResult> Answer(
        [AsParameters] Question question,
        [AsParameters] BureauFilter filter,
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
        var written = await services.Slice.Write(found.TaxpayerId, filter, asCsv, actor, cancellation);
        return services.Export.Answer(written, List.Title, found.Name, asCsv);
    }

    private sealed record Question(string Taxpayer, string? Format);

    private sealed record Services(ExportBureauRecords Slice, ITaxpayers Taxpayers, ListExport Export);
}
