using System.Globalization;

namespace Piaoheng.Core.Codes;

/// <summary>数电票号码: 20 digits.</summary>
/// <remarks>
/// A 20-digit text can also be a legacy code of 12 and a number of 8 joined, so being 20 digits proves no kind.
/// The fifth digit stands for the channel; no list of its values is public, so it is not judged.
/// </remarks>
/// <param name="Year">Year, four digits (digits 1–2).</param>
/// <param name="Region">Province or 计划单列市 (digits 3–4).</param>
/// <param name="Channel">开具渠道 (digit 5).</param>
/// <param name="Sequence">顺序编码 (digits 6–20).</param>
public sealed record DigitalInvoiceNumber(int Year, string Region, char Channel, string Sequence)
{
    /// <summary>Digits.</summary>
    public const int Length = 20;

    /// <summary>Takes a number apart; false when it is not 20 digits.</summary>
    public static bool TryParse(string? number, out DigitalInvoiceNumber parts)
    {
        parts = null!;
        if (number is not { Length: Length } || number.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        parts = new DigitalInvoiceNumber(
            2000 + int.Parse(number.AsSpan(0, 2), CultureInfo.InvariantCulture),
            number.Substring(2, 2),
            number[4],
            number[5..]
        );
        return true;
    }
}
