namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>取票渠道与上次同步: says honestly that the program has no such source yet.</summary>
public sealed class ChannelStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-CHANNEL";

    /// <inheritdoc />
    public override string Name => "取票渠道";

    /// <inheritdoc />
    public override int Order => 210;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on) =>
        on.Facts.Channels is { Count: > 0 } notes
            ? Pass(Say("NOTED", "{notes}", ("notes", string.Join('；', notes))))
            : Unknown(Say("OFF", "本系统尚未启用取票渠道，税局数据来自导入的清单"), "未启用");
}
