using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>风险等级: whether the bureau calls it 疑点, 异常凭证 or 失控.</summary>
public sealed class RiskStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-RISK";

    /// <inheritdoc />
    public override string Name => "风险等级";

    /// <inheritdoc />
    public override int Order => 140;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        var states = facts
            .Theirs.Select(listed => listed.Record.Status.Risk)
            .Concat(facts.Ours.Select(held => held.Record.Status.Risk))
            .ToList();
        var worst = states.Count == 0 ? RiskState.Unknown : states.Max();
        if (worst > RiskState.Normal)
        {
            var word = Wording.Of(worst);
            return Fail(Say("FLAGGED", "税局标记为{risk}", ("risk", word)), word)
                .For(Cause.RiskFlagged, Sureness.Stated, [.. CaseWords.Args(on), ("risk", word)]);
        }

        return worst == RiskState.Normal
            ? Pass(Say("NORMAL", "税局风险等级正常"))
            : Unknown(Say("UNKNOWN", "税局清单没有写明风险等级"));
    }
}
