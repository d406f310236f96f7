using Piaoheng.World.Companies;

namespace Piaoheng.World.Goods;

/// <summary>What is sold by trades whose invoices state more than others: roads, vehicles, tickets, buildings, farms, banks.</summary>
internal static class SpecialGoods
{
    public static readonly Dictionary<Trade, IReadOnlyList<GoodsItem>> ByTrade = new()
    {
        [Trade.FuelStation] =
        [
            new()
            {
                ShortName = "汽油",
                Name = "95号车用汽油（ⅥB）",
                Unit = "升",
                TaxCode = "1070101010200000000",
                PriceFrom = 6,
                PriceTo = 8,
                MostPieces = 60,
            },
            new()
            {
                ShortName = "柴油",
                Name = "0号车用柴油（Ⅵ）",
                Unit = "升",
                TaxCode = "1070101030200000000",
                PriceFrom = 6,
                PriceTo = 8,
                MostPieces = 180,
            },
        ],
        [Trade.TollRoad] =
        [
            new()
            {
                ShortName = "经营租赁",
                Name = "通行费",
                TaxCode = "3040502020301000000",
                Percent = 3m,
                PriceFrom = 5,
                PriceTo = 480,
                MostPieces = 1,
            },
        ],
        [Trade.RideHailing] =
        [
            new()
            {
                ShortName = "运输服务",
                ShortNameFrom2026 = "交通运输服务",
                Name = "客运服务费",
                TaxCode = "3010101020200000000",
                Percent = 3m,
                PriceFrom = 12,
                PriceTo = 260,
                MostPieces = 1,
            },
        ],
        [Trade.Freight] =
        [
            new()
            {
                ShortName = "运输服务",
                ShortNameFrom2026 = "交通运输服务",
                Name = "国内道路货物运输服务",
                Unit = "吨公里",
                TaxCode = "3010102020100000000",
                Percent = 9m,
                PriceFrom = 1,
                PriceTo = 9,
                MostPieces = 4_000,
            },
        ],
        [Trade.Construction] =
        [
            new()
            {
                ShortName = "建筑服务",
                Name = "厂房改造工程款",
                TaxCode = "3050100000000000000",
                Percent = 9m,
                PriceFrom = 20_000,
                PriceTo = 380_000,
                MostPieces = 1,
            },
        ],
        [Trade.Property] =
        [
            new()
            {
                ShortName = "经营租赁",
                Name = "办公用房租金",
                Unit = "月",
                TaxCode = "3040502020200000000",
                Percent = 9m,
                PriceFrom = 9_000,
                PriceTo = 46_000,
                MostPieces = 3,
            },
            new()
            {
                ShortName = "企业管理服务",
                Name = "物业服务费",
                TaxCode = "3040801010000000000",
                Percent = 6m,
                PriceFrom = 400,
                PriceTo = 5_200,
                MostPieces = 1,
            },
        ],
        [Trade.Books] =
        [
            new()
            {
                ShortName = "印刷品",
                Name = "机器人学导论（原书第4版）",
                Specs = ["平装", "无"],
                Unit = "册",
                TaxCode = "1060301020100000000",
                Percent = 0m,
                PriceFrom = 30,
                PriceTo = 130,
                MostPieces = 5,
            },
            new()
            {
                ShortName = "印刷品",
                Name = "制造业财务核算实务",
                Specs = ["无"],
                Unit = "册",
                TaxCode = "1060301020100000000",
                Percent = 0m,
                PriceFrom = 25,
                PriceTo = 90,
                MostPieces = 5,
            },
        ],
        [Trade.Farm] =
        [
            new()
            {
                ShortName = "蔬菜",
                Name = "有机番茄",
                Specs = [""],
                Unit = "公斤",
                TaxCode = "1010115010100000000",
                Percent = 0m,
                PriceFrom = 4,
                PriceTo = 22,
                MostPieces = 300,
            },
        ],
        [Trade.Staffing] =
        [
            new()
            {
                ShortName = "人力资源服务",
                Name = "劳务派遣费",
                TaxCode = "3040802020000000000",
                Percent = 5m,
                PriceFrom = 9_000,
                PriceTo = 90_000,
                MostPieces = 1,
            },
        ],
        [Trade.CarDealer] =
        [
            new()
            {
                ShortName = "机动车",
                Name = "纯电动轿车",
                Unit = "辆",
                TaxCode = "1090305010100000000",
                PriceFrom = 98_000,
                PriceTo = 320_000,
                MostPieces = 1,
            },
        ],
        [Trade.UsedCarMarket] =
        [
            new()
            {
                ShortName = "机动车",
                Name = "二手轿车",
                Unit = "辆",
                TaxCode = "1090305010100000000",
                Percent = 0m,
                PriceFrom = 18_000,
                PriceTo = 160_000,
                MostPieces = 1,
            },
        ],
        [Trade.Airline] =
        [
            new()
            {
                ShortName = "运输服务",
                ShortNameFrom2026 = "交通运输服务",
                Name = "国内航空旅客运输服务",
                TaxCode = "3010301010000000000",
                Percent = 9m,
                PriceFrom = 320,
                PriceTo = 2_600,
                MostPieces = 1,
            },
        ],
        [Trade.Railway] =
        [
            new()
            {
                ShortName = "运输服务",
                ShortNameFrom2026 = "交通运输服务",
                Name = "铁路旅客运输服务",
                TaxCode = "3010101010000000000",
                Percent = 9m,
                PriceFrom = 12,
                PriceTo = 980,
                MostPieces = 1,
            },
        ],
        [Trade.Bank] =
        [
            new()
            {
                ShortName = "金融服务",
                Name = "账户管理费",
                TaxCode = "3060101000000000000",
                Percent = 6m,
                PriceFrom = 20,
                PriceTo = 600,
                MostPieces = 1,
            },
        ],
    };
}
