namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>重复: whether it came in more than once, so that the later one was not taken as new.</summary>
public sealed class RepeatStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-REPEAT";

    /// <inheritdoc />
    public override string Name => "重复导入";

    /// <inheritdoc />
    public override int Order => 150;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Ours.FirstOrDefault(own => own.Repeated.Count > 0) is { } held)
        {
            var last = held.Repeated[^1];
            return Fail(
                    Say(
                        "AGAIN",
                        "{first} 已入库，{at} 的“{file}”内容相同，没有再记一张（共重复 {count} 次）",
                        ("first", held.StoredAt is { } at ? CaseWords.Moment(at) : "此前"),
                        ("at", CaseWords.Moment(last.At)),
                        ("file", last.FileName),
                        ("count", CaseWords.Count(held.Repeated.Count))
                    ),
                    "重复导入"
                )
                .For(Cause.DuplicateEntry, Sureness.Stated, CaseWords.Args(on));
        }

        if (facts.Theirs.FirstOrDefault(listed => listed.Occurrences > 1) is { } twice)
        {
            return Fail(
                    Say(
                        "LISTED",
                        "税局清单“{list}”把这张票列了 {count} 次，按一张计",
                        ("list", twice.ListName),
                        ("count", CaseWords.Count(twice.Occurrences))
                    ),
                    "重复列示"
                )
                .For(Cause.DuplicateEntry, Sureness.Stated, CaseWords.Args(on));
        }

        return facts.Ours.Count == 0 ? Pass(Say("NONE", "账内没有，不存在重复")) : Pass(Say("ONCE", "只入库一次"));
    }
}
