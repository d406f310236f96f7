namespace Piaoheng.Core.Validation.Rules;

/// <summary>The same file is held already.</summary>
/// <remarks>Source: practice; files are compared by the hash of their bytes.</remarks>
public sealed class FileIsAlreadyHeld : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-092";

    /// <inheritdoc />
    public override string Message => "同一文件已导入（{found}），未重复保存";

    /// <inheritdoc />
    public override bool SeesUnreadable => true;

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Context.SameFileAs is { } link)
        {
            yield return new RuleHit(null, Found: link);
        }
    }
}
