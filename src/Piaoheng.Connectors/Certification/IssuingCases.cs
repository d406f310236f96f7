using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Connectors.Certification;

/// <summary>上传结果 and 月度汇总.</summary>
internal sealed class IssuingCases : ICaseSource
{
    private const Capabilities Uploads = Capabilities.Uploads;
    private const Capabilities Totals = Capabilities.MonthlyTotals;

    public static IEnumerable<FaultCase> Cases =>
        [
            Upload("", "已有结果，拒绝 0 张", "结果逐张说明"),
            Upload("S13", "处理中", "仍在处理：继续等，不当作失败"),
            Upload("S16:pending", "处理中", "仍在处理：继续等，不当作失败"),
            Upload("S16:reject", "已有结果，拒绝 1 张", "逐张拒绝及原因"),
            Upload("S16:quota", "已有结果，拒绝 1 张", "额度不足及原因"),
            new("", Uploads, "超过可查时限：不再发请求，说明结果未知", WindowClosed),
            .. CommonCases.For(Uploads, (bench, ct) => Ask(bench, ct), CommonCases.SignIn),
            new("", Totals, "各月张数与金额和税局账相同", (bench, ct) => Month(bench, isEqual: true, ct)),
            new("S16:totals", Totals, "汇总与明细不一致：看得出，且不能确认", Differs),
            .. CommonCases.For(
                Totals,
                (bench, ct) => bench.As<IReadsMonthlyTotals>().ReadMonth(bench.State.Taxpayer, FirstMonth(bench), ct),
                CommonCases.SignIn
            ),
        ];

    private static FaultCase Upload(string faults, string seen, string expected) =>
        new(
            faults,
            Uploads,
            expected,
            async (bench, ct) => CaseSeen.Same(seen, await CaseBench.Try(async () => Words(await Ask(bench, ct))))
        );

    private static Task<UploadAnswer> Ask(CaseBench bench, CancellationToken ct) =>
        bench.As<IReadsUploads>().ReadUpload(bench.State.Receipt, TimeProvider.System.GetUtcNow(), ct);

    private static string Words(UploadAnswer answer) =>
        answer.State switch
        {
            UploadState.Pending => "处理中",
            UploadState.WindowClosed => "结果未知",
            _ => string.Create(CultureInfo.InvariantCulture, $"已有结果，拒绝 {answer.Items.Count(item => !item.IsAccepted)} 张"),
        };

    private static async Task<CaseSeen> WindowClosed(CaseBench bench, CancellationToken ct)
    {
        var before = (await bench.Control.State(ct)).Calls;
        var answer = await bench
            .As<IReadsUploads>()
            .ReadUpload(bench.State.Receipt, TimeProvider.System.GetUtcNow() - TimeSpan.FromHours(13), ct);
        var calls = (await bench.Control.State(ct)).Calls - before;
        return new CaseSeen(
            answer.State == UploadState.WindowClosed && calls == 0,
            string.Create(CultureInfo.InvariantCulture, $"{Words(answer)}，请求 {calls} 次")
        );
    }

    private static DateOnly FirstMonth(CaseBench bench)
    {
        var day = bench.Truth.Where(own => own.Direction == Direction.Out).Min(own => own.IssueDate);
        return new DateOnly(day.Year, day.Month, 1);
    }

    private static async Task<CaseSeen> Month(CaseBench bench, bool isEqual, CancellationToken ct)
    {
        var month = FirstMonth(bench);
        var truth = bench
            .Truth.Where(own => own.Direction == Direction.Out && own.IssueDate >= month && own.IssueDate < month.AddMonths(1))
            .ToList();
        var answer = await bench.As<IReadsMonthlyTotals>().ReadMonth(bench.State.Taxpayer, month, ct);
        var stated = answer.Months.Single(own => own.Month == month);
        var same = stated.Blue == Sum(truth.Where(own => !own.IsRed)) && stated.Red == Sum(truth.Where(own => own.IsRed));
        return new CaseSeen(
            same == isEqual,
            string.Create(
                CultureInfo.InvariantCulture,
                $"税局汇总 {stated.Blue.Count}+{stated.Red.Count} 张，明细 {truth.Count} 张"
            )
        );
    }

    private static async Task<CaseSeen> Differs(CaseBench bench, CancellationToken ct)
    {
        var compared = await Month(bench, isEqual: false, ct);
        var month = FirstMonth(bench);
        var refused = await CaseBench.Try(async () =>
        {
            var claim = new MonthlyTotals(month, "", new ListTotals(999_999, Yuan.Zero, Yuan.Zero), ListTotals.None);
            await bench.As<IReadsMonthlyTotals>().ConfirmMonth(bench.State.Taxpayer, claim, ct);
            return "成功";
        });
        return new CaseSeen(compared.IsPass && refused == FailureWords.Of(Failure.Refused), $"{compared.Seen}；确认{refused}");
    }

    private static ListTotals Sum(IEnumerable<TrueInvoice> invoices) =>
        invoices.Aggregate(ListTotals.None, (sum, own) => sum + new ListTotals(1, own.Amount, own.Tax));
}
