namespace Piaoheng.World.Companies;

/// <summary>单位或个人: an invented party of an invoice.</summary>
public sealed record Company
{
    /// <summary>名称.</summary>
    public required string Name { get; init; }

    /// <summary>纳税人识别号; empty for a natural person.</summary>
    public required string TaxId { get; init; }

    /// <summary>Where it is registered.</summary>
    public Region Region { get; init; } = Region.Haidian;

    /// <summary>What it trades in; decides the lines of its invoices.</summary>
    public Trade Trade { get; init; } = Trade.Software;

    /// <summary>地址; empty when it gives none.</summary>
    public string Address { get; init; } = "";

    /// <summary>电话.</summary>
    public string Phone { get; init; } = "";

    /// <summary>开户行.</summary>
    public string Bank { get; init; } = "";

    /// <summary>银行账号.</summary>
    public string Account { get; init; } = "";

    /// <summary>曾用名; null when it has none.</summary>
    public string? FormerName { get; init; }

    /// <summary>小规模纳税人: issues at levy rates.</summary>
    public bool IsSmallScale { get; init; }

    /// <summary>地址、电话 as legacy invoices print it, in one string.</summary>
    public string AddressAndPhone => Joined(Address, Phone);

    /// <summary>开户行及账号 as legacy invoices print it, in one string.</summary>
    public string BankAndAccount => Joined(Bank, Account);

    /// <summary>个人: a buyer without a tax number.</summary>
    public static Company Person(string name = "个人") => new() { Name = name, TaxId = "" };

    private static string Joined(string first, string second) =>
        first.Length == 0 || second.Length == 0 ? first + second : first + " " + second;
}
