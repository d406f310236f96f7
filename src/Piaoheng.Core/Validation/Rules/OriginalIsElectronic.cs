using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>A picture or print of an electronic invoice is not its original.</summary>
/// <remarks>Source: 财会〔2020〕6号.</remarks>
public sealed class OriginalIsElectronic : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-013";

    /// <inheritdoc />
    public override string Message => "{kind}的原件是电子文件，图片或打印件不能代替，请取得 XML、OFD 或 PDF 原件";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is { Medium: InvoiceMedium.Electronic } kind && subject.Reading.Source is SourceId.Ocr or SourceId.Qr)
        {
            yield return new RuleHit(null, Found: subject.Reading.Source) { Args = [("kind", kind.ShortName)] };
        }
    }
}
