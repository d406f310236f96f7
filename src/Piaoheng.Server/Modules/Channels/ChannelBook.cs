using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Outbound;
using Piaoheng.Connectors.Verification;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Secrets;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>渠道簿: what is set up, opened for use, and how it last went.</summary>
public sealed class ChannelBook(
    Database db,
    SecretFiles secrets,
    RateGovernor governor,
    PolicyPack policy,
    IVerifiedAnswers verified,
    IDocumentReader reader,
    TimeProvider time
)
{
    /// <summary>A channel; null when it is not set up.</summary>
    public Task<ChannelRecord?> Find(long taxpayerId, string connector, CancellationToken cancellation) =>
        db.Rows<ChannelRecord>()
            .SingleOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.Connector == connector, cancellation);

    /// <summary>Every channel of a taxpayer.</summary>
    public Task<List<ChannelRecord>> All(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<ChannelRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .OrderBy(row => row.Connector)
            .ToListAsync(cancellation);

    /// <summary>Opens a channel for use.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="user">Who uses its quota.</param>
    /// <exception cref="ConnectorException">Its settings are not complete.</exception>
    public OpenChannel Open(ChannelRecord channel, string user, TimeSpan quotaPatience = default)
    {
        var kind =
            ConnectorCatalogue.Find(channel.Connector)
            ?? throw new InvalidDataException($"There is no connector {channel.Connector}.");
        var address = new Uri(channel.Address);
        var values = new Dictionary<string, string>(SettingsOf(channel), StringComparer.Ordinal);
        foreach (var (name, value) in secrets.Read(SecretName(channel.TaxpayerId, channel.Connector)))
        {
            values[name] = value;
        }

        var outbound = new OutboundClient(OutboundRules.For(address), governor, time)
        {
            User = user,
            QuotaPatience = quotaPatience,
        };
        try
        {
            var tools = new ConnectorTools(outbound, policy, time, verified) { Reader = reader };
            return new OpenChannel(kind.Create(new ConnectorSettings(address, values), tools), outbound);
        }
        catch (ConnectorException)
        {
            outbound.Dispose();
            throw;
        }
    }

    /// <summary>Settings of a channel that are no secrets.</summary>
    public static IReadOnlyDictionary<string, string> SettingsOf(ChannelRecord channel) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(channel.Settings) ?? [];

    /// <summary>Names of the secrets that are kept for a channel; their values stay where they are.</summary>
    public IReadOnlySet<string> SecretsKept(long taxpayerId, string connector) =>
        secrets
            .Read(SecretName(taxpayerId, connector))
            .Where(pair => pair.Value.Length > 0)
            .Select(pair => pair.Key)
            .ToHashSet(StringComparer.Ordinal);

    /// <summary>Keeps secrets; an empty value leaves the one that is kept.</summary>
    public void KeepSecrets(long taxpayerId, string connector, IReadOnlyDictionary<string, string> given)
    {
        var name = SecretName(taxpayerId, connector);
        var all = new Dictionary<string, string>(secrets.Read(name), StringComparer.Ordinal);
        foreach (var (key, value) in given.Where(pair => pair.Value.Length > 0))
        {
            all[key] = value;
        }

        secrets.Write(name, all);
    }

    /// <summary>Notes that the channel worked. Call inside a unit of work.</summary>
    public Task Succeeded(long taxpayerId, string connector, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        return Of(taxpayerId, connector)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(each => each.Failure, (string?)null)
                        .SetProperty(each => each.FailureCode, (string?)null)
                        .SetProperty(each => each.Problem, (string?)null)
                        .SetProperty(each => each.SucceededAt, now),
                cancellation
            );
    }

    /// <summary>Notes that the channel failed. Call inside a unit of work.</summary>
    public Task Failed(long taxpayerId, string connector, ConnectorException failure, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var kind = failure.Failure.ToString();
        var code = failure.Said.Code;
        var problem = failure.Said.Render();
        return Of(taxpayerId, connector)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(each => each.Failure, kind)
                        .SetProperty(each => each.FailureCode, code)
                        .SetProperty(each => each.Problem, problem)
                        .SetProperty(each => each.FailedAt, now),
                cancellation
            );
    }

    private static string SecretName(long taxpayerId, string connector) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{taxpayerId}-{connector}");

    private IQueryable<ChannelRecord> Of(long taxpayerId, string connector) =>
        db.Set<ChannelRecord>().Where(row => row.TaxpayerId == taxpayerId && row.Connector == connector);
}

/// <summary>A channel that is open.</summary>
/// <param name="Connector">What it can do.</param>
/// <param name="Outbound">Its way out, closed with it.</param>
public sealed record OpenChannel(IBureauConnector Connector, OutboundClient Outbound) : IDisposable
{
    /// <inheritdoc />
    public void Dispose() => Outbound.Dispose();
}
