using System.Collections.Frozen;
using System.Text.Json;
using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.OperationLog;

/// <summary>An entry of the log in words.</summary>
internal static class EntryWords
{
    private static readonly FrozenDictionary<string, string> Details = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["action"] = "处理",
        ["added"] = "新增",
        ["address"] = "地址",
        ["code"] = "代码",
        ["connector"] = "渠道",
        ["count"] = "数量",
        ["file"] = "文件",
        ["found"] = "查到",
        ["from"] = "来自",
        ["name"] = "名称",
        ["names"] = "名称",
        ["namesBefore"] = "原名称",
        ["number"] = "号码",
        ["numbers"] = "识别号",
        ["numbersBefore"] = "原识别号",
        ["original"] = "原件",
        ["ours"] = "账内",
        ["outcome"] = "结果",
        ["query"] = "查询",
        ["raw"] = "税局原文",
        ["reason"] = "原因",
        ["received"] = "收到",
        ["roles"] = "角色",
        ["rolesBefore"] = "原角色",
        ["rows"] = "行数",
        ["seal"] = "封存摘要",
        ["secretsChanged"] = "更换的密钥",
        ["session"] = "会话",
        ["skipped"] = "略过",
        ["slice"] = "片段",
        ["slicesLeft"] = "未取片段",
        ["source"] = "来自",
        ["step"] = "步骤",
        ["stored"] = "入库",
        ["taxpayers"] = "限于单位",
        ["permission"] = "所需权限",
        ["path"] = "地址",
        ["theirs"] = "税局",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Values = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["stored"] = "已入库",
        ["exists"] = "已存在",
        ["quarantined"] = "待处理",
        ["unreadable"] = "读不出",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>To what it was done: 发票 123.</summary>
    public static string Subject(AuditEntryRecord entry) =>
        Split(entry.Subject) is ({ } kind, var id) ? $"{kind.Name} {id}" : entry.Subject ?? "";

    /// <summary>Where that is seen; null where nothing can be opened.</summary>
    public static string? Path(AuditEntryRecord entry) =>
        Split(entry.Subject) is ({ Path: { } path }, var id)
            ? path.Replace("{0}", Uri.EscapeDataString(id), StringComparison.Ordinal)
            : null;

    /// <summary>The particulars.</summary>
    public static string Detail(AuditEntryRecord entry)
    {
        try
        {
            var pairs = JsonSerializer.Deserialize<SortedDictionary<string, string>>(entry.Detail) ?? [];
            return string.Join(
                '；',
                pairs
                    .Where(pair => pair.Value.Length > 0)
                    .Select(pair =>
                        $"{Details.GetValueOrDefault(pair.Key, pair.Key)} {Values.GetValueOrDefault(pair.Value, OneLine(pair.Value))}"
                    )
            );
        }
        catch (JsonException)
        {
            // Whatever somebody put there: it is shown as it stands.
            return OneLine(entry.Detail);
        }
    }

    // What files and people brought must not pass for other lines, nor turn the direction of the text around it.
    private static string OneLine(string text) =>
        string.Concat(text.Select(letter => char.IsControl(letter) || IsDirection(letter) ? '·' : letter));

    private static bool IsDirection(char letter) =>
        letter is >= '\u200E' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static (AuditSubject? Kind, string Id) Split(string? subject) =>
        subject?.Split(':', 2) is [var prefix, var id] && AuditActionCatalogue.Subjects.TryGetValue(prefix, out var kind)
            ? (kind, id)
            : (null, "");
}
