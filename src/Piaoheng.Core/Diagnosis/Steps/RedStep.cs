using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>红冲: whether it was reversed, replaced, or cancels out with its red invoice.</summary>
public sealed class RedStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-RED";

    /// <inheritdoc />
    public override string Name => "红冲与换开";

    /// <inheritdoc />
    public override int Order => 130;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Face is not { } face || facts.IsAbsent)
        {
            return Unknown(Say("UNKNOWN", "账内和税局都没有这张票，无从判断是否红冲"));
        }

        var state = StateOf(facts);
        var isRed = face.RedOf is not null;
        if (!isRed && state is not (RedState.Full or RedState.Partial))
        {
            return state == RedState.Unknown && facts.Theirs.Count > 0
                ? Unknown(Say("SILENT", "税局清单没有写明是否红冲，也没有找到红字发票"))
                : Pass(Say("NONE", state == RedState.Locked ? "没有红冲，但已红字锁定（红字确认单未结）" : "没有红冲"));
        }

        if (CancelsOut(facts, face) is { } partner)
        {
            return Fail(
                    Say(
                        "OFFSET",
                        "与 {partner} 红蓝相抵，两张都只在{side}，不影响核对",
                        ("partner", CaseWords.Number(partner)),
                        ("side", facts.Ours.Count > 0 ? "账内" : "税局")
                    ),
                    "已对冲"
                )
                .For(Cause.OffsetPair, Sureness.Stated, [.. CaseWords.Args(on), ("other", CaseWords.Number(partner))]);
        }

        return isRed
            ? Pass(Say("RED", "这是红字发票，对应蓝字 {blue}", ("blue", $"{face.RedOf!.InvoiceCode}{face.RedOf.InvoiceNumber}")))
            : Reversed(on, state);
    }

    private StepFinding Reversed(DiagnosisCase on, RedState state)
    {
        var facts = on.Facts;
        var red = facts.Reversing is [var first, ..] ? first : null;
        var by = ("by", red is null ? "" : $"，红字发票 {CaseWords.Describe(red)}");
        if (state == RedState.Full && facts.Replacing is [var fresh, ..])
        {
            return Fail(
                    Say(
                        "REISSUED",
                        "已全额红冲{by}；同一销方随后开具了金额相同的 {fresh}",
                        by,
                        ("fresh", CaseWords.Describe(fresh))
                    ),
                    "已换开"
                )
                .For(Cause.Reissued, Sureness.Stated, [.. CaseWords.Args(on), ("other", CaseWords.Number(fresh))]);
        }

        var text = state == RedState.Full ? "已全额红冲" : "已部分红冲";
        return Fail(Say("REVERSED", "{state}{by}", ("state", text), by), text)
            .For(
                Cause.RedReversed,
                Sureness.Stated,
                [.. CaseWords.Args(on), ("other", red is null ? "" : CaseWords.Number(red))]
            );
    }

    // What either side states, and what the red invoices that are held show: the further of them counts.
    private static RedState StateOf(DiagnosisFacts facts)
    {
        var stated = facts
            .Theirs.Select(listed => listed.Record.Status.Red)
            .Concat(facts.Ours.Select(held => held.Record.Status.Red))
            .DefaultIfEmpty(RedState.Unknown)
            .Max();
        if (facts.Face is not { RedOf: null, TotalInclTax: { } whole } || facts.Reversing.Count == 0)
        {
            return stated;
        }

        // The same red invoice may be held on both sides.
        var reversed = facts
            .Reversing.Where(red => red.Status.Void != VoidState.Voided)
            .DistinctBy(CaseWords.Number, StringComparer.Ordinal)
            .Sum(red => red.TotalInclTax?.Value.Abs().Fen ?? 0);
        var shown = reversed >= whole.Value.Abs().Fen ? RedState.Full : RedState.Partial;
        return shown > stated ? shown : stated;
    }

    // Blue and red are both on one side, and neither is on the other.
    private static InvoiceRecord? CancelsOut(DiagnosisFacts facts, InvoiceRecord face)
    {
        if (facts.IsOnBothSides || facts.Reversing.Count == 0)
        {
            return null;
        }

        var side = facts.Ours.Count > 0 ? Side.Ours : Side.Theirs;
        if (facts.Reversing.Any(record => record.Side != side) || face.TotalInclTax is not { } total)
        {
            return null;
        }

        var sum = facts.Reversing.Sum(record => record.TotalInclTax?.Value.Fen ?? 0);
        return sum + total.Value.Fen == 0 ? facts.Reversing[0] : null;
    }
}
