using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>Tells other modules what 归集完整性 lacks.</summary>
internal sealed class NextExports(CoverageByMonth coverage, CoverageWords words) : INextExports
{
    public async Task<ExportPlan> Find(long taxpayerId, CancellationToken cancellation)
    {
        if (await coverage.Find(taxpayerId, until: null, cancellation) is not { } table)
        {
            return new ExportPlan([], []);
        }

        return new ExportPlan(
            [
                .. table
                    .Cells.Where(cell =>
                        cell.State
                            is CoverageState.Never
                                or CoverageState.Partial
                                or CoverageState.AtCeiling
                                or CoverageState.Inferred
                    )
                    .OrderByDescending(cell => cell.Month)
                    .ThenBy(cell => cell.Direction)
                    .Select(cell =>
                        Say.It(
                            $"{CoverageWords.Month(cell.Month)} {InvoiceWords.Of(cell.Direction)} {words.Family(cell.Family)}：{CoverageWords.Reach(cell).Word}"
                        )
                    ),
            ],
            [
                .. table.Next.Select(next => new WantedExport(
                    CoverageWords.Path(next.Direction),
                    CoverageWords.Long(next.Slice.Days),
                    CoverageWords.Expected(next, table.Ceiling),
                    CoverageWords.FileName(next)
                )),
            ]
        );
    }
}
