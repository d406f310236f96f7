using System.Globalization;
using System.Text.Json;
using Piaoheng.Formats;

namespace Piaoheng.Server.Modules.Preferences;

/// <summary>政策数据: every dated file of the pack as it states itself: since when, from where, checked or not.</summary>
internal sealed class PolicyShelf
{
    private static readonly Dictionary<string, string> Titles = new(StringComparer.Ordinal)
    {
        ["alarms"] = "提醒口径",
        ["arrival"] = "归集时间",
        ["causes"] = "查无原因与下一步",
        ["countdowns"] = "办理时限",
        ["elements"] = "特定要素",
        ["export-ceilings"] = "税局导出上限",
        ["gateways"] = "查验渠道限制",
        ["kinds"] = "票种",
        ["mail-links"] = "邮件下载链接",
        ["passwords"] = "弱口令名单",
        ["provinces"] = "行政区划",
        ["rates"] = "税率、征收率",
        ["reasons"] = "原因选项",
        ["rights"] = "角色与权限",
        ["rules"] = "检查规则",
        ["schedules"] = "同步频率",
        ["sign-in"] = "登录规定",
        ["tolerances"] = "核对容差",
        ["workdays"] = "工作日历",
    };

    private readonly Lazy<IReadOnlyList<PolicyEntry>> _all = new(Read);

    /// <summary>Every edition of every entry, by table and id, the newest first.</summary>
    public IReadOnlyList<PolicyEntry> All => _all.Value;

    /// <summary>Name of a table.</summary>
    public static string TitleOf(string table) => Titles.GetValueOrDefault(table, table);

    private static IReadOnlyList<PolicyEntry> Read() =>
        [
            .. Directory
                .EnumerateFiles(PolicyFolder.Shipped, "*.json", SearchOption.AllDirectories)
                .Select(Entry)
                .OfType<PolicyEntry>()
                .OrderBy(entry => entry.Table, StringComparer.Ordinal)
                .ThenBy(entry => entry.Id, StringComparer.Ordinal)
                .ThenByDescending(entry => entry.From),
        ];

    // The head of the pack states no days and is no entry.
    private static PolicyEntry? Entry(string path)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(path));
        var root = file.RootElement;
        return Text(root, "id") is { } id && Day(Text(root, "from")) is { } from
            ? new PolicyEntry(
                Path.GetFileName(Path.GetDirectoryName(path)!),
                id,
                Text(root, "name") ?? Text(root, "title"),
                from,
                Day(Text(root, "to")),
                Text(root, "source") ?? "",
                root.TryGetProperty("verified", out var verified) && verified.ValueKind == JsonValueKind.True
            )
            : null;
    }

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // Months stand for their first day.
    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-MM"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}

/// <summary>One edition.</summary>
/// <param name="Table">Folder of the pack.</param>
/// <param name="Id">Id.</param>
/// <param name="Name">Its name, where it states one.</param>
/// <param name="From">First day in force.</param>
/// <param name="To">Last day in force; null = until a newer edition begins.</param>
/// <param name="Source">依据.</param>
/// <param name="IsVerified">Whether it was checked against its source.</param>
internal sealed record PolicyEntry(
    string Table,
    string Id,
    string? Name,
    DateOnly From,
    DateOnly? To,
    string Source,
    bool IsVerified
);
