using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>抵扣勾选: whether a deductible invoice is in the 勾选 lists, where these are complete for its day.</summary>
public sealed class SelectionStep : DiagnosisStep
{
    private const string SelectionState = "selection";

    /// <inheritdoc />
    public override string Code => "DIA-SELECTION";

    /// <inheritdoc />
    public override string Name => "抵扣勾选清单";

    /// <inheritdoc />
    public override int Order => 180;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Theirs is not [var listed, ..] || listed.Record.Direction != Direction.In)
        {
            return Unknown(Say("NONE", "税局取得清单中没有这张票，不看勾选"));
        }

        if (listed.Extra.TryGetValue(SelectionState, out var state))
        {
            return Pass(Say("THERE", "在勾选清单中，{state}", ("state", state == "selected" ? "已勾选" : "未勾选")));
        }

        var kind = facts.Policy.Kinds.Find(listed.Record.Kind);
        if (kind is null || !kind.BureauLists.Contains(BureauList.Selection, StringComparer.Ordinal))
        {
            return Pass(Say("KIND", "{kind}不进勾选清单", ("kind", kind?.Name ?? "这种票")));
        }

        if (listed.Record.IssueDate is not { } day || Reaching(facts, listed.Record.Kind, day) is not { } list)
        {
            return Unknown(Say("NO-LIST", "没有覆盖这一天的完整勾选清单（已勾选和未勾选两份）"));
        }

        return Fail(
                Say(
                    "ABSENT",
                    "全量查询中有，而 {from} 至 {to} 的勾选清单中没有",
                    ("from", CaseWords.Day(list.From)),
                    ("to", CaseWords.Day(list.To))
                ),
                "不在勾选"
            )
            .For(Cause.NotSelectable, Sureness.Stated, [.. CaseWords.Args(on), ("why", Why(on, listed))]);
    }

    // 勾选 lists cover deductible kinds only; a full query covers all.
    private static Coverage? Reaching(DiagnosisFacts facts, string kind, DateOnly day) =>
        facts.Coverage.FirstOrDefault(each => each.Direction == Direction.In && each.Kinds.Count > 0 && each.Reaches(kind, day));

    private static string Why(DiagnosisCase on, ListedInvoice listed)
    {
        var status = listed.Record.Status;
        return status.Red == RedState.Locked ? "已红字锁定，先处理红字确认单"
            : status.Risk > RiskState.Normal ? "有风险标记，先处理风险"
            : listed.Record.IssueDate is { } day && day.AddMonths(1) > on.Facts.AsOf ? "开票日期可能晚于所属期末日，下期再勾"
            : "可能已在以前所属期确认，或本单位不适用抵扣";
    }
}
