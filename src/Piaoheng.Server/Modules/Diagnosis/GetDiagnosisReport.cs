using System.Text;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Diagnosis.Reports;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.World.Documents.Pdf;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>《发票查找情况说明》 to be saved or printed; its number and seal are noted in 操作日志.</summary>
internal sealed class GetDiagnosisReport(DiagnoseInvoice diagnose, Database db, AuditLog audit) : ISlice
{
    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/diagnosis/report", Answer).Requires(DiagnosisPermissions.Ask);

    private const string Pdf = "pdf";

    private static readonly RefusalText NoFont = new(
        "DIA-04",
        "没有中文字体，不能生成 PDF；请下载网页文件，并请系统管理员运行 piaoheng doctor"
    );

    /// <summary>A report.</summary>
    /// <param name="Number">编号.</param>
    /// <param name="Page">It as a sealed page.</param>
    /// <param name="Printed">It as a sealed PDF; null where none was wished for.</param>
    public sealed record Made(string Number, string Page, byte[]? Printed);

    /// <summary>Diagnoses and writes the report.</summary>
    public async Task<Outcome<Made>> Make(
        Taxpayer taxpayer,
        DiagnosisQuery query,
        bool asPdf,
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
        var page = ReportHtml.Write(report);
        if (asPdf && !CjkFont.IsThere)
        {
            return Refusal.WrongState(NoFont);
        }

        var printed = asPdf ? ReportPdf.Write(report, page) : null;
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent("diagnosis.report", report.Number, ("query", query.Text), ("seal", ReportSeal.Find(page)!)),
            cancellation
        );
        await work.Commit(cancellation);
        return new Made(report.Number, page, printed);
    }

    private static async Task<IResult> Answer(
        GetDiagnosisReport slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        string? format,
        [AsParameters] DiagnoseInvoice.Asked asked,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? (await slice.Make(found, asked.ToQuery(), asPdf: format == Pdf, actor, cancellation)).ToHttp(made =>
                made.Printed is { } printed
                    ? Results.File(printed, "application/pdf", $"{DiagnosisReport.Title}_{made.Number}.pdf")
                    : Results.File(
                        Encoding.UTF8.GetBytes(made.Page),
                        "text/html; charset=utf-8",
                        $"{DiagnosisReport.Title}_{made.Number}.html"
                    )
            )
            : Refusal.NotFound.ToHttp();
}
