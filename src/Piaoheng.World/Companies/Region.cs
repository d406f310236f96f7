namespace Piaoheng.World.Companies;

/// <summary>地区: a real place with the codes that invoices of it carry.</summary>
/// <param name="District">GB/T 2260 code of the district, 6 digits: characters 3–8 of a 统一社会信用代码.</param>
/// <param name="LegacyCode">The 4 digits in a 发票代码.</param>
/// <param name="DigitalCode">The 2 digits in a 数电票 number; the five cities under separate planning have their own.</param>
/// <param name="Title">What legacy titles begin with: <c>北京</c>增值税电子普通发票.</param>
/// <param name="Bureau">Name of the tax bureau without 国家税务总局.</param>
/// <param name="City">City and district, beginning of an address.</param>
/// <param name="NamePrefix">What company names begin with.</param>
/// <param name="PhonePrefix">Area code.</param>
public sealed record Region(
    string District,
    string LegacyCode,
    string DigitalCode,
    string Title,
    string Bureau,
    string City,
    string NamePrefix,
    string PhonePrefix
)
{
    /// <summary>北京海淀, home of the main company.</summary>
    public static readonly Region Haidian = new("110108", "1100", "11", "北京", "北京市税务局", "北京市海淀区", "北京", "010");

    /// <summary>All places.</summary>
    public static readonly IReadOnlyList<Region> All =
    [
        Haidian,
        new("110105", "1100", "11", "北京", "北京市税务局", "北京市朝阳区", "北京", "010"),
        new("110115", "1100", "11", "北京", "北京市税务局", "北京市大兴区", "北京", "010"),
        new("120116", "1200", "12", "天津", "天津市税务局", "天津市滨海新区", "天津", "022"),
        new("130104", "1300", "13", "河北", "河北省税务局", "石家庄市桥西区", "河北", "0311"),
        new("210202", "2102", "91", "大连", "大连市税务局", "大连市中山区", "大连", "0411"),
        new("310115", "3100", "31", "上海", "上海市税务局", "上海市浦东新区", "上海", "021"),
        new("320508", "3200", "32", "江苏", "江苏省税务局", "苏州市姑苏区", "苏州", "0512"),
        new("330106", "3300", "33", "浙江", "浙江省税务局", "杭州市西湖区", "杭州", "0571"),
        new("330212", "3302", "93", "宁波", "宁波市税务局", "宁波市鄞州区", "宁波", "0574"),
        new("350102", "3500", "35", "福建", "福建省税务局", "福州市鼓楼区", "福州", "0591"),
        new("350203", "3502", "94", "厦门", "厦门市税务局", "厦门市思明区", "厦门", "0592"),
        new("370102", "3700", "37", "山东", "山东省税务局", "济南市历下区", "济南", "0531"),
        new("370202", "3702", "92", "青岛", "青岛市税务局", "青岛市市南区", "青岛", "0532"),
        new("410105", "4100", "41", "河南", "河南省税务局", "郑州市金水区", "河南", "0371"),
        new("420106", "4200", "42", "湖北", "湖北省税务局", "武汉市武昌区", "武汉", "027"),
        new("430104", "4300", "43", "湖南", "湖南省税务局", "长沙市岳麓区", "长沙", "0731"),
        new("440106", "4400", "44", "广东", "广东省税务局", "广州市天河区", "广州", "020"),
        new("440305", "4403", "95", "深圳", "深圳市税务局", "深圳市南山区", "深圳", "0755"),
        new("500103", "5000", "50", "重庆", "重庆市税务局", "重庆市渝中区", "重庆", "023"),
        new("510107", "5100", "51", "四川", "四川省税务局", "成都市武侯区", "成都", "028"),
        new("610113", "6100", "61", "陕西", "陕西省税务局", "西安市雁塔区", "西安", "029"),
    ];

    /// <summary>税务机关代码, 11 digits: 1, the province (or the city under separate planning), zeros.</summary>
    public string BureauCode
    {
        get
        {
            var isSeparateCity = LegacyCode is "2102" or "3302" or "3502" or "3702" or "4403";
            return "1" + (isSeparateCity ? LegacyCode : LegacyCode[..2] + "00") + "000000";
        }
    }

    /// <summary>Province or city as names of documents begin with: <c>江苏省</c>.</summary>
    public string Place => Bureau[..^3];

    /// <summary>Full name of the tax bureau.</summary>
    public string BureauName => "国家税务总局" + Bureau;
}
