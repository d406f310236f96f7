namespace Piaoheng.World.Goods;

/// <summary>商品或服务: something that invoices of a trade list.</summary>
public sealed record GoodsItem
{
    private static readonly DateOnly VatLaw = new(2026, 1, 1);
    private static readonly DateOnly SecondCut = new(2019, 4, 1);
    private static readonly DateOnly FirstCut = new(2018, 5, 1);

    /// <summary>商品和服务分类简称, as printed between asterisks.</summary>
    public required string ShortName { get; init; }

    /// <summary>简称 from 2026-01-01 on, when the table of the VAT Law came into use; null when it did not change.</summary>
    public string? ShortNameFrom2026 { get; init; }

    /// <summary>项目名称 behind the 简称.</summary>
    public required string Name { get; init; }

    /// <summary>规格型号 to choose from; empty text = none.</summary>
    public IReadOnlyList<string> Specs { get; init; } = [""];

    /// <summary>单位; empty = none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>税收分类编码, 19 digits.</summary>
    public required string TaxCode { get; init; }

    /// <summary>Rate in percent for a general taxpayer today; 0 = 免税.</summary>
    public decimal Percent { get; init; } = 13m;

    /// <summary>Lowest price in yuan without tax.</summary>
    public int PriceFrom { get; init; } = 10;

    /// <summary>Highest price in yuan without tax.</summary>
    public int PriceTo { get; init; } = 500;

    /// <summary>Largest quantity on one line.</summary>
    public int MostPieces { get; init; } = 20;

    /// <summary>项目名称 as printed on a day: <c>*餐饮服务*餐费</c>.</summary>
    public string PrintedName(DateOnly day) =>
        "*" + (day >= VatLaw && ShortNameFrom2026 is not null ? ShortNameFrom2026 : ShortName) + "*" + Name;

    /// <summary>The rate that a general taxpayer charges on a day: 17/11 to 2018-04, 16/10 to 2019-03, 13/9 since; 6, 5 and 3 did not move.</summary>
    public LineRate RateOn(DateOnly day)
    {
        if (Percent == 0m)
        {
            return LineRate.Exempt;
        }

        var percent = Percent switch
        {
            13m when day < FirstCut => 17m,
            9m when day < FirstCut => 11m,
            13m when day < SecondCut => 16m,
            9m when day < SecondCut => 10m,
            _ => Percent,
        };
        return LineRate.Percent(percent);
    }
}
