namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>入库记录: whether the program noted that it stored the invoice, and has it no longer.</summary>
public sealed class LostStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-LOST";

    /// <inheritdoc />
    public override string Name => "入库记录";

    /// <inheritdoc />
    public override int Order => 195;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Lost is not { } lost)
        {
            return Pass(Say("KEPT", "没有入库以后不见的记录"));
        }

        var file = ("file", lost.FileName.Length == 0 ? "原来的文件" : lost.FileName);
        var stored = ("stored", lost.StoredAt is { } at ? CaseWords.Moment(at) : "以前");
        return lost.IsBeforeUpgrade
            ? Fail(
                    Say(
                        "UPGRADE",
                        "这张票 {stored} 由“{file}”入库，{upgraded} 升级数据库，现在号码登记还在，发票不见了",
                        stored,
                        file,
                        ("upgraded", CaseWords.Moment(lost.UpgradedAt!.Value))
                    ),
                    "升级后不见"
                )
                .For(Cause.LostAfterUpgrade, Sureness.Stated, [.. CaseWords.Args(on), file])
            : Fail(Say("GONE", "这张票 {stored} 由“{file}”入库，现在号码登记还在，发票不见了", stored, file), "不见了")
                .For(Cause.DataDamaged, Sureness.Stated, [.. CaseWords.Args(on), file]);
    }
}
