using Piaoheng.Core.Diagnosis;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>导出保管询问: what the page shows.</summary>
internal sealed class ExportInquiries : ISlice
{
    private static readonly ListExport.Shape Shape = new(
        "保管询问",
        "custody.export",
        [
            new("所查发票", 26),
            new("问题", 50),
            new("询问人", 16),
            new("询问时间", 18),
            new("答复", 10),
            new("说明", 40),
            new("答复人", 16),
            new("答复时间", 18),
        ]
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/custody/export", Answer).Requires(CustodyPermissions.Export);

    private static async Task<IResult> Answer(
        CustodyBook book,
        ListExport export,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        string? format,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var rows = (await book.Latest(found.TaxpayerId, cancellation)).Select(Cells).ToAsyncEnumerable();
        return await export.Send((found.TaxpayerId, found.Name), Shape, format, rows, actor, cancellation);
    }

    private static SheetCell[] Cells(InquiryRecord row) =>
        [
            SheetCell.Text(row.Subject),
            SheetCell.Text(row.Question),
            SheetCell.Text(row.AskedBy),
            SheetCell.Text(InvoiceWords.Moment(row.AskedAt)),
            SheetCell.Text(row.Answer is { } answer ? PersonAnswer.WordOf(answer) : "待答复"),
            SheetCell.Text(row.Note ?? ""),
            SheetCell.Text(row.AnsweredBy ?? ""),
            SheetCell.Text(row.AnsweredAt is { } at ? InvoiceWords.Moment(at) : ""),
        ];
}
