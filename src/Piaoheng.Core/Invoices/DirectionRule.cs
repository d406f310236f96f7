namespace Piaoheng.Core.Invoices;

/// <summary>进项或销项: the one place that decides whether an invoice is an input or an output of the taxpayer.</summary>
public static class DirectionRule
{
    /// <summary>The direction of an invoice for a taxpayer; null when no taxpayer is given, or it is neither party or both.</summary>
    /// <remarks>
    /// Of purchase invoices (农产品收购, 光伏收购, 报废产品收购) the buyer is the issuer, and the two parties stand reversed on the face
    /// (特定要素 16, 17, 24): who stands in the seller's box is the one that bought.
    /// </remarks>
    public static Direction? Of(Reading reading, string? taxpayerId)
    {
        if (string.IsNullOrWhiteSpace(taxpayerId))
        {
            return null;
        }

        var isBuyer = IsSame(reading.BuyerTaxId, taxpayerId);
        var isSeller = IsSame(reading.SellerTaxId, taxpayerId);
        if (isBuyer == isSeller)
        {
            return null;
        }

        return isBuyer != IsPurchase(reading) ? Direction.In : Direction.Out;
    }

    /// <summary>Whether two tax numbers are the same, whatever the case of their letters and spaces around them.</summary>
    public static bool IsSame(string? left, string? right) =>
        left is not null
        && right is not null
        && left.AsSpan().Trim().Equals(right.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>收购: whether the buyer is the issuer, so that the parties stand reversed.</summary>
    public static bool IsPurchase(Reading reading) =>
        reading.Extra.TryGetValue(ExtraKey.SpecialBusiness, out var business)
        && business.Contains("收购", StringComparison.Ordinal);
}
