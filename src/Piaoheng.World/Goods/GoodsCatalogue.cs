using Piaoheng.World.Companies;

namespace Piaoheng.World.Goods;

/// <summary>商品目录: what each trade sells.</summary>
public static class GoodsCatalogue
{
    /// <summary>What a trade sells; never empty.</summary>
    public static IReadOnlyList<GoodsItem> Of(Trade trade) =>
        EverydayGoods.ByTrade.TryGetValue(trade, out var everyday) ? everyday : SpecialGoods.ByTrade[trade];
}
