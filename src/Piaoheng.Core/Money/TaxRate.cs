using System.Globalization;
using System.Runtime.InteropServices;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Money;

/// <summary>税率/征收率 of a line, in whatever form a source writes it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TaxRate
{
    /// <summary>免税.</summary>
    public static readonly TaxRate Exempt = new(TaxRateNature.Exempt, 0m, "免税");

    /// <summary>不征税.</summary>
    public static readonly TaxRate NotTaxed = new(TaxRateNature.NotTaxed, 0m, "不征税");

    /// <summary><c>***</c>: no rate is stated (差额征税, several rates).</summary>
    public static readonly TaxRate Masked = new(TaxRateNature.Masked, null, "***");

    private TaxRate(TaxRateNature nature, decimal? value, string printed)
    {
        Nature = nature;
        Value = value;
        Printed = printed;
    }

    /// <summary>What kind of statement it is.</summary>
    public TaxRateNature Nature { get; }

    /// <summary>The rate as a fraction (13% = 0.13); zero when exempt or not taxed, null when none is stated.</summary>
    public decimal? Value { get; }

    /// <summary>The one form that JSON and screens show: <c>13%</c>, <c>1.5%</c>, <c>免税</c>, <c>不征税</c>, <c>***</c>.</summary>
    public string Printed { get; }

    /// <summary>A rate from its fraction (0.13).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is below 0 or above 1.</exception>
    public static TaxRate FromFraction(decimal fraction)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fraction);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fraction, 1m);
        return new(
            TaxRateNature.Percent,
            fraction,
            string.Create(CultureInfo.InvariantCulture, $"{fraction * 100m:0.############}%")
        );
    }

    /// <summary>Reads a rate: <c>13%</c>, <c>13.00%</c>, <c>0.13</c>, <c>0.130000</c>, <c>13</c>, <c>免税</c>, <c>不征税</c>, <c>零税率</c>, <c>***</c>.</summary>
    /// <remarks>Without a percent sign, numbers below 1 are fractions and others percent: no rate is 100 % or less than 1 %, except 0.</remarks>
    /// <returns>False when the text is empty or no rate.</returns>
    public static bool TryParse(string? text, out TaxRate rate)
    {
        rate = default;
        if (string.IsNullOrWhiteSpace(text))
        {
            return false;
        }

        if (TryNumber(text, out rate))
        {
            return true;
        }

        var plain = NormalText.Compact(text);
        if (plain.All(c => c == '*'))
        {
            rate = Masked;
            return true;
        }

        switch (plain)
        {
            case "免税" or "免征增值税" or "免征":
                rate = Exempt;
                return true;
            case "不征税" or "不征增值税":
                rate = NotTaxed;
                return true;
            case "零税率" or "普通零税率" or "出口零税率":
                rate = FromFraction(0m);
                return true;
            default:
                return TryNumber(plain, out rate);
        }
    }

    /// <summary>The printed form.</summary>
    public override string ToString() => Printed;

    private static bool TryNumber(ReadOnlySpan<char> plain, out TaxRate rate)
    {
        rate = default;
        var hasSign = plain.EndsWith('%');
        var digits = hasSign ? plain[..^1] : plain;
        if (
            !decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || number > 100m
        )
        {
            return false;
        }

        rate = FromFraction(hasSign || number >= 1m ? number / 100m : number);
        return true;
    }
}

/// <summary>What a 税率 column states.</summary>
public enum TaxRateNature
{
    /// <summary>A percentage.</summary>
    Percent,

    /// <summary>免税.</summary>
    Exempt,

    /// <summary>不征税.</summary>
    NotTaxed,

    /// <summary><c>***</c>: none is stated.</summary>
    Masked,
}
