using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Channels.Contracts;

/// <summary>渠道状态 as other modules see it: whether the bureau could be asked, how far it was read, and what stood against it.</summary>
public interface IChannelStates
{
    /// <summary>Every connector of the program, set up by the taxpayer or not.</summary>
    Task<IReadOnlyList<ChannelState>> Read(long taxpayerId, CancellationToken cancellation);
}

/// <summary>渠道状态.</summary>
/// <param name="Connector">Id of the connector.</param>
/// <param name="Name">名称.</param>
/// <param name="IsSetUp">Whether the taxpayer has set it up.</param>
/// <param name="Failure">Kind of the last failure: <c>Unreachable</c>, <c>LoginExpired</c>, <c>Refused</c>, <c>Incompatible</c>, <c>Busy</c>; null when the last call succeeded or none was made.</param>
/// <param name="Problem">最近错误, in Chinese; null likewise.</param>
/// <param name="FailedAt">When it last failed.</param>
/// <param name="SucceededAt">When it last succeeded.</param>
/// <param name="Certificate">结论 of the latest 兼容性测试; null when there was none.</param>
/// <param name="Marks">How far it was read, by direction and kind.</param>
/// <param name="FailureCode">Code of the sentence of the last failure; null when there is none.</param>
public sealed record ChannelState(
    string Connector,
    string Name,
    bool IsSetUp,
    string? Failure,
    string? Problem,
    DateTimeOffset? FailedAt,
    DateTimeOffset? SucceededAt,
    string? Certificate,
    IReadOnlyList<ReadMark> Marks,
    string? FailureCode = null
);

/// <summary>同步标记.</summary>
/// <param name="Direction">进项 or 销项.</param>
/// <param name="Kind">票种.</param>
/// <param name="CompleteFrom">First day of the proven range.</param>
/// <param name="CompleteTo">Last day of it; before <paramref name="CompleteFrom"/> when nothing is proven.</param>
/// <param name="SeenTo">Last day that was ever read.</param>
public sealed record ReadMark(Direction Direction, string Kind, DateOnly CompleteFrom, DateOnly CompleteTo, DateOnly SeenTo);
