namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>保管登记: says honestly that the program has no such source yet.</summary>
public sealed class KeeperStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-KEEPER";

    /// <inheritdoc />
    public override string Name => "保管登记";

    /// <inheritdoc />
    public override int Order => 240;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on) =>
        on.Facts.Keepers is { Count: > 0 } notes
            ? Pass(Say("NOTED", "{notes}", ("notes", string.Join('；', notes))))
            : Unknown(Say("OFF", "本系统尚未启用保管登记，其他系统、邮箱和票柜没有查"), "未启用");
}
