using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>导出归集完整性: the cells that the page shows, one row each, and the totals of each month.</summary>
internal sealed class ExportCoverage(ProvenMonths coverage, CoverageWords words) : ISlice
{
    private static readonly ListExport.Shape List = new(
        "归集完整性",
        "coverage.export",
        [
            new("方向", 8),
            new("票种", 20),
            new("月份", 10),
            new("账内张数", 10),
            new("税局张数", 10),
            new("张数差", 10),
            new("账内金额", 16),
            new("税局金额", 16),
            new("账内税额", 16),
            new("税局税额", 16),
            new("账内价税合计", 16),
            new("税局价税合计", 16),
            new("价税合计差", 16),
            new("结论", 14),
            new("税局有、账内无", 14),
            new("账内有、税局无", 14),
            new("不一致", 10),
            new("税局清单", 14),
            new("缺的日期", 30),
            new("清单文件", 40),
        ]
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/coverage/export", Answer).Requires(CompletenessPermissions.View);

    private async Task<IEnumerable<SheetCell[]>> Rows(long taxpayerId, DateOnly? until, CancellationToken cancellation)
    {
        var table = await coverage.Find(taxpayerId, until, cancellation);
        return table is null
            ? []
            : table
                .Rows.SelectMany(row => row.Cells.Select(Cells))
                .Concat(
                    table
                        .Rows.Select(row => row.Direction)
                        .Distinct()
                        .SelectMany(direction => table.Months.Select(month => Total(table, direction, month)))
                );
    }

    private SheetCell[] Cells(CoverageCell cell) =>
        [
            .. Figures(cell.Direction, words.Family(cell.Family), cell.Month, cell.Ours, cell.Theirs),
            CoverageWords.Verdict(cell).Word,
            .. Gaps(cell.Proof),
            CoverageWords.Reach(cell).Word,
            cell.State is CoverageState.OutsideBureau ? SheetCell.Empty : CoverageWords.Gaps(cell),
            string.Join('、', cell.Lists.Select(list => list.Reach.Source).Distinct(StringComparer.Ordinal)),
        ];

    private static SheetCell[] Gaps(MonthProof? proof) =>
        proof is null
            ? [SheetCell.Empty, SheetCell.Empty, SheetCell.Empty]
            : [proof.Count(ProofGapKind.OnlyTheirs), proof.Count(ProofGapKind.OnlyOurs), proof.Count(ProofGapKind.Differs)];

    private static SheetCell[] Total(CoverageTable table, Direction direction, DateOnly month)
    {
        var (ours, theirs) = table.TotalOf(direction, month);
        return Figures(direction, "合计", month, ours, theirs);
    }

    private static SheetCell[] Figures(Direction direction, string family, DateOnly month, SideTotal ours, SideTotal theirs) =>
        [
            InvoiceWords.Of(direction),
            family,
            CoverageWords.Month(month),
            ours.Count,
            theirs.Count,
            ours.Count - theirs.Count,
            ours.Amount,
            theirs.Amount,
            ours.Tax,
            theirs.Tax,
            ours.Total,
            theirs.Total,
            ours.Total - theirs.Total,
        ];

    private static async Task<IResult> Answer(
        [AsParameters] Question question,
        ExportCoverage slice,
        ListExport export,
        ITaxpayers taxpayers,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(question.Taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var rows = await slice.Rows(found.TaxpayerId, CoverageWords.MonthOf(question.Until), cancellation);
        return await export.Send(
            (found.TaxpayerId, found.Name),
            List,
            question.Format,
            rows.ToAsyncEnumerable(),
            actor,
            cancellation
        );
    }

    private sealed record Question(string Taxpayer, string? Until, string? Format);
}
