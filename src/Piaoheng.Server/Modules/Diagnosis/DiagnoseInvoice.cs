using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>查无发票诊断 of one invoice.</summary>
internal sealed class DiagnoseInvoice(GatherFacts gather, FieldMask mask, TimeProvider time) : ISlice
{
    private static readonly RefusalText Nothing = new(
        "DIA-01",
        "没有可查的内容：至少给出发票号码的 {digits} 位，或一个金额，或一个文件"
    );

    /// <summary>What an address asks.</summary>
    /// <param name="Q">Anything that was typed: number, amount, day, QR text.</param>
    /// <param name="Code">发票代码, given apart.</param>
    /// <param name="Amount">An amount, given apart.</param>
    /// <param name="Date">开票日期, given apart.</param>
    /// <param name="Missing">Where it is missing: <c>ours</c> or <c>theirs</c>.</param>
    /// <param name="List">Address of the list from which it is asked, below the taxpayer: <c>invoices?direction=in</c>.</param>
    public sealed record Asked(
        string? Q,
        string? Code = null,
        string? Amount = null,
        string? Date = null,
        string? Missing = null,
        string? List = null
    )
    {
        /// <summary>The query.</summary>
        public DiagnosisQuery ToQuery()
        {
            var query = QueryText.Parse(Q);
            var apart = QueryText.Parse(Amount is null ? null : "¥" + Amount.Trim().TrimStart('¥', '￥'));
            return query with
            {
                InvoiceCode = QueryText.Digits(Code) ?? query.InvoiceCode,
                Amount = apart.Amount ?? query.Amount,
                IssueDate = PrintedDate.TryParse(Date, out var day) ? day : query.IssueDate,
                List = string.IsNullOrWhiteSpace(List) ? null : List.Trim(),
                MissingOn = Words.Parse<Side>(Missing, Words.Of),
            };
        }
    }

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/taxpayers/{taxpayer}/diagnosis", Answer).Requires(DiagnosisPermissions.Ask);

    /// <summary>Diagnoses.</summary>
    /// <param name="taxpayer">本单位.</param>
    /// <param name="query">What is known of the invoice.</param>
    /// <param name="asOf">The day by which is judged; null = today.</param>
    /// <param name="cancellation">Stops the search.</param>
    public async Task<Outcome<DiagnosisResult>> Diagnose(
        Taxpayer taxpayer,
        DiagnosisQuery query,
        DateOnly? asOf,
        CancellationToken cancellation
    )
    {
        // Whoever may not see amounts does not find out by asking for one.
        var known = mask.SeesAmounts ? query : query with { Amount = null };
        return known.IsUsable
            ? Diagnosing.Run(await gather.Gather(taxpayer, known, asOf ?? BeijingTime.Today(time), cancellation))
            : Refusal.Invalid(Nothing, ("digits", "4"));
    }

    private static async Task<IResult> Answer(
        DiagnoseInvoice slice,
        ITaxpayers taxpayers,
        string taxpayer,
        [AsParameters] Asked asked,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? (await slice.Diagnose(found, asked.ToQuery(), asOf: null, cancellation)).ToHttp(result =>
                Results.Text(DiagnosisJson.ToJson(result), "application/json; charset=utf-8")
            )
            : Refusal.NotFound.ToHttp();
}
