using System.Globalization;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Goods;

namespace Piaoheng.World.Invoices;

/// <summary>Invents 明细行 whose arithmetic is exact: 金额 = round(数量 × 单价), 税额 = round(金额 × 税率).</summary>
internal sealed class LineMaker(Dice dice)
{
    /// <summary>The lines that a wish asks for.</summary>
    public List<WorldLine> Lines(Company seller, DateOnly day, InvoiceWish wish)
    {
        var goods = GoodsCatalogue.Of(seller.Trade);
        var count = wish.Lines > 0 ? wish.Lines : 1 + dice.Below(goods.Count > 1 ? 3 : 1);
        var lines = new List<WorldLine>();
        for (var at = 0; at < count; at++)
        {
            var item = dice.Pick(goods);
            var isExempt = wish.IsExempt || (wish.HasMixedRates && at == count - 1);
            lines.Add(Line(item, day, isExempt ? LineRate.Exempt : RateOf(seller, item, day)));
            if (wish.IsDiscounted && at == 0)
            {
                lines.Add(Discount(lines[0]));
            }
        }

        return lines;
    }

    /// <summary>One line with a given amount and nothing but its name, amount, rate and tax.</summary>
    public static WorldLine Bare(GoodsItem item, DateOnly day, Yuan amount, LineRate rate) =>
        new()
        {
            Name = item.PrintedName(day),
            Amount = amount,
            Rate = rate,
            Tax = TaxOf(amount, rate),
            TaxCode = item.TaxCode,
        };

    /// <summary>The rate a seller charges for an item on a day.</summary>
    public static LineRate RateOf(Company seller, GoodsItem item, DateOnly day)
    {
        if (seller.IsSmallScale && item.Percent > 0m)
        {
            // 小规模纳税人 charge 1 % since 2020-03, 3 % before.
            return LineRate.Percent(day >= new DateOnly(2020, 3, 1) ? 1m : 3m);
        }

        return item.RateOn(day);
    }

    /// <summary>税额 of an amount, to the fen.</summary>
    public static Yuan TaxOf(Yuan amount, LineRate rate) => Yuan.Round(amount.Value * rate.Fraction);

    private WorldLine Line(GoodsItem item, DateOnly day, LineRate rate)
    {
        var (quantity, price, amount) = item.MostPieces == 1 && dice.PerMille(600) ? Single(item, rate) : Pieces(item, rate);
        var line = new WorldLine
        {
            Name = item.PrintedName(day),
            Spec = dice.Pick(item.Specs),
            Unit = item.Unit,
            Quantity = quantity,
            UnitPrice = price,
            Amount = amount,
            Rate = rate,
            Tax = TaxOf(amount, rate),
            TaxCode = item.TaxCode,
        };

        // Real invoices leave out the unit, or unit, quantity and price.
        return dice.Below(12) switch
        {
            0 => line with { Unit = "" },
            1 when item.Unit.Length == 0 => line with { Quantity = "", UnitPrice = "" },
            _ => line,
        };
    }

    // Entered with tax: the price without tax has many decimals.
    private (string Quantity, string Price, Yuan Amount) Single(GoodsItem item, LineRate rate)
    {
        var amount = Yuan.Round(Price(item) / (1m + rate.Fraction));
        return ("1", dice.PerMille(500) ? Decimals(amount.Value, 2) : amount.ToString(), amount);
    }

    private (string Quantity, string Price, Yuan Amount) Pieces(GoodsItem item, LineRate rate)
    {
        var isMeasured = item.Unit is "升" or "公斤" or "吨公里";
        var quantity = isMeasured ? dice.Between(150, item.MostPieces * 100L) / 100m : dice.Between(1, item.MostPieces);
        var pieces = Decimals(quantity, 2);
        if (dice.PerMille(400))
        {
            var price = Price(item);
            return (pieces, Decimals(price, 2), Yuan.Round(price * quantity));
        }

        var amount = Yuan.Round(Price(item) * quantity / (1m + rate.Fraction));
        return (pieces, Decimals(amount.Value / quantity, dice.PerMille(500) ? 8 : 13), amount);
    }

    private WorldLine Discount(WorldLine of)
    {
        var amount = Yuan.FromFen(-Math.Max(1, of.Amount.Fen * dice.Between(2, 30) / 100));
        return of with { Spec = "", Unit = "", Quantity = "", UnitPrice = "", Amount = amount, Tax = TaxOf(amount, of.Rate) };
    }

    private decimal Price(GoodsItem item) => dice.Between(item.PriceFrom * 100L, item.PriceTo * 100L) / 100m;

    private static string Decimals(decimal value, int places)
    {
        // As many places as fit 15 significant digits, like the bureau's own form.
        var whole = decimal.Truncate(value);
        var room = 15 - whole.ToString(CultureInfo.InvariantCulture).Length;
        return decimal.Round(value, Math.Min(places, room), MidpointRounding.AwayFromZero)
            .ToString("0.#############", CultureInfo.InvariantCulture);
    }
}
