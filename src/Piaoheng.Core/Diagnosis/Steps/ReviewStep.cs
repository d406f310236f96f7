namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>复核: whether it was typed in and waits for a second person.</summary>
public sealed class ReviewStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-REVIEW";

    /// <inheritdoc />
    public override string Name => "复核";

    /// <inheritdoc />
    public override int Order => 46;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.InReview is not [var waits, ..])
        {
            return Pass(Say("NONE", "没有等待复核的录入或更正"));
        }

        (string, string)[] args =
        [
            .. CaseWords.Args(on),
            ("review", waits.Id),
            ("by", waits.By),
            ("put", CaseWords.Moment(waits.At)),
        ];
        var says = Say(
            "WAITS",
            "{by} {at} 提交的{what}还没有复核",
            ("by", waits.By),
            ("at", CaseWords.Moment(waits.At)),
            ("what", waits.What)
        );
        // A correction that waits keeps nothing out of sight.
        return waits.IsNew && on.Facts.Ours.Count == 0
            ? (Fail(says, "待复核") with { At = waits.At }).For(Cause.AwaitingReview, Sureness.Stated, args)
            : Unknown(says, "待复核");
    }
}
