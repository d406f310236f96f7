using Piaoheng.Core.Reconciliation.Unpaired;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>税局数据覆盖: whether the bureau's lists reach the day on which it was issued.</summary>
public sealed class CoverageStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-COVERAGE";

    /// <inheritdoc />
    public override string Name => "税局数据覆盖";

    /// <inheritdoc />
    public override int Order => 70;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        var reach = on.Reach;
        if (facts.Theirs.Count > 0)
        {
            return Pass(Say("THERE", "税局清单中已有，不需要看覆盖范围"));
        }

        var sure = on.IsMissingAtBureau ? Sureness.Uncovered : Sureness.OneSided / 2;
        if (!reach.HasLists)
        {
            return Uncovered(
                on,
                Say("EMPTY", "没有可以证明完整的税局清单（勾选清单只能证明有，不能证明没有）"),
                "没有清单",
                sure
            );
        }

        if (reach.Days is not { } days)
        {
            return Uncovered(on, Say("DATE", "不知道开票日期，不能确定是否在税局数据覆盖之内"), "不知日期", sure) with
            {
                Outcome = StepOutcome.Unknown,
            };
        }

        return reach.IsCovered ? Covered(reach, days) : Gap(on, reach.Gap ?? days, sure);
    }

    private StepFinding Covered(Reach reach, (DateOnly From, DateOnly To) days)
    {
        var best = CoverageMap.Best(reach.Lists);
        return Pass(
            Say(
                "COVERED",
                "税局数据覆盖 {days}：{source}，{from} 至 {to}",
                ("days", CaseWords.Days(days)),
                ("source", best.Source),
                ("from", CaseWords.Day(best.From)),
                ("to", CaseWords.Day(best.To))
            )
        ) with
        {
            At = best.ReadAt,
        };
    }

    private StepFinding Gap(DiagnosisCase on, (DateOnly From, DateOnly To) gap, decimal sure)
    {
        var days = ("gap", CaseWords.Days(gap));
        if (on.Reach.Cut is { } cut)
        {
            var truncated = Say(
                "TRUNCATED",
                "{gap} 不在已证实的范围：{source} 达到导出上限被截断，只能证实 {from} 至 {to}",
                days,
                ("source", cut.Source),
                ("from", CaseWords.Day(cut.From)),
                ("to", CaseWords.Day(cut.To))
            );
            return Fail(truncated, "清单被截断")
                .For(Cause.ExportTruncated, on.IsMissingAtBureau ? Sureness.CutOff : sure, Args(on, gap));
        }

        var count = CaseWords.Count(gap.To.DayNumber - gap.From.DayNumber + 1);
        var uncovered = Say(
            "GAP",
            "{direction}发票的税局数据没有覆盖 {gap}（{count} 天）；{lists}",
            ("direction", CaseWords.Of(on.Reach.Direction)),
            days,
            ("count", count),
            ("lists", Lists(on))
        );
        return Uncovered(on, uncovered, "未覆盖", sure);
    }

    private static StepFinding Uncovered(DiagnosisCase on, CodedText why, string word, decimal sure) =>
        Fail(why, word).For(Cause.CoverageGap, sure, Args(on, on.Reach.Gap ?? on.Reach.Days));

    private static (string Name, string Value)[] Args(DiagnosisCase on, (DateOnly From, DateOnly To)? gap) =>
        [
            .. CaseWords.Args(on),
            ("gap", gap is { } days ? CaseWords.Days(days) : "所在年度"),
            (
                "path",
                on.Reach.Direction switch
                {
                    Invoices.Direction.In => "税务数字账户 › 发票查询统计 › 全量发票查询 › 取得发票",
                    Invoices.Direction.Out => "税务数字账户 › 发票查询统计 › 全量发票查询 › 开具发票",
                    _ => "税务数字账户 › 发票查询统计 › 全量发票查询",
                }
            ),
        ];

    private static string Lists(DiagnosisCase on)
    {
        var ranges = on
            .Facts.Coverage.Where(each => on.Reach.Direction is null || each.Direction == on.Reach.Direction)
            .OrderByDescending(each => each.To)
            .Select(each => $"{CaseWords.Of(each.Direction)} {CaseWords.Days((each.From, each.To))}")
            .Distinct(StringComparer.Ordinal)
            .Take(4)
            .ToList();
        return ranges.Count == 0 ? $"没有{CaseWords.Of(on.Reach.Direction)}发票的清单" : "现有清单：" + string.Join('、', ranges);
    }
}
