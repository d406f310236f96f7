using Piaoheng.Core.Text;

namespace Piaoheng.Core.Money;

/// <summary>票面税率: brings the rate of any source to the text that invoices print; what is no rate stays as it is.</summary>
public static class PrintedRate
{
    /// <summary>The printed form of a rate: <c>0.130000</c> and <c>13.00%</c> become <c>13%</c>.</summary>
    /// <returns>Null for null; the trimmed text where it is no rate.</returns>
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return TaxRate.TryParse(text, out var rate) && rate.Nature is TaxRateNature.Percent
            ? rate.Printed
            : CompatibilityForm.Fold(text).Trim();
    }
}
