using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Trace;

/// <summary>导出轨迹: exactly what the page shows, with the hash of every answer.</summary>
internal sealed class ExportTrace : ISlice
{
    private static readonly ListExport.Shape Shape = new(
        "发票全程轨迹",
        "trace.export",
        [new("时间", 18), new("侧", 8), new("事件", 50), new("来源", 50), new("结果最晚", 18), new("原始应答 SHA-256", 70)]
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/trace/export", Answer).Requires(TracePermissions.Export);

    private static async Task<IResult> Answer(
        FindTrace find,
        ListExport export,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        string? number,
        string? format,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var rows = (await find.Find(found.TaxpayerId, number, cancellation)).Select(Cells).ToAsyncEnumerable();
        return await export.Send((found.TaxpayerId, found.Name), Shape, format, rows, actor, cancellation);
    }

    private static SheetCell[] Cells(TraceEvent each) =>
        [
            SheetCell.Text(TraceWords.When(each)),
            SheetCell.Text(each.IsBureaus ? "税局" : "账内"),
            SheetCell.Text(each.Says.Render()),
            SheetCell.Text(each.Source),
            SheetCell.Text(each.Due is { } due ? InvoiceWords.Moment(due) : ""),
            SheetCell.Text(string.Join('\n', each.Proofs.Select(proof => $"{proof.Sha256} {proof.Name}"))),
        ];
}
