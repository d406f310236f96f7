using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>A file must be readable and be what it claims to be.</summary>
/// <remarks>Source: practice. Which check failed stands in the finding of the reader; another type than the name says is pointed out by the reader too.</remarks>
public sealed class FileIsWhatItClaims : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-011";

    /// <inheritdoc />
    public override string Message => "文件无法读取（{found}），请更换文件或重新取得原件";

    /// <inheritdoc />
    public override bool SeesUnreadable => true;

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        // Pictures wait for OCR, workbooks for an answer; those files are sound.
        if (
            subject.Reading.Kind is KindId.Unreadable
            && subject.Reading.Reason is not (UnreadableReason.NeedsOcr or UnreadableReason.NeedsSide)
        )
        {
            yield return new RuleHit(null, Found: subject.Reading.Reason);
        }
    }
}
