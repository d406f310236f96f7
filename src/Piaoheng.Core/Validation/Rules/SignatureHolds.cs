using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>The electronic signature of an electronic invoice must cover the document as it is.</summary>
/// <remarks>Source: 电子签名法 第十三条; docs/standards.md#signature. Readers check the signature, this rule only judges it.</remarks>
public sealed class SignatureHolds : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-012";

    /// <inheritdoc />
    public override string Message => "电子签名{problem}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Medium: InvoiceMedium.Electronic } || !subject.IsDocument)
        {
            yield break;
        }

        switch (subject.Reading.Signature)
        {
            case SignatureState.Broken:
                yield return Hit("与文件内容不符，文件在签名后被改动过", "broken");
                break;
            case SignatureState.Absent:
                yield return Hit("缺失，不能据以证明文件未被改动", "absent") with
                {
                    AtMost = Severity.Warn,
                };
                break;
            default:
                break;
        }
    }

    private static RuleHit Hit(string problem, string found) =>
        new("signature", "valid", found) { Args = [("problem", problem)] };
}
