using Piaoheng.Core.Money;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>含税还是不含税: what an amount beside a tax must be for the tax to come out at a usual rate.</summary>
internal static class AmountBasisVote
{
    // 税率 and 征收率 that were in force at any time since 2016, in tenths of a percent. Only to tell two readings of a column apart.
    private static readonly int[] Rates = [10, 15, 30, 50, 60, 90, 100, 110, 130, 160, 170];

    /// <summary>1 = without tax, -1 = with tax, 0 = cannot be told.</summary>
    public static int Of(Yuan amount, Yuan tax)
    {
        if (tax == Yuan.Zero || amount == Yuan.Zero)
        {
            return 0;
        }

        var isExTax = Fits(amount.Abs(), tax.Abs());
        var isInclTax = amount.Abs() > tax.Abs() && Fits(amount.Abs() - tax.Abs(), tax.Abs());
        return isExTax == isInclTax ? 0
            : isExTax ? 1
            : -1;
    }

    private static bool Fits(Yuan amount, Yuan tax) =>
        Array.Exists(Rates, rate => (Yuan.Round(amount.Value * rate / 1000m) - tax).Abs() <= Yuan.FromFen(1));
}
