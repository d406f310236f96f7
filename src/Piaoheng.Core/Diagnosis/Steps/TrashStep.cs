namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>回收站: whether somebody put it aside.</summary>
public sealed class TrashStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-TRASH";

    /// <inheritdoc />
    public override string Name => "回收站";

    /// <inheritdoc />
    public override int Order => 45;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Trashed is not [var put, ..])
        {
            return Pass(Say("NONE", "回收站里没有这个号码"));
        }

        return (
            Fail(
                Say(
                    "THERE",
                    "{by} {at} 把这张票移入回收站，原因：{why}",
                    ("by", put.By),
                    ("at", CaseWords.Moment(put.At)),
                    ("why", put.Why)
                ),
                "在回收站"
            ) with
            {
                At = put.At,
            }
        ).For(
            Cause.InTrash,
            on.Facts.Ours.Count > 0 ? Sureness.SomeFile : Sureness.Stated,
            [.. CaseWords.Args(on), ("trash", "invoice"), ("by", put.By), ("put", CaseWords.Moment(put.At)), ("why", put.Why)]
        );
    }
}
