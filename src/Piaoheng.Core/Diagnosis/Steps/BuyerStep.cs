using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Reconciliation.Comparing;
using Piaoheng.Core.Reconciliation.Grouping;

namespace Piaoheng.Core.Diagnosis.Steps;

/// <summary>购买方抬头: whether the invoice was made out to us.</summary>
public sealed class BuyerStep : DiagnosisStep
{
    private const int LongestPersonName = 4;

    /// <inheritdoc />
    public override string Code => "DIA-BUYER";

    /// <inheritdoc />
    public override string Name => "购买方抬头";

    /// <inheritdoc />
    public override int Order => 100;

    /// <inheritdoc />
    public override StepFinding Check(DiagnosisCase on)
    {
        if (on.Facts.Face is not { } face || !(PartyText.IsStated(face.BuyerTaxId) || PartyText.IsStated(face.BuyerName)))
        {
            return Unknown(Say("NONE", "没有这张票的购买方，无从判断"));
        }

        var buyer = ("buyer", CaseWords.Party(face.BuyerName, face.BuyerTaxId));
        if (on.Parties.StandingOf(face.SellerTaxId, face.SellerName) == PartyStanding.Us)
        {
            return Pass(Say("SOLD", "本单位是销售方，购买方 {buyer}", buyer));
        }

        if (IsPerson(face) && on.Parties.StandingOf(face.BuyerTaxId, face.BuyerName) != PartyStanding.Us)
        {
            return Fail(Say("PERSON", "购买方是 {buyer}，没有单位税号，不是本单位", buyer), "开给个人")
                .For(Cause.IssuedToPerson, Sureness.Stated, CaseWords.Args(on));
        }

        return on.Parties.StandingOf(face.BuyerTaxId, face.BuyerName) switch
        {
            PartyStanding.Us => Ours(on, face, buyer),
            PartyStanding.Other when on.Parties.MemberOf(face.BuyerTaxId) is not null => Pass(
                Say("SISTER", "购买方是本机另一单位 {buyer}", buyer)
            ),
            PartyStanding.Other => Mismatch(on, Say("OTHER", "购买方是 {buyer}，不是本单位 {us}", buyer, Us(on))),
            _ => Unknown(Say("NAME-ONLY", "购买方只写了 {buyer}，没有税号，本单位名称未登记，不能比对", buyer)),
        };
    }

    private static StepFinding Mismatch(DiagnosisCase on, Text.CodedText why) =>
        Fail(why, "抬头不符").For(Cause.BuyerMismatch, Sureness.Stated, CaseWords.Args(on));

    // The number decides; a name that was never ours beside it cannot be used either.
    private StepFinding Ours(DiagnosisCase on, InvoiceRecord face, (string, string) buyer)
    {
        var names = on.Facts.Taxpayer.Names;
        return names.Count > 0 && on.Parties.StandingOf(taxId: null, face.BuyerName) == PartyStanding.Other
            ? Mismatch(on, Say("NAME", "税号是本单位的，名称却是“{name}”，本单位是 {us}", ("name", face.BuyerName ?? ""), Us(on)))
            : Pass(Say("US", "购买方 {buyer}，是本单位", buyer));
    }

    private static bool IsPerson(InvoiceRecord face)
    {
        if (PartyText.IsStated(face.BuyerTaxId))
        {
            return Codes.ResidentId.IsValid(face.BuyerTaxId.Trim());
        }

        var name = PartyText.IsStated(face.BuyerName) ? face.BuyerName.Trim() : "";
        return name.Contains("个人", StringComparison.Ordinal)
            || (name.Length is >= 2 and <= LongestPersonName && name.All(c => c is >= '\u4E00' and <= '\u9FFF') && !IsBody(name));
    }

    private static bool IsBody(string name) => name.IndexOfAny(['司', '厂', '店', '院', '所', '社', '部', '会', '局', '校']) >= 0;

    private static (string, string) Us(DiagnosisCase on) =>
        ("us", CaseWords.Party(on.Facts.Taxpayer.Names is [.., var name] ? name.Text : null, on.Facts.Taxpayer.TaxId));
}
