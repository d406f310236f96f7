using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Diagnosis.Pages;

/// <summary>How screens show outcomes of steps and verdicts: icon, word and tone, always the same three.</summary>
internal static class DiagnosisMarks
{
    /// <summary>通过, 未通过, 不能判断; with the word of the step where it has a better one.</summary>
    public static StateMark Of(StepOutcome outcome, string? word = null) =>
        outcome switch
        {
            StepOutcome.Pass => new(word ?? "通过", "circle-check", Tone.Good),
            StepOutcome.Fail => new(word ?? "未通过", "circle-x", Tone.Bad),
            _ => new(word ?? "不能判断", "help-circle", Tone.Unknown),
        };

    /// <summary>The mark of a verdict.</summary>
    public static StateMark Of(DiagnosisResult result) =>
        result.Verdict switch
        {
            DiagnosisVerdict.Found => new(result.Top?.Entry.Name ?? "找到了", "circle-check", Tone.Good),
            DiagnosisVerdict.Explained => Explained(result),
            DiagnosisVerdict.NotFoundInScope => new("在已查范围内未找到", "circle-x", Tone.Bad),
            _ => new(
                result.Top?.Entry.Cause == Cause.CoverageGap ? "税局数据未覆盖，不能判断"
                    : result.Top is { } top ? Say.It($"{top.Entry.Name}，不能判断")
                    : "不能判断",
                "eye-off",
                Tone.Unknown
            ),
        };

    /// <summary>通过 7, 未通过 2 ….</summary>
    public static IEnumerable<(StateMark Mark, int Count)> Counts(DiagnosisResult result) =>
        new[] { StepOutcome.Pass, StepOutcome.Fail, StepOutcome.Unknown }
            .Select(outcome => (Of(outcome), result.Steps.Count(step => step.Outcome == outcome)))
            .Where(each => each.Item2 > 0);

    private static StateMark Explained(DiagnosisResult result) =>
        result.Top!.Entry.Cause switch
        {
            Cause.NumberTypo => new(result.Top.Entry.Name, "zoom-question", Tone.Guess),
            Cause.NotYetDue or Cause.ImportPending => new(result.Top.Entry.Name, "clock-pause", Tone.Wait),
            Cause.OffsetPair or Cause.OutsideBureau => new(result.Top.Entry.Name, "circle-dashed", Tone.Unknown),
            _ => new(result.Top.Entry.Name, "alert-triangle", Tone.Warn),
        };
}
