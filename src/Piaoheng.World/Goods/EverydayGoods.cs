using Piaoheng.World.Companies;

namespace Piaoheng.World.Goods;

/// <summary>What companies buy of one another every day.</summary>
internal static class EverydayGoods
{
    public static readonly Dictionary<Trade, IReadOnlyList<GoodsItem>> ByTrade = new()
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
    };
}
