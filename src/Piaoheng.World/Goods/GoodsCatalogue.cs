using Piaoheng.World.Companies;

namespace Piaoheng.World.Goods;

/// <summary>商品目录: what each trade sells.</summary>
public static class GoodsCatalogue
{
    private static readonly Dictionary<Trade, IReadOnlyList<GoodsItem>> ByTrade = new()
    {
        [Trade.Software] =
        [
            new()
            {
                ShortName = "信息技术服务",
                Name = "技术服务费",
                TaxCode = "3040201990000000000",
                Percent = 6m,
                PriceFrom = 800,
                PriceTo = 60_000,
                MostPieces = 1,
            },
            new()
            {
                ShortName = "软件",
                Name = "产线数据采集软件V3.2",
                Specs = ["企业版", "标准版"],
                Unit = "套",
                TaxCode = "1060201010200000000",
                PriceFrom = 2_000,
                PriceTo = 48_000,
                MostPieces = 3,
            },
            new()
            {
                ShortName = "信息技术服务",
                Name = "云服务器租用",
                Unit = "月",
                TaxCode = "3040203030000000000",
                Percent = 6m,
                PriceFrom = 90,
                PriceTo = 3_000,
                MostPieces = 12,
            },
        ],
        [Trade.Electronics] =
        [
            new()
            {
                ShortName = "电子元件",
                Name = "贴片电阻",
                Specs = ["0603 10kΩ±1%", "0805 4.7kΩ"],
                Unit = "盘",
                TaxCode = "1090511030000000000",
                PriceFrom = 18,
                PriceTo = 260,
                MostPieces = 200,
            },
            new()
            {
                ShortName = "集成电路",
                Name = "微控制器芯片",
                Specs = ["HY32F103C8T6", "HY8051-QFN48"],
                Unit = "片",
                TaxCode = "1090510010000000000",
                PriceFrom = 6,
                PriceTo = 90,
                MostPieces = 500,
            },
            new()
            {
                ShortName = "电子元件",
                Name = "连接器",
                Specs = ["M12-A-5P", ""],
                Unit = "个",
                TaxCode = "1090511990000000000",
                PriceFrom = 3,
                PriceTo = 75,
                MostPieces = 120,
            },
        ],
        [Trade.Machinery] =
        [
            new()
            {
                ShortName = "机床",
                Name = "数控立式加工中心",
                Specs = ["HYV-850", "HYV-1060"],
                Unit = "台",
                TaxCode = "1090208010000000000",
                PriceFrom = 96_000,
                PriceTo = 420_000,
                MostPieces = 2,
            },
            new()
            {
                ShortName = "通用设备",
                Name = "伺服电机",
                Specs = ["HS-110-4kW", "HS-80-750W"],
                Unit = "台",
                TaxCode = "1090305990000000000",
                PriceFrom = 900,
                PriceTo = 6_800,
                MostPieces = 20,
            },
            new()
            {
                ShortName = "劳务",
                Name = "设备维修费",
                TaxCode = "2020000000000000000",
                PriceFrom = 500,
                PriceTo = 12_000,
                MostPieces = 1,
            },
        ],
        [Trade.OfficeSupplies] =
        [
            new()
            {
                ShortName = "纸制品",
                Name = "复印纸",
                Specs = ["A4 70g 500张/包", "A3 80g"],
                Unit = "箱",
                TaxCode = "1060105020000000000",
                PriceFrom = 95,
                PriceTo = 190,
                MostPieces = 30,
            },
            new()
            {
                ShortName = "文具",
                Name = "中性笔",
                Specs = ["0.5mm黑", "0.5mm蓝"],
                Unit = "盒",
                TaxCode = "1060407010000000000",
                PriceFrom = 9,
                PriceTo = 36,
                MostPieces = 50,
            },
            new()
            {
                ShortName = "计算机外部设备",
                Name = "激光打印机硒鼓适用于多型号加粉大容量版",
                Specs = ["HY-2612A"],
                Unit = "支",
                TaxCode = "1090502990000000000",
                PriceFrom = 80,
                PriceTo = 460,
                MostPieces = 8,
            },
        ],
        [Trade.Hotel] =
        [
            new()
            {
                ShortName = "住宿服务",
                ShortNameFrom2026 = "生产生活服务",
                Name = "住宿费",
                Unit = "天",
                TaxCode = "3070402000000000000",
                Percent = 6m,
                PriceFrom = 180,
                PriceTo = 890,
                MostPieces = 6,
            },
        ],
        [Trade.Restaurant] =
        [
            new()
            {
                ShortName = "餐饮服务",
                ShortNameFrom2026 = "生产生活服务",
                Name = "餐费",
                Specs = ["无", ""],
                Unit = "桌",
                TaxCode = "3070401000000000000",
                Percent = 6m,
                PriceFrom = 60,
                PriceTo = 2_400,
                MostPieces = 2,
            },
        ],
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

    /// <summary>What a trade sells; never empty.</summary>
    public static IReadOnlyList<GoodsItem> Of(Trade trade) => ByTrade[trade];
}
