using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>The kind that the 发票代码 stands for must be the kind printed.</summary>
/// <remarks>Source: structure of codes, docs/standards.md#numbers. The meaning of the eighth of 10 digits is known from practice only, so there it warns.</remarks>
public sealed class KindAgreesWithCode : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-003";

    /// <inheritdoc />
    public override string Message => "发票代码对应的票种是{expected}，与票面的{found}不符";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var byCode = subject.Policy.Kinds.FromCode(subject.Reading.InvoiceCode);
        var byTitle = subject.Policy.Kinds.FromTitle(subject.Reading.PrintedTitle, subject.Reading.InvoiceCode);
        var printed = byTitle is KindId.Unknown ? subject.Reading.Kind : byTitle;
        if (byCode is KindId.Unknown || printed is KindId.Unknown || string.Equals(byCode, printed, StringComparison.Ordinal))
        {
            yield break;
        }

        yield return new RuleHit("invoiceCode", NameOf(subject, byCode), NameOf(subject, printed))
        {
            AtMost = subject.Reading.InvoiceCode?.Length == 10 ? Severity.Warn : Severity.Block,
        };
    }

    private static string NameOf(RuleSubject subject, string kindId) => subject.Policy.Kinds.Find(kindId)?.Name ?? kindId;
}
