using System.Globalization;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Money;

/// <summary>票面税率: brings a rate from any source to the text that invoices print (<c>13%</c>, <c>1.5%</c>, <c>免税</c>, <c>***</c>).</summary>
public static class PrintedRate
{
    /// <summary>
    /// A fraction (<c>0.03</c>, <c>0.130000</c>) or a percentage (<c>13.00%</c>, <c>13％</c>, <c>13</c>) as printed percent; words and <c>***</c> unchanged.
    /// </summary>
    /// <returns>Null for null; the trimmed text where it is no number.</returns>
    public static string? Of(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var plain = CompatibilityForm.Fold(text).Trim();
        var isPercent = plain.EndsWith('%');
        var figures = isPercent ? plain.AsSpan(0, plain.Length - 1).TrimEnd() : plain;
        const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!decimal.TryParse(figures, Plain, CultureInfo.InvariantCulture, out var rate))
        {
            return plain;
        }

        // No rate of the law reaches 100%, and none is below 1% but 0: a bare figure of 1 and more is a percentage.
        var percent = isPercent || Math.Abs(rate) >= 1 ? rate : rate * 100;
        return percent.ToString("0.############", CultureInfo.InvariantCulture) + "%";
    }
}
