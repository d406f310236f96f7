namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>税局范围: whether the bureau holds invoices of this kind at all.</summary>
public sealed class BureauScopeStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-SCOPE";

    /// <inheritdoc />
    public override string Name => "税局归集范围";

    /// <inheritdoc />
    public override int Order => 110;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Theirs.Count > 0)
        {
            return Pass(Say("THERE", "税局清单中已有"));
        }

        if (facts.Policy.Kinds.Find(facts.Kind) is not { } kind)
        {
            return Unknown(Say("KIND", "不知道票种，不能判断税局是否归集"));
        }

        var name = ("kind", kind.Name);
        return kind.BureauHolds
            ? Pass(Say("HELD", "{kind}由税局归集", name))
            : Fail(Say("OUTSIDE", "{kind}不归集到税局发票数据，税局清单中不会有", name), "不归集")
                .For(Cause.OutsideBureau, Sureness.Stated, [.. CaseWords.Args(on), ("kind", kind.ShortName)]);
    }
}
