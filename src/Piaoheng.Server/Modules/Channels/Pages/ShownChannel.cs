using Piaoheng.Connectors;
using Piaoheng.Connectors.Certification;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Completeness.Contracts;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels.Pages;

/// <summary>One channel on the page.</summary>
internal sealed record ShownChannel(
    ConnectorKind Kind,
    ChannelRecord? Channel,
    IReadOnlyDictionary<string, string> Settings,
    IReadOnlySet<string> SecretsKept,
    Certificate? Certificate,
    IReadOnlyList<QuotaUse> Quota,
    IReadOnlyList<SyncRunRecord> Runs,
    IReadOnlyList<(string Direction, string Kind, SyncMarkRecord Mark)> Marks,
    IReadOnlyList<MonthControl> Controls
)
{
    /// <summary>定时任务.</summary>
    public IReadOnlyList<ShownLine> Lines { get; init; } = [];

    /// <summary>What to do about jobs that are stuck.</summary>
    public IReadOnlyList<string> Stuck { get; init; } = [];

    /// <summary>Folder that files are taken from; null when none is set.</summary>
    public string? Folder => Channel is not null && Takes ? Settings.GetValueOrDefault("folder") : null;

    /// <summary>Whether it takes files from a folder.</summary>
    public bool Takes => Kind.Capabilities.HasFlag(Capabilities.Files);

    /// <summary>What is missing and what to export next; null for other channels.</summary>
    public ExportPlan? Plan { get; init; }

    /// <summary>Whether lists can be read through it.</summary>
    public bool CanSync => Kind.Capabilities.HasFlag(Capabilities.Lists);

    /// <summary>Whether its address is this machine: a simulator, never the bureau.</summary>
    public bool IsSimulated => Channel is not null && Kind.NeedsAddress && new Uri(Channel.Address).IsLoopback;
}

/// <summary>One line of the schedule on the page.</summary>
/// <param name="Schedule">The schedule in force.</param>
/// <param name="Id">Id of the line.</param>
/// <param name="Name">名称.</param>
/// <param name="Often">频率, in Chinese.</param>
/// <param name="Mark">状态.</param>
/// <param name="Progress">进度.</param>
/// <param name="Next">下次.</param>
/// <param name="Problem">最近错误; null = none.</param>
/// <param name="IsOn">Whether it is done by itself.</param>
internal sealed record ShownLine(
    SyncSchedule Schedule,
    string Id,
    string Name,
    string Often,
    StateMark Mark,
    string Progress,
    string Next,
    string? Problem,
    bool IsOn
);
