using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>特定要素: an invoice of a special business must state its further facts.</summary>
/// <remarks>Source: interface of issuing (特定要素), docs/standards.md#elements. Names of the facts differ by source; where none is known nothing is said.</remarks>
public sealed class SpecialBusinessIsComplete : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-075";

    /// <inheritdoc />
    public override string Message => "{business}缺少：{missing}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (
            subject.IsRow
            || !subject.Reading.Extra.TryGetValue(ExtraKey.SpecialBusiness, out var business)
            || subject.Policy.Elements.Find(business, subject.Reading.IssueDate ?? subject.Context.Today) is not { } element
        )
        {
            yield break;
        }

        var missing = element.Fields.Where(field => !IsStated(subject.Reading, field)).Select(field => field.Name).ToList();
        if (missing.Count > 0 && missing.Count < element.Fields.Count)
        {
            yield return new RuleHit("extra." + ExtraKey.SpecialBusiness, Found: business)
            {
                Args = [("business", business), ("missing", string.Join("、", missing))],
                AtMost = element.Verified ? Severity.Block : Severity.Warn,
            };
        }
    }

    private static bool IsStated(Reading reading, ElementField field) =>
        field.Keys.Any(key => !string.IsNullOrWhiteSpace(reading.Extra.GetValueOrDefault(key)));
}
