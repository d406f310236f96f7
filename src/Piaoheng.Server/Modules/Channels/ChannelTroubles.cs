using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>待办：channels whose last call or sync failed, what 取票提醒 say, and issued invoices that did not arrive at the bureau.</summary>
internal sealed class ChannelTroubles(ChannelBook book, SyncRuns runs, ChannelWatch watch, UploadLedger uploads) : ITodaySource
{
    private const int Order = 150;

    public async Task<TodayFacts> Find(long taxpayerId, CancellationToken cancellation)
    {
        var troubled = await Connectors(taxpayerId, cancellation);
        var channels = await book.All(taxpayerId, cancellation);
        return new TodayFacts(
            "取票问题",
            [
                new TodayItem(
                    Order,
                    new StateMark("渠道未取到数据", "circle-x", Tone.Bad),
                    troubled.Count,
                    "个",
                    "channels?only=failed"
                )
                {
                    Detail = "最近一次同步没有完成，原因写在渠道里",
                },
                new TodayItem(
                    Order + 1,
                    new StateMark("取票提醒", "alert-triangle", Tone.Warn),
                    await watch.Count(taxpayerId, cancellation),
                    "项",
                    "channels#watch"
                )
                {
                    Detail = "落后、该开票而没有开票的供应商、磁盘余量",
                },
                new TodayItem(
                    Order + 2,
                    new StateMark("开票未上传成功", "circle-x", Tone.Bad),
                    await uploads.CountTroubled(taxpayerId, cancellation),
                    "张",
                    "uploads?only=troubled"
                )
                {
                    Detail = "被税局拒绝、额度不足、只赋码未上传或结果未知",
                },
            ]
        )
        {
            Latest = channels.Max(channel => channel.SucceededAt) is { } at ? new TodayEvent("最近取数", at) : null,
            ToSee = ChannelsPermissions.View,
            ToDo = ChannelsPermissions.Sync,
        };
    }

    /// <summary>The channels that are set up and could not be read last time.</summary>
    public async Task<IReadOnlySet<string>> Connectors(long taxpayerId, CancellationToken cancellation)
    {
        var troubled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var channel in await book.All(taxpayerId, cancellation))
        {
            var latest = await runs.Latest(taxpayerId, channel.Connector, 1, cancellation);
            if (channel.Failure is not null || latest is [{ State: SyncState.Failed }])
            {
                troubled.Add(channel.Connector);
            }
        }

        return troubled;
    }
}
