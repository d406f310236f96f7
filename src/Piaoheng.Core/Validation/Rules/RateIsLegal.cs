namespace Piaoheng.Core.Validation.Rules;

/// <summary>税率 of a line must have been in force on the day of issue (since the VAT Law).</summary>
/// <remarks>Source: 增值税法 第十条、第十一条; docs/standards.md#rates.</remarks>
public sealed class RateIsLegal : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-060";

    /// <inheritdoc />
    public override string Message => "{field} {found} 不是开票日期 {day} 的法定税率或征收率";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        return LegalRates.Check(subject);
    }
}
