using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Connectors.Certification;

/// <summary>查验.</summary>
internal sealed class VerificationCases : ICaseSource
{
    private const Capabilities Verification = Capabilities.Verification;

    public static IEnumerable<FaultCase> Cases =>
        [
            Says("", nameof(VerificationOutcome.Consistent), "一致，票面相同"),
            Says("S17", nameof(VerificationOutcome.Consistent), "写法不同，票面仍相同"),
            Says(
                "S1",
                nameof(VerificationOutcome.NoRecord),
                "迟到：查无此票，不当作伪造",
                bench => bench.New() ?? bench.Normal()
            ),
            Says("S14:0002", nameof(VerificationOutcome.Exhausted), "当日次数已满：次日再查"),
            Says("S14:1014", nameof(VerificationOutcome.NotYet), "当日开具：次日再查"),
            Says("S14:1006", FailureWords.Of(Failure.Busy), "系统异常：稍后再试"),
            Says("S14:1021", FailureWords.Of(Failure.Busy), "超时：稍后再试"),
            Says("S14:9999", FailureWords.Of(Failure.Busy), "未知异常：稍后再试"),
            Says("S14:1020", FailureWords.Of(Failure.Refused), "没有查验权限：停止并说明"),
            Says("S14:qps", FailureWords.Of(Failure.Busy), "太频繁：稍后再试"),
            Says("S20", FailureWords.Of(Failure.Incompatible), "不认识的结果代码：不猜测"),
            new("", Verification, "不一致：当日再问不再发请求", AskedOnce),
            new("", Verification, "同一张当日第 6 次：不再发请求", Limited),
            new("S3:full", Verification, "状态变化后查验看得出", Flipped),
            .. CommonCases.For(Verification, (bench, ct) => Ask(bench, bench.Normal(), ct), ("session", Failure.LoginExpired)),
        ];

    private static FaultCase Says(string faults, string outcome, string expected, Func<CaseBench, TrueInvoice>? which = null) =>
        new(
            faults,
            Verification,
            expected,
            async (bench, ct) =>
            {
                var own = which is null ? bench.Normal() : which(bench);
                var seen = await CaseBench.Try(async () =>
                {
                    var answer = await Ask(bench, own, ct);
                    var isOther =
                        answer.Invoice is { } face && (face.TotalInclTax?.Value != own.Total || face.IssueDate != own.IssueDate);
                    return isOther ? "票面不同" : answer.Outcome.ToString();
                });
                return CaseSeen.Same(outcome, seen);
            }
        );

    private static Task<VerificationAnswer> Ask(CaseBench bench, TrueInvoice own, CancellationToken ct) =>
        bench.As<IVerifiesInvoices>().Verify(own.Ask(bench.State.Taxpayer), isByHand: false, ct);

    private static async Task<CaseSeen> AskedOnce(CaseBench bench, CancellationToken ct)
    {
        var wrong = bench.Normal() with { Total = bench.Normal().Total + Yuan.FromFen(1) };
        var before = (await bench.Control.State(ct)).Calls;
        var first = await Ask(bench, wrong, ct);
        var second = await Ask(bench, wrong, ct);
        var calls = (await bench.Control.State(ct)).Calls - before;
        return new CaseSeen(
            first.Outcome == VerificationOutcome.Mismatch
                && second is { Outcome: VerificationOutcome.Mismatch, IsKept: true }
                && calls == 1,
            string.Create(CultureInfo.InvariantCulture, $"{first.Outcome}，请求 {calls} 次")
        );
    }

    private static async Task<CaseSeen> Limited(CaseBench bench, CancellationToken ct)
    {
        var before = (await bench.Control.State(ct)).Calls;
        var own = bench.Normal();
        VerificationAnswer? last = null;
        for (var cents = 1; cents <= 6; cents++)
        {
            last = await Ask(bench, own with { Total = own.Total + Yuan.FromFen(cents) }, ct);
        }

        var calls = (await bench.Control.State(ct)).Calls - before;
        return new CaseSeen(
            last!.Outcome == VerificationOutcome.Exhausted && calls == 5,
            string.Create(CultureInfo.InvariantCulture, $"{last.Outcome}，请求 {calls} 次")
        );
    }

    private static async Task<CaseSeen> Flipped(CaseBench bench, CancellationToken ct)
    {
        var own = bench.Normal();
        var before = await Ask(bench, own, ct);
        // Asked with the check code besides, so that it is a question of its own.
        var after = await Ask(bench, own with { CheckCode = "000000" }, ct);
        return new CaseSeen(
            before.Invoice?.Status.Red == RedState.None && after.Invoice?.Status.Red == RedState.Full,
            $"{before.Invoice?.Status.Text} → {after.Invoice?.Status.Text}"
        );
    }
}
