using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>The blue invoice of a red one is in our books, between the same parties and at the same rates.</summary>
/// <remarks>Source: practice. The kind may differ: a 数电 red invoice may reverse a tax-control blue one.</remarks>
public sealed class RedAgreesWithBlue : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-081";

    /// <inheritdoc />
    public override string Message => "红字发票与蓝字发票不符：{problem}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (!subject.IsRed || subject.Context.Blue is not { } lookup)
        {
            yield break;
        }

        if (lookup.Invoice is not { } blue)
        {
            yield return Hit("redOf", "蓝字发票不在账内", null, subject.Reading.RedOf?.InvoiceNumber);
            yield break;
        }

        var red = subject.Reading;
        if (IsOther(blue.SellerTaxId, red.SellerTaxId))
        {
            yield return Hit("sellerTaxId", "销售方不同", blue.SellerTaxId, red.SellerTaxId);
        }

        if (IsOther(blue.BuyerTaxId, red.BuyerTaxId))
        {
            yield return Hit("buyerTaxId", "购买方不同", blue.BuyerTaxId, red.BuyerTaxId);
        }

        var known = Rates(blue);
        var further = Rates(red).Except(known, StringComparer.Ordinal).ToList();
        if (known.Count > 0 && further.Count > 0)
        {
            yield return Hit("lines", "税率不同", string.Join("、", known), string.Join("、", further));
        }

        var family = subject.Policy.Kinds.Find(blue.Kind)?.Family;
        if (family is not null && subject.Kind is { } kind && !string.Equals(family, kind.Family, StringComparison.Ordinal))
        {
            yield return Hit("kind", "票种不同", blue.Kind, red.Kind) with
            {
                AtMost = Severity.Info,
            };
        }
    }

    private static bool IsOther(string? blue, string? red) =>
        !string.IsNullOrEmpty(blue) && !string.IsNullOrEmpty(red) && !DirectionRule.IsSame(blue, red);

    private static List<string> Rates(Reading reading) =>
        [
            .. (reading.Lines ?? [])
                .Select(line => TaxRate.TryParse(line.TaxRate, out var rate) ? rate.Printed : null)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    private static RuleHit Hit(string field, string problem, string? expected, string? found) =>
        new(field, expected, found) { Args = [("problem", problem)] };
}
