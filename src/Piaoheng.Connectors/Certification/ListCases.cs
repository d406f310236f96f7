using System.Globalization;
using Piaoheng.Connectors.Lists;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.Certification;

/// <summary>清单归集.</summary>
internal sealed class ListCases : ICaseSource
{
    private const Capabilities Lists = Capabilities.Lists;

    public static IEnumerable<FaultCase> Cases =>
        [
            Whole("", "清单与税局逐张相同，张数和金额相符"),
            Whole("S5", "票种写法不同，仍认出同一票种，逐张相同"),
            Whole("S17", "写法不同，金额、日期、税号仍相同"),
            Whole("S8:total", "总数变化：整段重读，逐张相同"),
            Whole("S8:duplicate", "重复：整段重读，逐张相同"),
            Whole("S8:empty", "有总数无明细：整段重读，逐张相同"),
            Whole("S10:pending", "等待后取回，逐张相同"),
            Whole("S10:retry@1-2", "任务失败可重试：重新申请，逐张相同"),
            Fails("S8:endless", Failure.Busy, "一直在变：不入库，稍后再试"),
            Fails("S10:final", Failure.Refused, "不可重试：停止，给出改用文件的办法"),
            Fails("S10:stuck", Failure.Busy, "任务卡住：有限等待后停止，给出改用文件的办法"),
            new(
                "S10:none",
                Lists,
                "任务无数据：0 张",
                async (bench, ct) => CaseSeen.Same("0 张", Count(await bench.Read(bench.Wide(), ct)))
            ),
            new("S1", Lists, "迟到的不在清单，其余逐张相同，不报错", Late),
            new("S2", Lists | Capabilities.SingleInvoice, "清单没有、单张查到：两处各说各的", OnlySingle),
            new("S6", Lists, "纸票代码和号码与 20 位号码是同一张", PaperPair),
            new("S7", Lists, "购销颠倒：方向以清单为准", Reversed),
            new("S9:many", Lists, "超出上限：按日期拆分；一天仍可取", Split),
            new("S9:zero", Lists, "零条报错按无数据处理", Nothing),
            new("S20", Lists, "不认识的票种原样保存并提示", Unknown),
            .. CommonCases.For(Lists, (bench, ct) => bench.Read(bench.Wide(), ct), CommonCases.SignIn),
        ];

    private static FaultCase Whole(string faults, string expected) =>
        new(
            faults,
            Lists,
            expected,
            async (bench, ct) =>
            {
                var window = bench.Wide();
                return Compare(bench.In(window), await bench.Read(window, ct));
            }
        );

    private static FaultCase Fails(string faults, Failure failure, string expected) =>
        new(
            faults,
            Lists,
            expected,
            async (bench, ct) =>
                CaseSeen.Same(
                    FailureWords.Of(failure),
                    await CaseBench.Try(async () => Count(await bench.Read(bench.Wide(), ct)))
                )
        );

    private static CaseSeen Compare(IReadOnlyList<TrueInvoice> truth, Slice slice)
    {
        var rows = slice.Rows.ToDictionary(row => row.InvoiceCode + row.InvoiceNumber, StringComparer.Ordinal);
        var wrong = truth
            .Where(own =>
                !rows.TryGetValue(own.Key, out var row)
                || row.Kind != own.Kind
                || row.IssueDate != own.IssueDate
                || row.AmountExTax?.Value != own.Amount
                || row.TaxAmount?.Value != own.Tax
                || row.TotalInclTax?.Value != own.Total
                || row.Findings.Count > 0
            )
            .ToList();
        var seen = string.Create(
            CultureInfo.InvariantCulture,
            $"税局 {truth.Count} 张，取得 {slice.Rows.Count} 张，不同 {wrong.Count} 张"
        );
        return new CaseSeen(truth.Count > 0 && slice.Rows.Count == truth.Count && wrong.Count == 0, seen);
    }

    private static async Task<CaseSeen> Late(CaseBench bench, CancellationToken ct)
    {
        var window = bench.Wide();
        var arrived = bench.In(window).Where(own => own.IssueDate <= bench.State.Today.AddDays(-2)).ToList();
        return Compare(arrived, await bench.Read(window, ct));
    }

    private static async Task<CaseSeen> OnlySingle(CaseBench bench, CancellationToken ct)
    {
        var window = bench.Wide();
        var slice = await bench.Read(window, ct);
        var listed = slice.Rows.Select(row => row.InvoiceNumber).ToHashSet(StringComparer.Ordinal);
        var left = bench.In(window).First(own => !listed.Contains(own.Number));
        var single = await bench.As<IFindsInvoice>().Find(left.Ask(bench.State.Taxpayer), ct);
        return new CaseSeen(single.Outcome == InvoiceOutcome.Found, $"清单少 1 张，单张 {single.Outcome}");
    }

    private static async Task<CaseSeen> PaperPair(CaseBench bench, CancellationToken ct)
    {
        var window = bench.Window(Direction.In, KindId.DigitalPaperSpecial);
        var keys = (await bench.Read(window, ct))
            .Rows.SelectMany(row => InvoiceIdentity.Keys(row))
            .ToHashSet(StringComparer.Ordinal);
        var missing = bench
            .In(window)
            .Count(own => own.PaperNumber is not null && !keys.Contains(own.PaperCode + own.PaperNumber));
        return new CaseSeen(
            keys.Count > 0 && missing == 0,
            string.Create(CultureInfo.InvariantCulture, $"{keys.Count} 个标识，对不上 {missing} 张")
        );
    }

    private static async Task<CaseSeen> Reversed(CaseBench bench, CancellationToken ct)
    {
        var rows = (await bench.Read(bench.Wide(), ct)).Rows;
        return new CaseSeen(
            rows.Count > 0 && rows.All(row => row.Direction == Direction.In && row.SellerTaxId == bench.State.Taxpayer),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.Count(row => row.Direction == Direction.In)}/{rows.Count} 张为进项"
            )
        );
    }

    private static async Task<CaseSeen> Split(CaseBench bench, CancellationToken ct)
    {
        var window = bench.Wide();
        var whole = await bench.Read(window, ct);
        var day = bench.In(window)[0].IssueDate;
        var one = await bench.Read(window with { From = day, To = day }, ct);
        return new CaseSeen(
            whole.State == SliceState.TooMany && one is { State: SliceState.Read, Rows.Count: > 0 },
            $"整段 {whole.State}，一天 {Count(one)}"
        );
    }

    private static async Task<CaseSeen> Nothing(CaseBench bench, CancellationToken ct)
    {
        var window = bench.Wide();
        var before = window.From.AddYears(-1);
        var slice = await bench.Read(window with { From = before, To = before }, ct);
        return CaseSeen.Same("0 张", slice.State == SliceState.Read ? Count(slice) : slice.State.ToString());
    }

    private static async Task<CaseSeen> Unknown(CaseBench bench, CancellationToken ct)
    {
        var window = bench.Wide();
        var rows = (await bench.Read(window, ct)).Rows;
        var flagged = rows.Count(row =>
            row is { Kind: KindId.Unknown, Findings.Count: > 0 } && row.Extra.Values.Contains("89", StringComparer.Ordinal)
        );
        return new CaseSeen(
            rows.Count == bench.In(window).Count && flagged == rows.Count,
            string.Create(CultureInfo.InvariantCulture, $"{rows.Count} 张入册，{flagged} 张已提示")
        );
    }

    private static string Count(Slice slice) => string.Create(CultureInfo.InvariantCulture, $"{slice.Rows.Count} 张");
}
