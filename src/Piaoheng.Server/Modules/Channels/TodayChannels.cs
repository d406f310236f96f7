using Piaoheng.Connectors;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Today;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>待办：each channel that is set up, and how far the bureau's lists reach.</summary>
internal sealed class TodayChannels(ChannelBook book, ChannelTroubles troubles, ChannelWatch watch) : ITodayPanel
{
    public string Id => "channels";

    public string Title => "取票渠道";

    public int Order => 10;

    public bool IsSlow => false;

    public Permission ToSee => ChannelsPermissions.View;

    public async Task<TodayPanelView?> Find(CurrentTaxpayer taxpayer, CancellationToken cancellation)
    {
        var channels = await book.All(taxpayer.TaxpayerId, cancellation);
        if (channels.Count == 0)
        {
            return null;
        }

        var troubled = await troubles.Connectors(taxpayer.TaxpayerId, cancellation);
        return new TodayPanelView(
            "/Modules/Channels/Pages/_TodayChannels.cshtml",
            new ShownChannels(
                [
                    .. channels.Select(channel =>
                        (
                            ConnectorCatalogue.Find(channel.Connector)?.ChineseName ?? channel.Connector,
                            troubled.Contains(channel.Connector) ? new StateMark("未取到", "circle-x", Tone.Bad)
                            : channel.SucceededAt is null ? new StateMark("还没有取过", "clock-pause", Tone.Wait)
                            : new StateMark("正常", "circle-check", Tone.Good),
                            channel
                        )
                    ),
                ],
                await watch.Find(taxpayer.TaxpayerId, cancellation)
            )
        );
    }
}

/// <summary>The channels as 待办 shows them.</summary>
/// <param name="Channels">Name, state and the rest of each.</param>
/// <param name="Watch">How far the lists are proven; null when nobody has looked yet.</param>
internal sealed record ShownChannels(
    IReadOnlyList<(string Name, StateMark Mark, ChannelRecord Channel)> Channels,
    WatchRecord? Watch
);
