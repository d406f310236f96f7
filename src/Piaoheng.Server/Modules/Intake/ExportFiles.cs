using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>导出收到的文件: 待处理文件 or one batch, exactly as the list shows them.</summary>
internal sealed class ExportFiles(WaitingFiles waiting, ImportBatches batches, KindNames kinds, ListExport export) : ISlice
{
    private static readonly SheetColumn[] Columns =
    [
        new("文件", 44),
        new("大小（字节）", 14),
        new("结果", 10),
        new("读出的内容", 24),
        new("收到时间", 18),
        new("说明", 80),
    ];

    private static readonly ListExport.Shape Waiting = new("待处理文件", "intake.export", Columns);
    private static readonly ListExport.Shape Batch = new("导入结果", "intake.export", Columns);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/taxpayers/{taxpayer}/intake/waiting/export", AnswerWaiting).Requires(IntakePermissions.View);
        routes
            .MapGet("/api/taxpayers/{taxpayer}/intake/batches/{batch:long}/export", AnswerBatch)
            .Requires(IntakePermissions.View);
    }

    private SheetCell[] Cells(IntakeItem file) =>
        [
            file.File,
            SheetCell.Number(file.Size),
            IntakeMarks.Of(file).Word,
            IntakeWords.What(file, kinds),
            InvoiceWords.Moment(file.ReceivedAt),
            IntakeWords.Why(file),
        ];

    private async Task<IResult> Write(
        Asked asked,
        ListExport.Shape shape,
        Func<long, IAsyncEnumerable<IntakeItem>> files,
        CancellationToken cancellation
    )
    {
        if (await asked.Taxpayers.FindByNumber(asked.Taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var rows = files(found.TaxpayerId).Select(Cells);
        return await export.Send((found.TaxpayerId, found.Name), shape, asked.Format, rows, asked.Actor, cancellation);
    }

    private Task<IResult> WriteWaiting(Asked asked, string? q, WaitingFor? kind, CancellationToken cancellation) =>
        Write(asked, Waiting, taxpayer => waiting.All(taxpayer, q, kind), cancellation);

    private Task<IResult> WriteBatch(Asked asked, long batch, string? outcome, CancellationToken cancellation) =>
        Write(asked, Batch, taxpayer => batches.All(taxpayer, batch, outcome), cancellation);

    private static Task<IResult> AnswerWaiting(
        ExportFiles slice,
        [AsParameters] Asked asked,
        string? q,
        WaitingFor? @for,
        CancellationToken cancellation
    ) => slice.WriteWaiting(asked, q, @for, cancellation);

    private static Task<IResult> AnswerBatch(
        ExportFiles slice,
        [AsParameters] Asked asked,
        long batch,
        string? outcome,
        CancellationToken cancellation
    ) => slice.WriteBatch(asked, batch, outcome, cancellation);

    private sealed record Asked(string Taxpayer, string? Format, ITaxpayers Taxpayers, Actor Actor);
}
