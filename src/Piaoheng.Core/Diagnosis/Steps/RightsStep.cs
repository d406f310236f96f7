namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>权限: says honestly that the program has no such source yet.</summary>
public sealed class RightsStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-RIGHTS";

    /// <inheritdoc />
    public override string Name => "权限与筛选";

    /// <inheritdoc />
    public override int Order => 230;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on) =>
        on.Facts.HiddenByRights is { Count: > 0 } notes
            ? Pass(Say("NOTED", "{notes}", ("notes", string.Join('；', notes))))
            : Unknown(Say("OFF", "本系统尚未启用分级权限，当前操作员可以看到全部记录，没有因此隐藏的"), "未启用");
}
