using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>集团其他公司: whether another company of ours holds it, or is named on it.</summary>
public sealed class OtherTaxpayerStep : DiagnosisStep
{
    /// <inheritdoc />
    public override string Code => "DIA-COMPANY";

    /// <inheritdoc />
    public override string Name => "本机其他单位";

    /// <inheritdoc />
    public override int Order => 90;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        var facts = on.Facts;
        if (facts.IsAbsent && facts.Elsewhere is [var other, ..])
        {
            var sides = string.Join('和', other.Sides.Distinct().Order().Select(CaseWords.Of));
            return Fail(
                    Say(
                        "THERE",
                        "本单位没有；{name}（{taxId}）的{sides}有这个号码",
                        ("name", other.Name),
                        ("taxId", other.TaxId),
                        ("sides", sides)
                    ),
                    "在另一单位"
                )
                .For(
                    Cause.OtherTaxpayer,
                    Sureness.Stated,
                    [.. CaseWords.Args(on), ("company", other.Name), ("companyId", other.TaxId)]
                );
        }

        var named = NamedMember(on);
        if (named is not null)
        {
            var name = named.Names is [.., var newest] ? newest.Text : named.TaxId;
            return Fail(
                    Say(
                        "NAMED",
                        "票面的{role}是本机另一单位 {name}（{taxId}），不是本单位",
                        ("role", Role(on)),
                        ("name", name),
                        ("taxId", named.TaxId)
                    ),
                    "属另一单位"
                )
                .For(
                    Cause.OtherTaxpayer,
                    Sureness.Stated,
                    [.. CaseWords.Args(on), ("company", name), ("companyId", named.TaxId)]
                );
        }

        return facts.OtherCompanies.Count == 0
            ? Pass(Say("ONLY", "本机只有这一个单位"), "无其他单位")
            : Pass(
                Say(
                    "NONE",
                    "另外 {count} 个单位（含曾用税号和名称）中都没有",
                    ("count", CaseWords.Count(facts.OtherCompanies.Count))
                )
            );
    }

    private static string Role(DiagnosisCase on) => on.Facts.Direction == Direction.Out ? "销售方" : "购买方";

    // A party that should be us and is a sister; an invoice that names us too is a mirror pair, and in its place.
    private static Reconciliation.OwnTaxpayer? NamedMember(DiagnosisCase on)
    {
        if (on.Facts.Face is not { } face || NamesUs(on))
        {
            return null;
        }

        var member = on.Parties.MemberOf(face.BuyerTaxId) ?? on.Parties.MemberOf(face.SellerTaxId);
        return member is null || member.TaxId == on.Facts.Taxpayer.TaxId ? null : member;
    }

    private static bool NamesUs(DiagnosisCase on) =>
        on.Facts.Face is { } face
        && (
            on.Parties.StandingOf(face.BuyerTaxId, face.BuyerName) == Reconciliation.Grouping.PartyStanding.Us
            || on.Parties.StandingOf(face.SellerTaxId, face.SellerName) == Reconciliation.Grouping.PartyStanding.Us
        );
}
