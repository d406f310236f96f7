using Piaoheng.Connectors;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Platform.Certificates;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>Reads the states of all channels.</summary>
internal sealed class ChannelStates(ChannelBook book, SyncRuns runs, CertificateShelf certificates) : IChannelStates
{
    public async Task<IReadOnlyList<ChannelState>> Read(long taxpayerId, CancellationToken cancellation)
    {
        var channels = (await book.All(taxpayerId, cancellation)).ToDictionary(row => row.Connector, StringComparer.Ordinal);
        var states = new List<ChannelState>();
        foreach (var kind in ConnectorCatalogue.All)
        {
            var channel = channels.GetValueOrDefault(kind.Id);
            var marks = await runs.Marks(taxpayerId, kind.Id, cancellation);
            states.Add(
                new ChannelState(
                    kind.Id,
                    kind.ChineseName,
                    channel is not null,
                    channel?.Failure,
                    channel?.Problem,
                    channel?.FailedAt,
                    channel?.SucceededAt,
                    certificates.Latest(kind.Id)?.Statement,
                    [
                        .. marks.Select(mark => new ReadMark(
                            mark.Direction,
                            mark.Kind,
                            mark.CompleteFrom,
                            mark.CompleteTo,
                            mark.SeenTo
                        )),
                    ],
                    channel?.FailureCode
                )
            );
        }

        return states;
    }
}
