namespace Piaoheng.Core.Validation.Rules;

/// <summary>税率 of a line must have been in force on the day of issue (before the VAT Law).</summary>
/// <remarks>Source: 财政部 税务总局 海关总署公告2019年第39号 and the changes before; docs/standards.md#rates. Before 2019-04-01 it only warns.</remarks>
public sealed class RateWasLegal : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-061";

    /// <inheritdoc />
    public override string Message => "{field} {found} 不是开票日期 {day} 的法定税率或征收率";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        return LegalRates.Check(subject);
    }
}
