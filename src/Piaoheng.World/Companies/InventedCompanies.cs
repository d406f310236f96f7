using System.Globalization;

namespace Piaoheng.World.Companies;

/// <summary>Invented companies and people: names that look right and belong to nobody, tax numbers with valid check digits.</summary>
public sealed class InventedCompanies(Dice dice)
{
    private static readonly string[] FirstOfBrand =
    [
        "砚",
        "屿",
        "栩",
        "泊",
        "枫",
        "澜",
        "岫",
        "瑾",
        "铄",
        "翊",
        "沄",
        "垚",
        "霁",
        "湛",
        "筑",
        "旌",
        "穗",
        "昶",
        "麓",
        "棠",
        "砾",
        "骁",
        "洵",
        "苒",
        "溪",
        "珩",
        "稷",
        "茗",
        "璟",
        "皓",
    ];

    private static readonly string[] SecondOfBrand =
    [
        "川",
        "澄",
        "禾",
        "岚",
        "栎",
        "青",
        "微",
        "辰",
        "石",
        "景",
        "安",
        "和",
        "源",
        "联",
        "达",
        "锦",
        "浦",
        "原",
        "腾",
        "柏",
    ];

    private static readonly string[] Streets =
    [
        "知春路",
        "学院南路",
        "科兴街",
        "望江路",
        "锦绣大道",
        "长宁路",
        "文汇街",
        "云锦路",
        "滨河路",
        "创业大道",
    ];

    private static readonly string[] Banks =
    [
        "中国工商银行",
        "中国建设银行",
        "招商银行",
        "中国农业银行",
        "交通银行",
        "北京银行",
        "中信银行",
    ];

    private static readonly string[] Surnames =
    [
        "程",
        "沈",
        "陆",
        "贺",
        "邵",
        "祁",
        "卢",
        "顾",
        "尹",
        "柯",
        "夏侯",
        "欧阳",
        "郝",
        "康",
        "倪",
    ];

    private static readonly string[] GivenNames =
    [
        "知远",
        "若溪",
        "明轩",
        "书瑶",
        "子衡",
        "安然",
        "立",
        "雯",
        "嘉树",
        "一鸣",
        "思齐",
        "岩",
        "可欣",
        "望舒",
    ];

    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>北京衡岳智能装备有限公司: the company whose books the demo shows.</summary>
    public static Company Main { get; } =
        new()
        {
            Name = "北京衡岳智能装备有限公司",
            TaxId = InventedTaxId.WithCheckDigits("91110108", "MA7B2K4Q"),
            Region = Region.Haidian,
            Trade = Trade.Machinery,
            Address = "北京市海淀区知春路268号3层301",
            Phone = "010-62550138",
            Bank = "中国工商银行北京知春路支行",
            Account = "0200004509200163758",
            FormerName = "北京衡岳自动化技术有限公司",
        };

    /// <summary>北京衡岳机电设备有限公司: a second company of the same group.</summary>
    public static Company Sister { get; } =
        new()
        {
            Name = "北京衡岳机电设备有限公司",
            TaxId = InventedTaxId.WithCheckDigits("91110115", "MA9C6T1D"),
            Region = Region.All[2],
            Trade = Trade.Machinery,
            Address = "北京市大兴区创业大道19号2幢",
            Phone = "010-61270466",
            Bank = "北京银行大兴支行",
            Account = "20000034157700028816",
        };

    /// <summary>A company of a trade, somewhere or in a given region. No two have the same name.</summary>
    public Company Next(Trade trade, Region? region = null)
    {
        region ??= dice.Pick(Region.All);
        var isSmallScale = trade is Trade.Restaurant or Trade.OfficeSupplies or Trade.Hotel && dice.PerMille(350);
        string name;
        do
        {
            name = NameOf(trade, region);
        } while (!_used.Add(name));

        var street = dice.Pick(Streets);
        return new Company
        {
            Name = name,
            TaxId = InventedTaxId.Unified(dice, trade is Trade.Farm ? "93" : "91", region.District),
            Region = region,
            Trade = trade,
            Address = string.Create(CultureInfo.InvariantCulture, $"{region.City}{street}{dice.Between(1, 399)}号{Room()}"),
            Phone = string.Create(
                CultureInfo.InvariantCulture,
                $"{region.PhonePrefix}-8{dice.Digits(region.PhonePrefix.Length == 3 ? 7 : 6)}"
            ),
            Bank = dice.Pick(Banks) + (dice.PerMille(300) ? "股份有限公司" : "") + region.NamePrefix + street + "支行",
            Account = "6" + dice.Digits((int)dice.Between(14, 18)),
            IsSmallScale = isSmallScale,
        };
    }

    /// <summary>姓名: an invented name.</summary>
    public string PersonName() => dice.Pick(Surnames) + dice.Pick(GivenNames);

    private string NameOf(Trade trade, Region region)
    {
        var brand = dice.Pick(FirstOfBrand) + dice.Pick(SecondOfBrand);
        var (business, form) = Business(trade);
        // Some companies write the place in brackets behind the brand: 砚川科技（北京）有限公司.
        return dice.PerMille(150) && trade is not Trade.Bank
            ? $"{brand}{business}（{region.NamePrefix}）{form}"
            : $"{region.NamePrefix}{brand}{business}{form}";
    }

    private (string Business, string Form) Business(Trade trade) =>
        trade switch
        {
            Trade.Software => (dice.Pick(["软件", "信息技术", "云计算科技"]), "有限公司"),
            Trade.Electronics => (dice.Pick(["电子", "微电子科技", "光电技术"]), "有限公司"),
            Trade.Machinery => (dice.Pick(["机电设备", "精密机械", "自动化设备"]), "有限公司"),
            Trade.OfficeSupplies => (dice.Pick(["办公用品", "文化用品", "商贸"]), "有限公司"),
            Trade.Hotel => ("酒店管理", "有限公司"),
            Trade.Restaurant => ("餐饮管理", "有限公司"),
            Trade.FuelStation => ("石油销售", "有限公司"),
            Trade.TollRoad => ("高速公路", "有限公司"),
            Trade.RideHailing => ("出行科技", "有限公司"),
            Trade.Freight => (dice.Pick(["物流", "供应链管理"]), "有限公司"),
            Trade.Construction => ("建设工程", "有限公司"),
            Trade.Property => ("物业管理", "有限公司"),
            Trade.Books => ("图书", "有限公司"),
            Trade.Farm => ("农业", "专业合作社"),
            Trade.Staffing => ("人力资源服务", "有限公司"),
            Trade.CarDealer => ("汽车销售服务", "有限公司"),
            Trade.UsedCarMarket => ("二手车交易市场", "有限公司"),
            Trade.Airline => ("航空", "股份有限公司"),
            Trade.Railway => ("铁路客运", "有限公司"),
            Trade.Bank => ("商业银行", "股份有限公司"),
            _ => ("贸易", "有限公司"),
        };

    private string Room() =>
        dice.Below(3) switch
        {
            0 => "",
            1 => string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 9)}幢{dice.Between(101, 1808)}室"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{dice.Between(1, 28)}层"),
        };
}
