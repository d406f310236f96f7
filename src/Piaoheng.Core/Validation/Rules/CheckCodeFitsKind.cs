using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>校验码: 20 digits on the kinds that have one, none on the others.</summary>
/// <remarks>Source: interface of 发票查验, docs/standards.md#numbers. Rows of workbooks do not state it.</remarks>
public sealed class CheckCodeFitsKind : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-008";

    /// <inheritdoc />
    public override string Message => "校验码与票种不符：应为{expected}，实为{found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var found = subject.Reading.CheckCode;
        switch (subject.Kind?.Identity.CheckCode)
        {
            case CheckCodeStyle.TwentyDigits
                when !subject.IsRow && (found is not { Length: 20 } || !found.All(char.IsAsciiDigit)):
                yield return new RuleHit("checkCode", "20 位数字", found);
                break;
            case CheckCodeStyle.None when !string.IsNullOrEmpty(found):
                yield return new RuleHit("checkCode", "空", found);
                break;
            default:
                break;
        }
    }
}
