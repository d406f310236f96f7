namespace Piaoheng.Formats.Forms;

/// <summary>购买方 and 销售方: two boxes side by side (数电票), or one at the top and one at the bottom (old forms).</summary>
internal sealed class PartyBoxes(Sheet sheet)
{
    /// <summary>What one box says; null = not found, empty = printed empty.</summary>
    public sealed record Party(string? Name, string? TaxId, string? AddressPhone, string? BankAccount);

    /// <summary>Reads both boxes.</summary>
    /// <param name="tableTop">Top of the item table.</param>
    /// <param name="tableBottom">Bottom of the row 价税合计.</param>
    /// <param name="foot">Top of the line 收款人 … 开票人.</param>
    public (Party? Buyer, Party? Seller) Read(double tableTop, double tableBottom, double foot)
    {
        var above = NameSpots(double.MinValue, tableTop);
        var below = NameSpots(tableBottom, foot);
        Party? buyer = null;
        Party? seller = null;
        foreach (var spot in above.Take(2))
        {
            var isSeller = RoleOf(spot) ?? above.IndexOf(spot) == 1;
            if (isSeller)
            {
                seller ??= ReadBox(BoxOf(spot, above, tableTop));
            }
            else
            {
                buyer ??= ReadBox(BoxOf(spot, above, tableTop));
            }
        }

        if (seller is null && below.Count > 0)
        {
            seller = ReadBox(BoxOf(below[0], below, foot));
        }

        return (buyer, seller);
    }

    private List<Spot> NameSpots(double top, double bottom)
    {
        var spots = sheet
            .FindWithColon("名称")
            .Where(spot => spot.Center > top && spot.Center < bottom && !IsOther(spot))
            .OrderBy(static spot => spot.Center)
            .ToList();
        if (spots.Count > 1 && spots[1].X < spots[0].X && spots[1].Center - spots[0].Center < 3 * sheet.Size)
        {
            (spots[0], spots[1]) = (spots[1], spots[0]);
        }

        return spots;
    }

    // 项目名称, 服务名称 and the like are no label of a party.
    private static bool IsOther(Spot spot)
    {
        var before = spot.Row.Match.AsSpan(0, spot.Start);
        return before.EndsWith("项目") || before.EndsWith("服务") || before.EndsWith("货物");
    }

    /// <summary>Whether the vertical label left of the box, or the words before 名称, say 销售方; null when neither says anything.</summary>
    private bool? RoleOf(Spot spot)
    {
        var before = spot.Row.Match.AsSpan(0, spot.Start);
        if (before.EndsWith("购买方") || before.EndsWith("购方") || before.EndsWith("购货单位"))
        {
            return false;
        }

        if (before.EndsWith("销售方") || before.EndsWith("销方") || before.EndsWith("销货单位"))
        {
            return true;
        }

        VerticalLabel? nearest = null;
        foreach (var label in sheet.Vertical)
        {
            var isBeside =
                (label.IsBuyer || label.IsSeller)
                && label.X < spot.X
                && label.Top - sheet.Size < spot.Center
                && label.Bottom + sheet.Size > spot.Center;
            if (isBeside && (nearest is null || label.X > nearest.Value.X))
            {
                nearest = label;
            }
        }

        return nearest?.IsSeller;
    }

    private Box BoxOf(Spot spot, List<Spot> all, double bottom)
    {
        var right = sheet.Right + sheet.Size;
        foreach (var other in all)
        {
            if (other.X > spot.Right && Math.Abs(other.Center - spot.Center) < 3 * sheet.Size)
            {
                right = Math.Min(right, other.X);
            }
        }

        foreach (var label in sheet.Vertical)
        {
            if (label.X > spot.Right && label.Top < bottom && label.Bottom > spot.Center - sheet.Size)
            {
                right = Math.Min(right, label.X);
            }
        }

        // What is left of a label of which a character could not be read still stands at the edge of the box.
        foreach (var run in sheet.Runs)
        {
            if (
                VerticalLabel.IsPartOf(run.Text)
                && run.X > spot.Right
                && run.Center < bottom
                && run.Center > spot.Center - sheet.Size
            )
            {
                right = Math.Min(right, run.X);
            }
        }

        return new Box(spot.X - sheet.Size, spot.Center - (1.3 * sheet.Size), right, bottom);
    }

    private Party ReadBox(Box box)
    {
        var texts = new BoxTexts(sheet, box);
        var name = texts.Of(FormLabels.Name);
        var taxId = texts.Of(FormLabels.TaxId) is { } printed ? Compact(printed) : null;
        if (taxId is { Length: > 0 } && !Shapes.TaxId.IsMatch(taxId) && name is not null && Shapes.TaxId.IsMatch(Compact(name)))
        {
            // Print shifted by a row: the number stands beside 名称, the name beside the label above or below.
            (name, taxId) = (taxId, Compact(name));
        }

        return new Party(name, taxId, texts.Of(FormLabels.AddressPhone), texts.Of(FormLabels.BankAccount));
    }

    private static string Compact(string text) =>
        Piaoheng.Core.Text.CompatibilityForm.Fold(text).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
}
