namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>权限: whether a right hides it from whoever asks. It says that it does and whom to ask, and nothing of what is hidden.</summary>
public sealed class RightsStep : DiagnosisStep
{
    /// <summary>单位范围 as the rule that hides.</summary>
    public const string ByCompanies = "taxpayer-scope";

    /// <summary>记录范围 as the rule that hides.</summary>
    public const string ByRecords = "record-scope";

    /// <inheritdoc />
    public override string Code => "DIA-RIGHTS";

    /// <inheritdoc />
    public override string Name => "权限";

    /// <inheritdoc />
    public override int Order => 230;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on) =>
        on.Facts.HiddenByRights switch
        {
            null => Unknown(Say("OFF", "本系统尚未启用权限资料，不能判断是否因权限而看不到"), "未取得"),
            { Count: > 0 } rules when on.Facts.IsAbsent && rules.Contains(ByRecords, StringComparer.Ordinal) => Fail(
                    Say(
                        "OTHERS",
                        "本单位有这个号码的记录，但不是您或您部门提交或使用的，内容不能显示；请向本单位会计询问，或请系统管理员在「用户与角色」中调整您的角色"
                    ),
                    "被权限隐藏"
                )
                .For(Cause.NoPermission, Sureness.Stated, CaseWords.Args(on)),
            { Count: > 0 } when on.Facts.IsAbsent => Fail(
                    Say(
                        "HIDDEN",
                        "本机有单位持有这个号码，但不在您的单位范围内，内容不能显示；需要时请系统管理员在「用户与角色」中调整您的单位范围"
                    ),
                    "被权限隐藏"
                )
                .For(Cause.NoPermission, Sureness.Stated, CaseWords.Args(on)),
            _ => Pass(Say("NONE", "没有因您的权限而隐藏的同号记录")),
        };
}
