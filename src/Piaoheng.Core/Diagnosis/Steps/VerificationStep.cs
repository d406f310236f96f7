namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>发票查验: says honestly that the program has no such source yet.</summary>
public sealed class VerificationStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-VERIFY";

    /// <inheritdoc />
    public override string Name => "发票查验";

    /// <inheritdoc />
    public override int Order => 250;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on) =>
        on.Facts.Verifications is { Count: > 0 } notes
            ? Pass(Say("NOTED", "{notes}", ("notes", string.Join('；', notes))))
            : Unknown(Say("OFF", "本系统尚未启用发票查验，没有向税局查验平台查过"), "未启用");
}
