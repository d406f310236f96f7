using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>What the log says of channels and syncs.</summary>
internal static class ChannelsActions
{
    /// <summary>A channel was set up.</summary>
    public static readonly AuditAction Change = new("channel.change", "修改取票渠道");

    /// <summary>A sync was asked for.</summary>
    public static readonly AuditAction Request = new("sync.request", "开始同步");

    /// <summary>A sync goes on.</summary>
    public static readonly AuditAction Retry = new("sync.retry", "继续同步");

    /// <summary>One piece of a sync was stored.</summary>
    public static readonly AuditAction Store = new("sync.store", "同步入库");

    /// <summary>A sync is complete.</summary>
    public static readonly AuditAction Done = new("sync.done", "同步完成");

    /// <summary>A sync ended without being complete.</summary>
    public static readonly AuditAction Failed = new("sync.failed", "同步未完成");

    /// <summary>A schedule stands still.</summary>
    public static readonly AuditAction PauseSchedule = new("schedule.pause", "暂停定时同步");

    /// <summary>A schedule goes on.</summary>
    public static readonly AuditAction ResumeSchedule = new("schedule.resume", "恢复定时同步");

    /// <summary>A file was taken from an exchange folder.</summary>
    public static readonly AuditAction Take = new("exchange.take", "从交换文件夹取走文件");

    /// <summary>The issuing system told of uploads.</summary>
    public static readonly AuditAction TellUpload = new("upload.tell", "登记开票上传");

    /// <summary>The bureau was asked what became of an upload.</summary>
    public static readonly AuditAction AskUpload = new("upload.ask", "查询上传结果");

    /// <summary>One invoice was asked for.</summary>
    public static readonly AuditAction Verify = new("invoice.verify", "查验发票");

    /// <summary>A channel.</summary>
    public static readonly AuditSubject Channel = new("channel", "渠道", "channels") { ToSee = ChannelsPermissions.View };

    /// <summary>An upload, by its 受理流水号.</summary>
    public static readonly AuditSubject Upload = new("upload", "上传", "uploads") { ToSee = ChannelsPermissions.View };

    /// <summary>A sync.</summary>
    public static readonly AuditSubject Sync = new("sync", "同步", "channels") { ToSee = ChannelsPermissions.View };
}
