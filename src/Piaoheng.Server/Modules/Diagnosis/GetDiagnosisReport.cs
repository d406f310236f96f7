using System.Text;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Diagnosis.Reports;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>《发票查找情况说明》 to be saved or printed; its number and seal are noted in 操作日志.</summary>
internal sealed class GetDiagnosisReport(DiagnoseInvoice diagnose, Database db, AuditLog audit) : ISlice
{
    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/diagnosis/report", Answer).Requires(DiagnosisPermissions.Ask);

    /// <summary>Diagnoses and writes the report.</summary>
    public async Task<Outcome<(string Number, string Page)>> Make(
        Taxpayer taxpayer,
        DiagnosisQuery query,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var outcome = await diagnose.Diagnose(taxpayer, query, asOf: null, cancellation);
        if (!outcome.Succeeded(out var result))
        {
            return outcome.Refusal!;
        }

        var report = new DiagnosisReport(result);
        var page = report.Write();
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent("diagnosis.report", report.Number, ("query", query.Text), ("seal", ReportSeal.Find(page)!)),
            cancellation
        );
        await work.Commit(cancellation);
        return (report.Number, page);
    }

    private static async Task<IResult> Answer(
        GetDiagnosisReport slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        [AsParameters] DiagnoseInvoice.Asked asked,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? (await slice.Make(found, asked.ToQuery(), actor, cancellation)).ToHttp(made =>
                Results.File(
                    Encoding.UTF8.GetBytes(made.Page),
                    "text/html; charset=utf-8",
                    $"发票查找情况说明_{made.Number}.html"
                )
            )
            : Refusal.NotFound.ToHttp();
}
