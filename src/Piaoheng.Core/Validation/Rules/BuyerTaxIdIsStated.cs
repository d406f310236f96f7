namespace Piaoheng.Core.Validation.Rules;

/// <summary>An invoice for the expenses of a company must state the buyer's 纳税人识别号; a 专票 always.</summary>
/// <remarks>Source: 国家税务总局公告2017年第16号 (普通发票 from 2017-07-01); interface of issuing (专票).</remarks>
public sealed class BuyerTaxIdIsStated : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-023";

    /// <inheritdoc />
    public override string Message => "购买方纳税人识别号缺失";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var taxId = subject.Buyer.TaxId;
        var isStatedEmpty = taxId is "" || (taxId is null && !subject.IsRow);
        if (!isStatedEmpty || subject.Kind is not { } kind)
        {
            yield break;
        }

        var isSpecial = kind.Family.EndsWith("special", StringComparison.Ordinal);
        var isForUs =
            kind.BureauHolds
            && subject.Buyer.Name is { Length: > 0 } name
            && new OwnParties(subject.Context).ByName(name) is not null;
        if (isSpecial || isForUs)
        {
            yield return new RuleHit(subject.Buyer.TaxIdField, subject.Context.Taxpayer?.TaxId, taxId);
        }
    }
}
