using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>政策版本: whether the kind that a source names is known to the policy pack.</summary>
public sealed class PolicyStep : DiagnosisStep
{
    private const string KindText = "kindText";

    /// <inheritdoc />
    public override string Code => "DIA-POLICY";

    /// <inheritdoc />
    public override string Name => "政策版本";

    /// <inheritdoc />
    public override int Order => 200;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        var version = ("version", facts.Policy.Version);
        var named =
            facts
                .Theirs.Where(listed => listed.Record.Kind == KindId.Unknown)
                .Select(listed => listed.Extra.GetValueOrDefault(KindText))
                .FirstOrDefault(IsStated)
            ?? facts
                .Ours.Where(held => held.Record.Kind == KindId.Unknown)
                .Select(held => held.Merged.Extra.GetValueOrDefault(KindText) ?? held.Merged.PrintedTitle)
                .FirstOrDefault(IsStated);
        if (named is not null)
        {
            return Fail(
                    Say("UNKNOWN", "票种“{kind}”不在政策包 {version} 中，已按原文保存，不能按票种判断", ("kind", named), version),
                    "票种未收录"
                )
                .For(Cause.PolicyOutdated, Sureness.Stated, [.. CaseWords.Args(on), ("kind", named), version]);
        }

        return Pass(Say("KNOWN", "按政策包 {version} 判断", version));
    }

    private static bool IsStated(string? text) => !string.IsNullOrWhiteSpace(text);
}
