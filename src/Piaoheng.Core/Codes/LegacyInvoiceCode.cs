using System.Globalization;

namespace Piaoheng.Core.Codes;

/// <summary>发票代码 of the tax-control system: 10 or 12 digits.</summary>
/// <param name="Area">Area, four digits of GB/T 2260.</param>
/// <param name="Year">制版年度, four digits.</param>
public sealed record LegacyInvoiceCode(string Area, int Year)
{
    /// <summary>Takes a code apart; false when it is not 10 or 12 digits.</summary>
    /// <remarks>10 digits: area 1–4, year 5–6. 12 digits: a leading digit, area 2–5, year 6–7.</remarks>
    public static bool TryParse(string? code, out LegacyInvoiceCode parts)
    {
        parts = null!;
        if (code is not { Length: 10 or 12 } || code.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        var start = code.Length == 12 ? 1 : 0;
        var year = int.Parse(code.AsSpan(start + 4, 2), CultureInfo.InvariantCulture);
        // The first of these forms were printed in 1994.
        parts = new LegacyInvoiceCode(code.Substring(start, 4), year >= 94 ? 1900 + year : 2000 + year);
        return true;
    }
}
