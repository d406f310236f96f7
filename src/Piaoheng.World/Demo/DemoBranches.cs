using System.Globalization;
using Piaoheng.World.Companies;

namespace Piaoheng.World.Demo;

/// <summary>演示集团的其他单位: invented companies beside the main one, each showing one thing.</summary>
public static class DemoBranches
{
    /// <summary>In the place of a fault: the channel is set up with a key that is not the line's.</summary>
    public const string WrongKey = "wrong-key";

    /// <summary>In the place of a fault: lists of this channel are so large that the disk does not hold another.</summary>
    public const string FullDisk = "full-disk";

    /// <summary>The one that is in sync with the simulated bureau.</summary>
    public static Company Synced { get; } = Named("北京衡岳传感技术有限公司", "91110108", "MA8K3T7N");

    /// <summary>The one whose files hold one invoice for each cause.</summary>
    public static Company Examples { get; } = Named("北京衡岳检测技术有限公司", "91110108", "MA8E5X2P");

    /// <summary>The one whose list was cut off at the ceiling.</summary>
    public static Company CutOff { get; } = Named("北京衡岳供应链管理有限公司", "91110115", "MA8C9T4L");

    /// <summary>取票渠道 that do not work, each of a company of its own: a company has one line only.</summary>
    public static IReadOnlyList<DemoChannel> Channels { get; } =
    [
        new("sync-never-run", "", Named("北京衡岳软件有限公司", "91110108", "MA8N1R6W"), "乐企渠道已设置，一次也没有同步过"),
        new("login-expired", "S11:session", Named("北京衡岳科技服务有限公司", "91110108", "MA8G2D5A"), "税局会话失效"),
        new("bureau-role", "S11:role", Named("北京衡岳工程有限公司", "91110106", "MA8R4Q3B"), "登录的身份没有权限"),
        new("wrong-company-login", "S11:company", Named("北京衡岳能源有限公司", "91110105", "MA8W7E8C"), "登录的是别的单位"),
        new(
            "connector-incompatible",
            "S19:html",
            Named("北京衡岳材料有限公司", "91110112", "MA8H6M1D"),
            "税局返回网页，接口不认识"
        ),
        new("bureau-down", "S19:reset", Named("北京衡岳设计有限公司", "91110101", "MA8U3Y9E"), "税局连接中断"),
        new(
            "storage-full",
            FullDisk,
            Named("北京衡岳数据有限公司", "91110108", "MA8D6V3S"),
            "磁盘放不下下一段清单，同步没有开始下载"
        ),
        new("sync-failed", WrongKey, Named("北京衡岳商贸有限公司", "91110102", "MA8F8K2G"), "密钥填错，税局解不开报文"),
    ];

    /// <summary>A further company like the one of the examples, for figures over many cases.</summary>
    public static Company Another(int number) =>
        Named(
            string.Create(CultureInfo.InvariantCulture, $"北京衡岳检测第{number}有限公司"),
            "91110108",
            string.Create(CultureInfo.InvariantCulture, $"MA8Y{number:0000}")
        );

    /// <summary>All of them.</summary>
    public static IEnumerable<Company> All => [Synced, Examples, CutOff, .. Channels.Select(channel => channel.Company)];

    private static Company Named(string name, string registration, string organisation) =>
        new()
        {
            Name = name,
            TaxId = InventedTaxId.WithCheckDigits(registration, organisation),
            Region = Region.Haidian,
            Trade = Trade.Machinery,
            Address = "北京市海淀区学院南路19号2幢",
            Phone = "010-62550200",
            Bank = "北京银行海淀支行",
            Account = "20000034157700029000",
        };
}

/// <summary>A 取票渠道 of the demo that does not work.</summary>
/// <param name="Cause">The cause that a diagnosis must name.</param>
/// <param name="Fault">Fault of the simulator while it is read; empty = it is never read.</param>
/// <param name="Company">Whose channel.</param>
/// <param name="Story">What happened, for people.</param>
public sealed record DemoChannel(string Cause, string Fault, Company Company, string Story);
