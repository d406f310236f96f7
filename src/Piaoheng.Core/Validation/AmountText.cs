using System.Globalization;

namespace Piaoheng.Core.Validation;

/// <summary>Text of amounts that rules compute; sums over hostile input may exceed what <see cref="Money.Yuan"/> holds.</summary>
internal static class AmountText
{
    /// <summary>Two places, rounded half away from zero.</summary>
    public static string Of(decimal yuan) => Rounded(yuan).ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>The same within a sentence, with thousands separators and a true minus sign.</summary>
    public static string Shown(decimal yuan) =>
        Rounded(yuan).ToString("#,##0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>The amount to the fen.</summary>
    public static decimal Rounded(decimal yuan) => decimal.Round(yuan, 2, MidpointRounding.AwayFromZero);
}
