using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>项目名称 is printed as *简称*名称.</summary>
/// <remarks>Source: interface of issuing; tax-control since 2018. The words for a separate list and for discounts have no 简称.</remarks>
public sealed class LineNameHasShortName : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-070";

    /// <inheritdoc />
    public override string Message => "{field}“{found}”缺少商品和服务分类简称（应为 *简称*名称）";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind is not { Lines: true } || subject.Capture is CaptureStyle.LedgerRow)
        {
            yield break;
        }

        for (var index = 0; index < subject.Lines.Count; index++)
        {
            if (subject.Lines[index].Name is { Length: > 0 } name && !IsNamed(name) && !IsExempt(name))
            {
                yield return new RuleHit(LineField.Of(index, "name"), Found: name);
            }
        }
    }

    private static bool IsNamed(string name)
    {
        var plain = CompatibilityForm.Fold(name).Trim();
        var end = plain.Length > 0 && plain[0] == '*' ? plain.IndexOf('*', 1) : -1;
        return end > 1 && end < plain.Length - 1;
    }

    private static bool IsExempt(string name) =>
        name.Contains("清单", StringComparison.Ordinal) || name.TrimStart().StartsWith("折扣", StringComparison.Ordinal);
}
