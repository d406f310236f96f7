using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>人的答复: what people said when they were asked what only they can know. 是 makes it a cause.</summary>
public sealed class AnswerStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-ANSWER";

    /// <inheritdoc />
    public override string Name => "人的答复";

    /// <inheritdoc />
    public override int Order => 245;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Answers is not { } answers)
        {
            return Unknown(Say("OFF", "本系统尚未启用保管登记，没有问过人"), "未启用");
        }

        // Of several answers to one question the last holds.
        var last = answers
            .GroupBy(each => each.Cause, StringComparer.Ordinal)
            .Select(group => group.MaxBy(each => each.At)!)
            .ToList();
        var told = last.FindAll(each => each.Answer == PersonAnswer.Yes);
        if (last.Count == 0)
        {
            return Unknown(Say("NONE", "只有人知道的问题还没有人答复"), "未答复");
        }

        var evidence = last.Select(Told).ToList();
        if (told.Count == 0)
        {
            var finding = last.Exists(each => each.Answer == PersonAnswer.Unknown)
                ? Unknown(evidence[0], "不清楚")
                : Pass(evidence[0], "答复为否");
            return finding with { Evidence = evidence, At = last.Max(each => each.At) };
        }

        return Fail(evidence[0], "答复为是") with
        {
            Evidence = evidence,
            At = told.Max(each => each.At),
            Causes =
            [
                .. told.Select(each => new Suspicion(
                    each.Cause,
                    Sureness.Told,
                    Told(each),
                    [.. CaseWords.Args(on), ("other", Other(each))]
                )),
            ],
        };
    }

    private CodedText Told(PersonAnswer each) =>
        Say(
            "TOLD",
            "{who} {at} 答复“{question}”：{answer}{note}",
            ("who", each.Who),
            ("at", CaseWords.Moment(each.At)),
            ("question", each.Question),
            ("answer", PersonAnswer.WordOf(each.Answer)),
            ("note", each.Note is null ? "" : "，" + each.Note)
        );

    // Where a new number was told, it is what the next step needs.
    private static string Other(PersonAnswer each) =>
        QueryText.Parse(each.Note) is { Digits.Length: > 0 } query ? query.Digits : "";
}
