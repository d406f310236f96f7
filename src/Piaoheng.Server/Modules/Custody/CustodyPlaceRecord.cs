namespace Piaoheng.Server.Modules.Custody;

/// <summary>保管处: another system, a mailbox, an agency, a cabinet or a person where invoices may lie.</summary>
public sealed class CustodyPlaceRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long PlaceId { get; init; }

    /// <summary>One of <see cref="PlaceKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>名称.</summary>
    public required string Name { get; init; }

    /// <summary>保管人.</summary>
    public required string Keeper { get; init; }

    /// <summary>Whether it is in use; one that is not is asked no more, and stays for what was answered.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>Kinds of places.</summary>
public static class PlaceKind
{
    /// <summary>经办人: a person who holds papers.</summary>
    public const string Staff = "staff";

    /// <summary>The kinds with their words.</summary>
    public static IReadOnlyList<(string Id, string Word)> All { get; } =
    [
        ("erp", "业务系统（ERP、采购）"),
        ("expense", "费用报销系统"),
        ("mailbox", "邮箱"),
        ("agency", "代账机构"),
        ("cabinet", "票柜、档案"),
        (Staff, "经办人"),
        ("other", "其他"),
    ];

    /// <summary>The word of a kind.</summary>
    public static string WordOf(string id) => All.FirstOrDefault(kind => kind.Id == id).Word ?? id;
}
