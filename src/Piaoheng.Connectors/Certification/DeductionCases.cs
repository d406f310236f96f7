using System.Globalization;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Connectors.Certification;

/// <summary>红字确认单 (S4) and 用途确认 (S12).</summary>
internal sealed class DeductionCases : ICaseSource
{
    private const Capabilities Red = Capabilities.RedConfirmations;
    private const Capabilities Selection = Capabilities.Deductions;

    public static IEnumerable<FaultCase> Cases =>
        [
            new("", Red, "确认单逐份说明状态和 72 小时时限", (bench, ct) => States(bench, 1, ct)),
            new("S4:states", Red, "十种状态都认得，待确认的有时限", (bench, ct) => States(bench, 10, ct)),
            new("S4:expired", Red, "仍显示待确认但已超 72 小时：按已失效处理", Expired),
            new("S4:none", Red, "没有可红冲的金额：被拒绝，说明原因", Nothing),
            .. CommonCases.For(Red, (bench, ct) => Read(bench, ct), CommonCases.SignIn),
            new("", Selection, "逐张勾选成功", Chosen),
            new("S12", Selection, "部分失败：逐张归类，已勾选的算成功", Partly),
            .. CommonCases.For(Selection, (bench, ct) => Select(bench, ct), CommonCases.SignIn),
        ];

    private static Task<RedConfirmationsAnswer> Read(CaseBench bench, CancellationToken ct) =>
        bench
            .As<IReadsRedConfirmations>()
            .ReadRedConfirmations(bench.State.Taxpayer, bench.State.Today.AddDays(-30), bench.State.Today, ct);

    private static async Task<CaseSeen> States(CaseBench bench, int least, CancellationToken ct)
    {
        var items = (await Read(bench, ct)).Items;
        var states = items.Select(item => item.State).Distinct(StringComparer.Ordinal).Count();
        var isTold = items.All(item =>
            item.StateText is not null && (item.WaitsFor is null) == (item.LapsesAt is null) && item.Amount.Fen < 0
        );
        return new CaseSeen(
            items.Count > 0 && states >= least && isTold,
            string.Create(CultureInfo.InvariantCulture, $"{items.Count} 份，{states} 种状态")
        );
    }

    private static async Task<CaseSeen> Expired(CaseBench bench, CancellationToken ct)
    {
        var items = (await Read(bench, ct)).Items.Where(item => item.WaitsFor is not null).ToList();
        var now = TimeProvider.System.GetUtcNow();
        var open = items.Count(item => item.IsOpen(now));
        return new CaseSeen(
            items.Count > 0 && open == 0,
            string.Create(CultureInfo.InvariantCulture, $"显示待确认 {items.Count} 份，仍有效 {open} 份")
        );
    }

    private static async Task<CaseSeen> Nothing(CaseBench bench, CancellationToken ct)
    {
        try
        {
            await bench.As<IReadsRedConfirmations>().AnswerRedConfirmation(bench.State.Taxpayer, "1", isAgreed: true, ct);
            return new CaseSeen(IsPass: false, "成功");
        }
        catch (ConnectorException failure)
        {
            return new CaseSeen(
                failure.Failure == Failure.Refused
                    && failure.Said.Render().Contains("没有可红冲的金额", StringComparison.Ordinal),
                FailureWords.Of(failure.Failure)
            );
        }
    }

    private static Task<SelectionAnswer> Select(CaseBench bench, CancellationToken ct) =>
        bench
            .As<ISelectsDeductions>()
            .Select(
                bench.State.Taxpayer,
                new DateOnly(bench.State.Today.Year, bench.State.Today.Month, 1),
                [
                    .. bench
                        .Truth.Where(own => own is { Direction: Direction.In, Kind: KindId.DigitalVatSpecial })
                        .Take(10)
                        .Select(own => own.Number),
                ],
                isSelected: true,
                ct
            );

    private static async Task<CaseSeen> Chosen(CaseBench bench, CancellationToken ct)
    {
        var items = (await Select(bench, ct)).Items;
        return new CaseSeen(items.Count == 10 && items.All(item => item.IsDone), Words(items));
    }

    private static async Task<CaseSeen> Partly(CaseBench bench, CancellationToken ct)
    {
        var items = (await Select(bench, ct)).Items;
        var results = items.Select(item => item.Result).Distinct().Count();
        return new CaseSeen(
            results == Enum.GetValues<SelectionResult>().Length
                && items.All(item =>
                    item.IsDone
                    == (
                        item.Text.Contains("成功", StringComparison.Ordinal)
                        || item.Text.Contains("不可", StringComparison.Ordinal)
                    )
                ),
            Words(items)
        );
    }

    private static string Words(IReadOnlyList<SelectedInvoice> items) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{items.Count} 张，成功 {items.Count(item => item.IsDone)} 张，{items.Select(item => item.Result).Distinct().Count()} 种结果"
        );
}
