using System.Globalization;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>免税, 不征税 and 0% lines bear no tax.</summary>
/// <remarks>Source: interface of 发票查验 (零税率标识), docs/standards.md#rates.</remarks>
public sealed class ExemptLinesHaveNoTax : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-065";

    /// <inheritdoc />
    public override string Message => "第 {row} 行税率为{rate}，税额应为 0，实为 {found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        for (var index = 0; index < subject.Lines.Count; index++)
        {
            var line = subject.Lines[index];
            if (TaxRate.TryParse(line.TaxRate, out var rate) && rate.Value == 0m && line.Tax is { } tax && tax.Value != Yuan.Zero)
            {
                yield return new RuleHit(LineField.Of(index, "tax"), "0.00", tax.ToString())
                {
                    Args = [("row", (index + 1).ToString(CultureInfo.InvariantCulture)), ("rate", rate.Printed)],
                };
            }
        }
    }
}
