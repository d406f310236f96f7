namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>上传台账: says honestly that the program has no such source yet.</summary>
public sealed class UploadStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-UPLOAD";

    /// <inheritdoc />
    public override string Name => "开票上传";

    /// <inheritdoc />
    public override int Order => 220;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on) =>
        on.Facts.Uploads is { Count: > 0 } notes
            ? Pass(Say("NOTED", "{notes}", ("notes", string.Join('；', notes))))
            : Unknown(Say("OFF", "本系统尚未启用上传台账，不能判断开具的发票是否上传成功"), "未启用");
}
