using System.Collections.Frozen;
using System.Text.Json;
using Piaoheng.Connectors;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.OperationLog;

/// <summary>An entry of the log in words.</summary>
internal static class EntryWords
{
    private static readonly FrozenDictionary<string, string> Details = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["acceptPercent"] = "通过比例",
        ["action"] = "处理",
        ["added"] = "新增",
        ["address"] = "地址",
        ["attachments"] = "附件",
        ["before"] = "原值",
        ["cause"] = "原因",
        ["code"] = "代码",
        ["connector"] = "渠道",
        ["corrections"] = "更正数",
        ["count"] = "数量",
        ["department"] = "部门",
        ["entries"] = "条目",
        ["field"] = "字段",
        ["fields"] = "字段",
        ["file"] = "文件",
        ["folder"] = "文件夹",
        ["found"] = "查到",
        ["from"] = "来自",
        ["groups"] = "限于集团",
        ["invoices"] = "发票",
        ["isNew"] = "新建",
        ["isOn"] = "启用",
        ["keeper"] = "保管人",
        ["leftOut"] = "未取附件",
        ["line"] = "计划",
        ["list"] = "清单",
        ["madeBy"] = "提交人",
        ["mailbox"] = "邮箱",
        ["module"] = "模块",
        ["name"] = "名称",
        ["names"] = "名称",
        ["namesBefore"] = "原名称",
        ["nature"] = "性质",
        ["note"] = "备注",
        ["now"] = "现值",
        ["number"] = "号码",
        ["numbers"] = "识别号",
        ["numbersBefore"] = "原识别号",
        ["open"] = "启用",
        ["original"] = "原件",
        ["ours"] = "账内",
        ["outcome"] = "结果",
        ["passwordChanged"] = "更换口令",
        ["path"] = "地址",
        ["permission"] = "所需权限",
        ["query"] = "查询",
        ["raw"] = "税局原文",
        ["reason"] = "原因",
        ["received"] = "收到",
        ["recognition"] = "文字识别",
        ["refused"] = "拒绝",
        ["review"] = "复核事项",
        ["roles"] = "角色",
        ["rolesBefore"] = "原角色",
        ["rows"] = "行数",
        ["rules"] = "规则",
        ["seal"] = "封存摘要",
        ["secondPerson"] = "须他人复核",
        ["seconds"] = "用时（秒）",
        ["secretsChanged"] = "更换的密钥",
        ["server"] = "服务器",
        ["session"] = "会话",
        ["shown"] = "所示内容摘要",
        ["size"] = "字节",
        ["skipped"] = "略过",
        ["slice"] = "片段",
        ["slicesLeft"] = "未取片段",
        ["source"] = "来自",
        ["state"] = "状态",
        ["step"] = "步骤",
        ["stored"] = "入库",
        ["subject"] = "对象",
        ["tag"] = "标签",
        ["taxpayers"] = "限于单位",
        ["theirs"] = "税局",
        ["title"] = "标题",
        ["until"] = "期限",
        ["user"] = "用户",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Particulars that are ids of objects, and of which kind.
    private static readonly FrozenDictionary<string, string> Lists = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["groups"] = "group",
        ["taxpayers"] = "taxpayer",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Numbers of the database: they lead nowhere on a screen.
    private static readonly FrozenSet<string> Ids = new[]
    {
        "original",
        "raw",
        "review",
        "session",
        "shown",
        "slice",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Values = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["stored"] = "已入库",
        ["exists"] = "已存在",
        ["quarantined"] = "待处理",
        ["unreadable"] = "读不出",
        ["true"] = "是",
        ["false"] = "否",
        ["yes"] = "是",
        ["no"] = "否",
        ["received"] = "已收到",
        ["all"] = "全部复核",
        ["by-role"] = "按角色",
        ["accepted"] = "认可",
        ["ignored"] = "忽略",
        ["linked"] = "关联",
        ["unlinked"] = "解除关联",
        ["entry"] = "手工录入",
        ["correction"] = "更正",
        ["reading"] = "识别待确认",
        ["waiting"] = "待处理",
        ["done"] = "已完成",
        ["attention"] = "须人处理",
        ["unfetched"] = "未取到",
        ["password"] = "口令",
        ["passkey"] = "通行密钥",
        ["Consistent"] = "一致",
        ["Mismatch"] = "不一致",
        ["NoRecord"] = "查无此票",
        ["NotYet"] = "次日可查",
        ["Exhausted"] = "次数已满",
        ["TooOld"] = "超出查验年限",
        ["BadInput"] = "要素不合要求",
        ["Pending"] = "处理中",
        ["Done"] = "已完成",
        ["WindowClosed"] = "结果未知",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Only here may a word of the program stand; elsewhere the same letters are somebody's own.
    private static readonly FrozenSet<string> Coded = new[]
    {
        "action",
        "corrections",
        "entries",
        "isNew",
        "isOn",
        "nature",
        "open",
        "outcome",
        "passwordChanged",
        "secondPerson",
        "secretsChanged",
        "state",
        "step",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Names that the program gives, stored in Chinese.
    private static readonly FrozenSet<string> NamesOfProgram = new[]
    {
        "module",
        "permission",
        "roles",
        "rolesBefore",
        "state",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>To what it was done: 发票 26112000000012345678; where nothing has a name any more, by its id.</summary>
    public static string Subject(string? subject, AuditNames.Found names) =>
        subject is null ? ""
        : Split(subject) is ({ } kind, var id)
            ? $"{Spoken.Value(kind.Name)} {OneLine(names.Names.GetValueOrDefault(subject)?.Text ?? id)}"
        : subject;

    /// <summary>Where that is seen; null where nothing can be opened.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="names">Names of the objects.</param>
    /// <param name="actor">Who looks: nobody is led where they may not go.</param>
    /// <param name="company">Address of the company whose log it is; null = the log of the installation.</param>
    public static string? Path(AuditEntryRecord entry, AuditNames.Found names, Actor actor, string? company)
    {
        if (Split(entry.Subject) is not ({ } kind, var id) || (kind.ToSee is { } right && !actor.May(right)))
        {
            return null;
        }

        var path =
            names.Names.GetValueOrDefault(entry.Subject!)?.Path
            ?? kind.Path?.Replace("{0}", Uri.EscapeDataString(id), StringComparison.Ordinal);
        return path is null || path.StartsWith('/') ? path
            : company is null ? null
            : company + path;
    }

    /// <summary>The particulars.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="names">Names of the objects.</param>
    /// <param name="withIds">Also those that are ids and nothing else, for whoever takes the log out.</param>
    public static string Detail(AuditEntryRecord entry, AuditNames.Found names, bool withIds = false)
    {
        if (Read(entry) is not { } pairs)
        {
            // Whatever somebody put there: it is shown as it stands.
            return OneLine(entry.Detail);
        }

        return Spoken.List(
            pairs
                .Where(pair => pair.Value.Length > 0 && (withIds || !Ids.Contains(pair.Key)))
                .Select(pair =>
                    $"{Spoken.Value(Details.GetValueOrDefault(pair.Key, pair.Key))} {OneLine(Value(pair.Key, pair.Value, names))}"
                ),
            '；'
        );
    }

    /// <summary>Every object that an entry names: what it is about, and companies and groups among its particulars.</summary>
    public static IEnumerable<string?> Objects(AuditEntryRecord entry) =>
        (Read(entry) ?? []).SelectMany(pair => Named(pair.Key, pair.Value)).Select(named => named.Subject).Prepend(entry.Subject);

    private static SortedDictionary<string, string>? Read(AuditEntryRecord entry)
    {
        try
        {
            return JsonSerializer.Deserialize<SortedDictionary<string, string>>(entry.Detail) ?? [];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Value(string key, string value, AuditNames.Found names) =>
        Named(key, value).ToList() is { Count: > 0 } named
            ? string.Join('、', named.Select(each => names.Names.GetValueOrDefault(each.Subject)?.Text ?? each.Id))
        : key == "connector" ? Spoken.Value(ConnectorCatalogue.Find(value)?.ChineseName ?? value)
        : key is "field" or "fields" ? Fields(value)
        : Coded.Contains(key) && Values.TryGetValue(value, out var word) ? Spoken.Value(word)
        : NamesOfProgram.Contains(key) ? Spoken.Known(value)
        : value;

    private static string Fields(string value) =>
        Spoken.List(
            value.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(FieldName.Of).Distinct(StringComparer.Ordinal)
        );

    private static IEnumerable<(string Id, string Subject)> Named(string key, string value) =>
        Lists.TryGetValue(key, out var prefix) ? value.Split('、').Select(id => (id, $"{prefix}:{id}")) : [];

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
