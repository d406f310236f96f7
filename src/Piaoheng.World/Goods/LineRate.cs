using System.Globalization;

namespace Piaoheng.World.Goods;

/// <summary>税率/征收率 of a line: the fraction that tax is worked out with, and what is printed.</summary>
/// <param name="Fraction">0.13 for 13 %; 0 for lines without tax.</param>
/// <param name="Printed"><c>13%</c>, <c>免税</c>, <c>不征税</c>, <c>0%</c>, <c>***</c>.</param>
public sealed record LineRate(decimal Fraction, string Printed)
{
    /// <summary>免税.</summary>
    public static readonly LineRate Exempt = new(0m, "免税");

    /// <summary>不征税.</summary>
    public static readonly LineRate NotTaxed = new(0m, "不征税");

    /// <summary>普通零税率.</summary>
    public static readonly LineRate Zero = new(0m, "0%");

    /// <summary>A rate in percent: 13, 1.5.</summary>
    public static LineRate Percent(decimal percent) =>
        new(percent / 100m, percent.ToString("0.###", CultureInfo.InvariantCulture) + "%");

    /// <summary>差额征税: tax is worked out on the difference, and the rate is printed as stars.</summary>
    public static LineRate Differential(decimal percent) => new(percent / 100m, "***");

    /// <summary>Whether lines of this rate print <c>***</c> as tax.</summary>
    public bool HasNoTax => Fraction == 0m;
}
