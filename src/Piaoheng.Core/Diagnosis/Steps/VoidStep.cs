using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>作废: whether it was voided.</summary>
public sealed class VoidStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-VOID";

    /// <inheritdoc />
    public override string Name => "作废";

    /// <inheritdoc />
    public override int Order => 120;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.Theirs.FirstOrDefault(listed => listed.Record.Status.Void == VoidState.Voided) is { } theirs)
        {
            return Voided(on, "税局", theirs.Record.Status.Text);
        }

        if (facts.Ours.FirstOrDefault(held => held.Record.Status.Void == VoidState.Voided) is { } ours)
        {
            return Voided(on, "账内", ours.Record.Status.Text);
        }

        return facts.Theirs.Count > 0 && facts.Theirs.All(listed => listed.Record.Status.Void == VoidState.None)
            ? Pass(Say("NONE", "税局状态：{text}", ("text", facts.Theirs[0].Record.Status.Text ?? "未作废")))
            : Unknown(
                Say("UNKNOWN", facts.Theirs.Count == 0 ? "税局清单中没有这张票，无从判断是否作废" : "税局清单没有写明是否作废")
            );
    }

    private StepFinding Voided(DiagnosisCase on, string side, string? text) =>
        Fail(Say("VOIDED", "{side}状态为已作废（{text}）", ("side", side), ("text", text ?? "已作废")), "已作废")
            .For(Cause.Voided, Sureness.Stated, CaseWords.Args(on));
}
