using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>导出往来单位, as the page lists them.</summary>
internal sealed class ExportParties(PartyBook book, ListExport export) : ISlice
{
    private static readonly ListExport.Shape Shape = new(
        "往来单位",
        InvoicesActions.ExportParties.Id,
        [
            new("纳税人识别号", 24),
            new("名称", 40),
            new("其他名称", 40),
            new("识别号检查", 30),
            new("取得张数", 10),
            new("取得价税合计", 18),
            new("开具张数", 10),
            new("开具价税合计", 18),
            new("最近开票", 12),
        ]
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/parties/export", Answer).Requires(InvoicesPermissions.ExportFigures);

    private static SheetCell[] Cells(PartyUnit unit) =>
        [
            unit.TaxId,
            unit.Shown,
            string.Join('、', unit.Names.Select(name => name.Name).Distinct(StringComparer.Ordinal).Skip(1)),
            PartyWords.Check(unit).Word,
            unit.In.Count,
            SheetCell.Money(unit.In.Total),
            unit.Out.Count,
            SheetCell.Money(unit.Out.Total),
            SheetCell.Date(unit.Names[0].Last == DateOnly.MinValue ? null : unit.Names[0].Last),
        ];

    private static async Task<IResult> Answer(
        [AsParameters] Question question,
        ExportParties slice,
        ITaxpayers taxpayers,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(question.Taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var all = await slice.Listed(found.TaxpayerId, question.Q, question.Only, cancellation);
        return await slice.Send(found, all, question.Format, actor, cancellation);
    }

    private async Task<IEnumerable<PartyUnit>> Listed(long taxpayerId, string? q, string? only, CancellationToken cancellation) =>
        (await book.All(taxpayerId, cancellation)).Where(unit =>
            PartyChoices.Holds(unit, q) && InvoiceChoices.Find(PartyChoices.All, only)?.Holds(unit) != false
        );

    private Task<IResult> Send(
        Taxpayer owner,
        IEnumerable<PartyUnit> units,
        string? format,
        Actor actor,
        CancellationToken cancellation
    ) => export.Send((owner.TaxpayerId, owner.Name), Shape, format, units.Select(Cells).ToAsyncEnumerable(), actor, cancellation);

    private sealed record Question(string Taxpayer, string? Q, string? Only, string? Format);
}
