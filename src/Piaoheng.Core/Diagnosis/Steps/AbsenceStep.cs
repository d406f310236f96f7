using Piaoheng.Core.Documents;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Unpaired;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>已查范围: says 「在已查范围内未找到」, and only where the bureau's data reach every day in question and its time had come.</summary>
public sealed class AbsenceStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-ABSENT";

    /// <inheritdoc />
    public override string Name => "已查范围";

    /// <inheritdoc />
    public override int Order => 300;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (!on.IsMissingAtBureau)
        {
            return Pass(Say("FOUND", "已经找到，不作未找到的结论"));
        }

        if (!facts.Query.IsWhole && facts.Ours.Count == 0 && facts.Face?.InvoiceNumber is null)
        {
            return Unknown(Say("NUMBER", "没有完整的发票号码，不能说未找到"));
        }

        if (facts.Policy.Kinds.Find(facts.Kind) is { BureauHolds: false })
        {
            return Unknown(Say("OUTSIDE", "税局不归集这种票，税局清单中没有不说明问题"));
        }

        if (facts.Verifications?.Any(each => each.Result == VerificationResult.Consistent) == true)
        {
            return Unknown(Say("VERIFIED", "查验一致，税局有这张票，不能说未找到"));
        }

        var reach = on.Reach;
        if (!reach.IsCovered || reach.Days is not { } days)
        {
            return Unknown(Say("UNCOVERED", "税局数据没有覆盖到这张票，不能说它不存在"));
        }

        var due = on.DueAtBureau(days.To);
        var proving = NotYetDueRule.Proving(reach.Lists, due).ToList();
        return proving.Count == 0
            ? Unknown(Say("EARLY", "清单读取时还没有到归集时间，不能说未找到"))
            : Absent(on, CoverageMap.Best(proving), days);
    }

    private StepFinding Absent(DiagnosisCase on, Coverage proof, (DateOnly From, DateOnly To) days)
    {
        var scope = (
            "scope",
            $"{CaseWords.Of(on.Reach.Direction)}发票 {CaseWords.Days(days)}，清单“{CaseWords.FileName(proof.Source)}”（{CaseWords.Day(proof.From)} 至 {CaseWords.Day(proof.To)}）"
        );
        if (on.Facts.Keepers is { } keepers && KeeperStep.Open(keepers) is { Count: > 0 } open)
        {
            scope.Item2 += $"；另有 {CaseWords.Count(open.Count)} 处保管处没有答复：{string.Join('、', open)}";
        }

        var at = ("at", CaseWords.Day(on.Facts.AsOf));
        var sure = proof.Basis switch
        {
            CoverageBasis.Sync => Sureness.AbsentInSync,
            CoverageBasis.Stated => Sureness.AbsentInList,
            _ => CertaintyOf.InferredCoverage,
        };
        return (
            Fail(Say("NOT-FOUND", "在已查范围内未找到：{scope}；截至 {at}", scope, at), "未找到") with
            {
                At = proof.ReadAt,
            }
        ).For(Cause.NotIssued, sure, [.. CaseWords.Args(on), scope, at]);
    }
}
