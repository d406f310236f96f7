using Piaoheng.Core.Money;

namespace Piaoheng.Connectors.Certification;

/// <summary>单张查询 and 用途状态.</summary>
internal sealed class SingleInvoiceCases : ICaseSource
{
    private const Capabilities Single = Capabilities.SingleInvoice;
    private const Capabilities Usage = Capabilities.Usage;

    private static readonly string[] Flips = ["full", "partial", "void", "abnormal"];

    public static IEnumerable<FaultCase> Cases =>
        [
            Found("", "票面与税局相同"),
            Found("S17", "写法不同，票面仍相同"),
            Answers("S15", bench => bench.Normal(), nameof(InvoiceOutcome.NotOurs), "非本单位：单独说明，不当作不存在"),
            Answers("S1", bench => bench.New() ?? bench.Normal(), nameof(InvoiceOutcome.NoRecord), "迟到：查无数据，不当作失败"),
            Answers(
                "",
                bench => bench.Normal() with { Total = bench.Normal().Total + Yuan.FromFen(1) },
                nameof(InvoiceOutcome.Mismatch),
                "金额差一分：查验不一致"
            ),
            new("S20", Single, "不认识的票种原样保存并提示", Unknown),
            .. CommonCases.For(
                Single,
                (bench, ct) => bench.As<IFindsInvoice>().Find(bench.Normal().Ask(bench.State.Taxpayer), ct),
                CommonCases.SignIn
            ),
            .. Flips.Select(mode => new FaultCase("S3:" + mode, Usage, "再次读取时状态已变", Flipped)),
            new("S19:503@1-1", Usage, "一次繁忙：可重复的请求重试一次后成功", Recovers),
            .. CommonCases.For(
                Usage,
                (bench, ct) => bench.As<IReadsUsage>().ReadUsage(bench.Normal().Ask(bench.State.Taxpayer), ct),
                CommonCases.SignIn
            ),
        ];

    private static FaultCase Found(string faults, string expected) =>
        new(
            faults,
            Single,
            expected,
            async (bench, ct) =>
            {
                var own = bench.Normal();
                var answer = await bench.As<IFindsInvoice>().Find(own.Ask(bench.State.Taxpayer), ct);
                var isSame =
                    answer.Invoice is { } face
                    && face.InvoiceNumber == own.Number
                    && face.IssueDate == own.IssueDate
                    && face.AmountExTax?.Value == own.Amount
                    && face.TaxAmount?.Value == own.Tax
                    && face.TotalInclTax?.Value == own.Total
                    && face.Findings.Count == 0;
                return new CaseSeen(isSame, $"{answer.Outcome}，票面{(isSame ? "相同" : "不同")}");
            }
        );

    private static FaultCase Answers(string faults, Func<CaseBench, TrueInvoice> which, string outcome, string expected) =>
        new(
            faults,
            Single,
            expected,
            async (bench, ct) =>
                CaseSeen.Same(
                    outcome,
                    await CaseBench.Try(async () =>
                        (await bench.As<IFindsInvoice>().Find(which(bench).Ask(bench.State.Taxpayer), ct)).Outcome.ToString()
                    )
                )
        );

    private static async Task<CaseSeen> Unknown(CaseBench bench, CancellationToken ct)
    {
        var face = (await bench.As<IFindsInvoice>().Find(bench.Normal().Ask(bench.State.Taxpayer), ct)).Invoice!;
        return new CaseSeen(
            face.Findings.Count > 0 && face.Extra.Values.Contains("89", StringComparer.Ordinal),
            $"票种 {face.Kind}，{(face.Findings.Count > 0 ? "已提示" : "没有提示")}"
        );
    }

    private static async Task<CaseSeen> Flipped(CaseBench bench, CancellationToken ct)
    {
        var question = bench.Normal().Ask(bench.State.Taxpayer);
        var before = await bench.As<IReadsUsage>().ReadUsage(question, ct);
        var after = await bench.As<IReadsUsage>().ReadUsage(question, ct);
        return new CaseSeen(before.Status != after.Status, $"{before.Status.Text} → {after.Status.Text}");
    }

    private static async Task<CaseSeen> Recovers(CaseBench bench, CancellationToken ct) =>
        CaseSeen.Same(
            "成功",
            await CaseBench.Try(async () =>
            {
                await bench.As<IReadsUsage>().ReadUsage(bench.Normal().Ask(bench.State.Taxpayer), ct);
                return "成功";
            })
        );
}
