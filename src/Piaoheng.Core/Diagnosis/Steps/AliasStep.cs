using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>另一种号码: 数电纸质发票 go by 20 digits and by the code and number of their paper form.</summary>
public sealed class AliasStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-ALIAS";

    /// <inheritdoc />
    public override string Name => "号码的另一种形式";

    /// <inheritdoc />
    public override int Order => 30;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        var records = facts.Ours.Select(held => held.Record).Concat(facts.Theirs.Select(listed => listed.Record)).ToList();
        if (records.Count == 0)
        {
            return Pass(Say("NONE", "没有以纸质代码和号码、或 20 位号码登记的同一张票"));
        }

        var asked = facts.Query.Digits;
        var other = records.Find(record => HasPair(record) && Goes(record, asked) && CaseWords.Number(record) != asked);
        if (other is null)
        {
            return records.Find(HasPair) is { } pair
                ? Pass(
                    Say(
                        "BOTH",
                        "这张票有两种号码：{first} 与 {second}",
                        ("first", CaseWords.Number(pair)),
                        ("second", Paper(pair))
                    )
                )
                : Pass(Say("ONE", "这张票只有一种号码"));
        }

        return Fail(
                Say(
                    "OTHER",
                    "{asked} 是数电纸质发票的纸质代码和号码，{side}登记的是 20 位号码 {number}",
                    ("asked", asked),
                    ("side", CaseWords.Of(other.Side)),
                    ("number", CaseWords.Number(other))
                ),
                "另一种号码"
            )
            .For(Cause.AliasForm, Sureness.Stated, [.. CaseWords.Args(on), ("other", CaseWords.Number(other))]);
    }

    private static string Paper(InvoiceRecord record) => $"{record.PaperCode}{record.PaperNumber}";

    private static bool HasPair(InvoiceRecord record) =>
        !string.IsNullOrEmpty(record.PaperNumber)
        && !string.IsNullOrEmpty(record.InvoiceNumber)
        && InvoiceIdentity.Key(record.PaperCode, record.PaperNumber) is not null;

    private static bool Goes(InvoiceRecord record, string asked) =>
        asked.Length > 0 && Paper(record).EndsWith(asked, StringComparison.Ordinal);
}
