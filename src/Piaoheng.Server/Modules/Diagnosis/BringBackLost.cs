using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>找回丢失的发票: reads the kept originals again of an invoice whose row is gone; what no file tells any more is made anew from the kept readings.</summary>
internal sealed class BringBackLost(
    FindInvoice find,
    IReadAgain again,
    IInvoiceLookup invoices,
    IInvoiceStore store,
    Database db,
    AuditLog audit,
    TimeProvider time
) : ISlice
{
    private static readonly RefusalText NotLost = new("DIA-05", "“{query}”没有入库后丢失的发票，不需要重新读取");

    private static readonly RefusalText NotBack = new("DIA-06", "重新读取之后仍没有找回“{query}”：{files}；请用核验过的备份恢复");

    private static readonly RefusalText StillReading = new("DIA-07", "{files} 还在读取，请过一会儿再试");

    /// <param name="Q">The number, as for the diagnosis.</param>
    public sealed record Request(string? Q);

    /// <summary>What came back.</summary>
    /// <param name="Invoices">Ids of the invoices.</param>
    /// <param name="Files">The files that were read again.</param>
    /// <param name="StillLost">Number of lost invoices of that number that did not come back.</param>
    public sealed record BroughtBack(IReadOnlyList<string> Invoices, IReadOnlyList<string> Files, int StillLost)
    {
        /// <summary>What came back from where, and what did not, in a sentence.</summary>
        public string Says
        {
            get
            {
                var from = Files.Count > 0 ? Say.It($"已重新读取{string.Join('、', Files)}") : "已按保存的读取结果重建";
                return StillLost > 0
                    ? Say.It($"{from}，找回 {Invoices.Count} 张，还有 {StillLost} 张没有找回；请用核验过的备份恢复。")
                    : Say.It($"{from}，发票找回来了。");
            }
        }
    }

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/taxpayers/{taxpayer}/diagnosis/bring-back", Answer).Requires(DiagnosisPermissions.ReadAgain);

    /// <summary>Brings it back.</summary>
    public async Task<Outcome<BroughtBack>> BringBack(
        Taxpayer taxpayer,
        DiagnosisQuery query,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var lost = await Lost(taxpayer, query, cancellation);
        if (lost.Count == 0)
        {
            return Refusal.WrongState(NotLost, ("query", query.Text));
        }

        var originals = await invoices.OriginalsOf(taxpayer.TaxpayerId, lost, cancellation);
        var files = await again.ReadAgain(taxpayer.TaxpayerId, lost, originals, actor, cancellation);
        var names = string.Join('、', files.Names);
        if (!files.AreRead)
        {
            return Refusal.WrongState(StillReading, ("files", names));
        }

        var left = await Lost(taxpayer, query, cancellation);
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        IReadOnlyList<long> made = left.Count == 0 ? [] : await store.Rebuild(taxpayer, left, cancellation);
        List<long> back = [.. lost.Except(left).Union(made)];
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            [
                .. back.Select(id => new AuditEvent(
                    DiagnosisActions.BringBack.Id,
                    string.Create(CultureInfo.InvariantCulture, $"invoice:{id}"),
                    ("file", names)
                )),
            ],
            cancellation
        );
        await work.Commit(cancellation);
        return back.Count == 0
            ? Refusal.WrongState(
                NotBack,
                ("query", query.Text),
                ("files", names.Length == 0 ? "没有保存它的原件" : Say.It($"读过 {names}"))
            )
            : new BroughtBack(
                [.. back.Select(id => id.ToString(CultureInfo.InvariantCulture))],
                files.Names,
                left.Except(made).Count()
            );
    }

    private async Task<IReadOnlyList<long>> Lost(Taxpayer taxpayer, DiagnosisQuery query, CancellationToken cancellation) =>
        (await find.Find(taxpayer, query, BeijingTime.Today(time), cancellation)).Orphans;

    private static async Task<IResult> Answer(
        BringBackLost slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        Request body,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice.BringBack(found, new DiagnoseInvoice.Asked(body.Q).ToQuery(), actor, cancellation).ToHttp()
            : Refusal.NotFound.ToHttp();
}
