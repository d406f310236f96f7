namespace Piaoheng.Core.Invoices;

/// <summary>发票标识: the keys by which an invoice is known.</summary>
/// <remarks>
/// A key is code + number joined, compared as text. 数电纸质发票 have two: the 20 digits and paper code + 8 digits.
/// Two records with any key in common are the same invoice. A number of 8 digits without a code is no key.
/// </remarks>
public static class InvoiceIdentity
{
    /// <summary>The key of a code and a number; null when they do not identify an invoice.</summary>
    /// <param name="code">发票代码; null or empty when there is none.</param>
    /// <param name="number">发票号码.</param>
    public static string? Key(string? code, string? number)
    {
        if (string.IsNullOrEmpty(number))
        {
            return null;
        }

        if (string.IsNullOrEmpty(code))
        {
            return IsPartial(number) ? null : number;
        }

        return string.Concat(code, number);
    }

    /// <summary>Whether a number without a code is too short to identify an invoice (8 digits and fewer).</summary>
    public static bool IsPartial(string number) => number.Length <= 8;

    /// <summary>All keys of a reading, in the order 20 digits (or code + number), then paper pair.</summary>
    public static IReadOnlyList<string> Keys(Reading reading)
    {
        var first = Key(reading.InvoiceCode, reading.InvoiceNumber);
        var second = Key(reading.PaperCode, reading.PaperNumber);
        if (first is null)
        {
            return second is null ? [] : [second];
        }

        return second is null || string.Equals(first, second, StringComparison.Ordinal) ? [first] : [first, second];
    }
}
