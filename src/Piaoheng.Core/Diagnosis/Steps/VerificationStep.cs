using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>发票查验: what the bureau answered when it was asked about this invoice.</summary>
/// <remarks>不一致 and 查无 are never asked again by the program. On two days they raise a doubt, never the word 假票.</remarks>
public sealed class VerificationStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-VERIFY";

    /// <inheritdoc />
    public override string Name => "发票查验";

    /// <inheritdoc />
    public override int Order => 250;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Verifications is not { } answers)
        {
            return Unknown(Say("OFF", "本系统尚未启用发票查验，没有向税局查验平台查过"), "未启用");
        }

        if (answers.Count == 0)
        {
            return Unknown(Say("NONE", "没有向税局查验过这张票"), "未查验");
        }

        if (answers.LastOrDefault(each => each.Result == VerificationResult.Consistent) is { } yes)
        {
            var finding = Pass(Told(yes), "一致") with { At = yes.At };
            // The bureau has it; what is missing is the paper, not the invoice.
            return on.Facts.IsAbsent ? finding.For(Cause.NotDelivered, Sureness.Verified, CaseWords.Args(on)) : finding;
        }

        var denied = answers.Where(each => each.Result == VerificationResult.Denied).ToList();
        if (denied.Count == 0)
        {
            return Unknown(Told(answers[^1]), "没有结论") with { At = answers[^1].At };
        }

        var evidence = denied.ConvertAll(Told);
        var fail = Fail(evidence[0], denied[^1].Word) with { Evidence = evidence, At = denied[^1].At };
        return denied.Select(each => each.At.ToOffset(TimeSpan.FromHours(8)).Date).Distinct().Count() > 1
            ? fail.For(Cause.ForgedSuspect, Sureness.DeniedTwice, CaseWords.Args(on))
            : fail;
    }

    private CodedText Told(VerificationFact each) =>
        Say(
            "TOLD",
            "{who} {at} 查验：{word}（代码 {code}）",
            ("who", each.Who),
            ("at", CaseWords.Moment(each.At)),
            ("word", each.Word),
            ("code", each.Code)
        );
}
