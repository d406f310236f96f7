namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>待处理文件: whether it came in a file that was not accepted, or is still being read.</summary>
public sealed class WaitingFileStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-WAITING";

    /// <inheritdoc />
    public override string Name => "待处理文件";

    /// <inheritdoc />
    public override int Order => 50;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Ours.Count > 0)
        {
            return Pass(Say("HELD", "账内已有，不在待处理文件中"));
        }

        if (facts.Waiting is [var file, ..])
        {
            var name = ("file", file.FileName);
            (string, string)[] args = [.. CaseWords.Args(on), name, ("item", file.Id)];
            if (file.IsTrashed)
            {
                return Trashed(file, [.. args, ("trash", "file"), ("by", ""), ("put", ""), ("why", file.Why)]);
            }

            return file.IsReading
                ? Fail(
                        Say(
                            "READING",
                            "“{file}” {at} 收到，正在等待读取（{match}）",
                            name,
                            ("at", CaseWords.Moment(file.At)),
                            ("match", Of(file.Match))
                        ),
                        "读取中"
                    )
                    .For(Cause.ImportPending, Sureness.Named, args)
                : Fail(
                        Say(
                            "REJECTED",
                            "“{file}” {at} 收到，没有入库（{match}）：{why}",
                            name,
                            ("at", CaseWords.Moment(file.At)),
                            ("match", Of(file.Match)),
                            ("why", file.Why)
                        ),
                        "未入库"
                    )
                    .For(Cause.ImportRejected, Sureness.Named, args);
        }

        var (quarantined, reading) = facts.Counts;
        if (quarantined + reading == 0)
        {
            return Pass(Say("NONE", "没有待处理或读取中的文件"));
        }

        var some = Unknown(
            Say(
                "SOME",
                "有 {quarantined} 个待处理、{reading} 个读取中的文件，名称和已读出的内容都不含这个号码",
                ("quarantined", CaseWords.Count(quarantined)),
                ("reading", CaseWords.Count(reading))
            ),
            "可能在其中"
        );
        return reading > 0
            ? some.For(Cause.ImportPending, Sureness.SomeFile, [.. CaseWords.Args(on), ("file", ""), ("item", "")])
            : some.For(Cause.ImportRejected, Sureness.SomeFile, [.. CaseWords.Args(on), ("file", ""), ("item", "")]);
    }

    private StepFinding Trashed(WaitingFile file, (string, string)[] args) =>
        Fail(
                Say("TRASHED", "“{file}” 没有入库，已移入回收站（{match}）", ("file", file.FileName), ("match", Of(file.Match))),
                "在回收站"
            )
            .For(Cause.InTrash, Sureness.Named, args);

    private static string Of(WaitingMatch match) =>
        match switch
        {
            WaitingMatch.SameBytes => "与所给文件内容相同",
            WaitingMatch.FileName => "文件名含此号码",
            WaitingMatch.Number => "已读出的内容含此号码",
            _ => "已读出的金额和日期相同",
        };
}
