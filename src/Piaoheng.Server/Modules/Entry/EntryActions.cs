using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>What the log says of typing in and reviewing.</summary>
internal static class EntryActions
{
    /// <summary>An invoice or a correction was handed in.</summary>
    public static readonly AuditAction Submit = new("entry.submit", "提交录入或更正");

    /// <summary>A draft was thrown away.</summary>
    public static readonly AuditAction Discard = new("entry.discard", "放弃录入草稿");

    /// <summary>What was handed in became a reading.</summary>
    public static readonly AuditAction Apply = new("entry.apply", "录入或更正生效");

    /// <summary>A second person passed it.</summary>
    public static readonly AuditAction Approve = new("review.approve", "复核通过");

    /// <summary>A second person returned it.</summary>
    public static readonly AuditAction Return = new("review.return", "复核退回");

    /// <summary>What was recognised waits for a person.</summary>
    public static readonly AuditAction Open = new("review.open", "识别结果转复核");

    /// <summary>What needs a second person was changed.</summary>
    public static readonly AuditAction Settings = new("review.settings", "修改复核要求");

    /// <summary>A paper was added to an invoice.</summary>
    public static readonly AuditAction Attach = new("entry.attach", "补充原件");

    /// <summary>A review.</summary>
    public static readonly AuditSubject Review = new("review", "复核事项", "review?item={0}") { ToSee = EntryPermissions.View };

    /// <summary>A draft.</summary>
    public static readonly AuditSubject Draft = new("draft", "录入草稿");
}
