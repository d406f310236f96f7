using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>相近号码: whether an invoice is held under a number that is a slip away.</summary>
/// <remarks>
/// A slip in the last two digits alone may as well be the next number of the same seller, so it says little unless amount, day
/// or seller agree. Several candidates at the same distance are listed and none is proposed (contracts §6).
/// </remarks>
public sealed class NearNumberStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-NEAR";

    /// <inheritdoc />
    public override string Name => "相近号码";

    /// <inheritdoc />
    public override int Order => 40;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.IsOnBothSides)
        {
            return Pass(Say("HELD", "号码在账内和税局都有，不是录错"));
        }

        if (!facts.Query.IsWhole && facts.IsAbsent && facts.Query.Digits.Length > 0 && facts.Near.Count == 0)
        {
            return Unknown(
                Say(
                    "PART",
                    "只有 {length} 位，少于一个完整号码，不找相近号码",
                    ("length", CaseWords.Count(facts.Query.Digits.Length))
                )
            );
        }

        var candidates = Likeness.Rank(on);
        if (candidates.Count == 0)
        {
            return Pass(Say("NONE", "账内和税局都没有相差一两位、前后颠倒或缺代码的号码"));
        }

        var best = candidates[0];
        var equal = candidates.TakeWhile(each => each.Confidence == best.Confidence).ToList();
        if (equal.Count > 1)
        {
            var several = Fail(
                Say(
                    "SEVERAL",
                    "{count} 个同样接近的号码：{numbers}，不能确定是哪一张",
                    ("count", CaseWords.Count(equal.Count)),
                    ("numbers", Numbers(equal))
                ),
                "多个候选"
            );
            return several.For(
                Cause.NumberTypo,
                Math.Min(best.Confidence, Sureness.SameAmountAndDay) / equal.Count,
                Args(on, best)
            );
        }

        var finding = Fail(Sentence(best), best.Confidence >= Sureness.TwoSlips ? "有相近号码" : "仅供参考");
        return finding.For(Cause.NumberTypo, best.Confidence, Args(on, best)) with
        {
            Outcome = best.Confidence >= Sureness.SameAmountAndDay ? StepOutcome.Fail : StepOutcome.Unknown,
        };
    }

    private CodedText Sentence(LikeInvoice best) =>
        Say(
            best.Kind,
            best.Template,
            ("side", CaseWords.Of(best.Candidate.Record.Side)),
            ("number", CaseWords.Number(best.Candidate.Record)),
            ("invoice", CaseWords.Describe(best.Candidate.Record)),
            ("agrees", best.Agrees)
        );

    private static string Numbers(List<LikeInvoice> several) =>
        string.Join('、', several.Take(5).Select(each => CaseWords.Number(each.Candidate.Record)));

    private static (string Name, string Value)[] Args(DiagnosisCase on, LikeInvoice best) =>
        [
            .. CaseWords.Args(on).Where(arg => arg.Name != "invoice"),
            ("invoice", best.Candidate.Id ?? (on.Facts.Ours is [var held, ..] ? held.Id : "")),
            ("other", CaseWords.Number(best.Candidate.Record)),
            ("side", CaseWords.Of(best.Candidate.Record.Side)),
        ];
}
