using System.Runtime.CompilerServices;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.OperationLog;

/// <summary>导出操作日志: exactly what the page shows, in its order; taking it out is logged too.</summary>
internal sealed class ExportLog(AuditSearch search, AuditNames names, ListExport export) : ISlice
{
    private static readonly ListExport.Shape List = new(
        "操作日志",
        "operation-log.export",
        [
            new("序号", 10),
            new("时间", 20),
            new("操作人", 16),
            new("操作", 22),
            new("对象", 30),
            new("详情", 60),
            new("操作代码", 24),
            new("对象代码", 30),
        ]
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/taxpayers/{taxpayer}/log/export", OfTaxpayer).Requires(OperationLogPermissions.Export);
        routes.MapGet("/api/log/export", OfInstallation).Requires(OperationLogPermissions.ViewInstallation);
    }

    /// <summary>Writes the list.</summary>
    public Task<Outcome<Stream>> Write(
        long taxpayerId,
        AuditFilter filter,
        bool asCsv,
        Actor actor,
        CancellationToken cancellation
    ) => export.Write((taxpayerId, List, asCsv), Rows(taxpayerId, filter, cancellation), foot: null, actor, cancellation);

    private async IAsyncEnumerable<SheetCell[]> Rows(
        long taxpayerId,
        AuditFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var some in search.All(taxpayerId, filter, cancellation))
        {
            var found = await names.Of(taxpayerId, some.SelectMany(EntryWords.Objects), cancellation);
            foreach (var entry in some)
            {
                yield return Cells(entry, found);
            }
        }
    }

    private static SheetCell[] Cells(AuditEntryRecord entry, AuditNames.Found names) =>
        [
            SheetCell.Number(entry.Seq),
            InvoiceWords.Moment(entry.At),
            entry.Actor,
            AuditActionCatalogue.NameOf(entry.Action),
            EntryWords.Subject(entry.Subject, names),
            EntryWords.Detail(entry, names, withIds: true),
            entry.Action,
            entry.Subject,
        ];

    private static async Task<IResult> OfTaxpayer(
        string taxpayer,
        [AsParameters] Question question,
        [AsParameters] AuditFilter filter,
        [AsParameters] Services services,
        CancellationToken cancellation
    ) =>
        await services.Taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await Answer((found.TaxpayerId, found.Name), question, filter, services, cancellation)
            : Refusal.NotFound.ToHttp();

    private static Task<IResult> OfInstallation(
        [AsParameters] Question question,
        [AsParameters] AuditFilter filter,
        [AsParameters] Services services,
        CancellationToken cancellation
    ) => Answer((AuditLog.Installation, "系统"), question, filter, services, cancellation);

    private static async Task<IResult> Answer(
        (long TaxpayerId, string Name) owner,
        Question question,
        AuditFilter filter,
        Services services,
        CancellationToken cancellation
    )
    {
        var asCsv = ListExport.IsCsv(question.Format);
        var written = await services.Slice.Write(owner.TaxpayerId, filter, asCsv, services.Actor, cancellation);
        return services.Export.Answer(written, List.Title, owner.Name, asCsv);
    }

    private sealed record Question(string? Format);

    private sealed record Services(ExportLog Slice, ITaxpayers Taxpayers, ListExport Export, Actor Actor);
}
