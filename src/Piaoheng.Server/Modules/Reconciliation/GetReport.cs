using System.Globalization;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>下载核对报告 of a run.</summary>
internal sealed class GetReport(RunReports reports, ITaxpayers taxpayers) : ISlice
{
    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/api/taxpayers/{taxpayer}/reconciliations/{run:int}/report.{format}",
                (GetReport slice, string taxpayer, int run, string format, CancellationToken ct) =>
                    slice.Get(taxpayer, run, format, ct)
            )
            .Requires(ReconciliationPermissions.View);

    private async Task<IResult> Get(string number, int run, string format, CancellationToken ct)
    {
        if (
            await taxpayers.FindByNumber(number, ct) is not { } taxpayer
            || reports.Find(taxpayer.TaxpayerId, run, format) is not { } path
        )
        {
            return Refusal.NotFound.ToHttp();
        }

        // Always a download: the page of a report has a style of its own, which the policy of our pages would refuse.
        var name = string.Create(CultureInfo.InvariantCulture, $"核对报告-{taxpayer.Number}-第{run}次.{format}");
        return Results.File(path, RunReports.Formats[format], name);
    }
}
