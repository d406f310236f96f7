using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>设置渠道: address and settings; secrets go to their own place and are never given out again.</summary>
internal sealed class SetUpChannel(ChannelBook book, ITaxpayers taxpayers, Database db, AuditLog audit, TimeProvider time)
    : ISlice
{
    /// <param name="Address">地址.</param>
    /// <param name="Values">Settings by name; an empty secret keeps the one that is kept.</param>
    public sealed record Request(string Address, IReadOnlyDictionary<string, string>? Values = null);

    private static readonly RefusalText NoConnector = new("CHA-01", "没有渠道 {connector}");

    private static readonly RefusalText BadAddress = new(
        "CHA-02",
        "地址“{address}”不可用：应以 https:// 开头（本机的模拟税局可用 http://）"
    );

    private static readonly RefusalText Incomplete = new("CHA-03", "还缺：{field}；补全后再保存");

    // Of a channel that is reached by none: nothing can be called there.
    private static readonly Uri NoAddress = new("about:blank");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPut(
                "/api/taxpayers/{taxpayer}/channels/{connector}",
                (SetUpChannel slice, string taxpayer, string connector, Request body, Actor actor, CancellationToken ct) =>
                    slice.SetUp(taxpayer, connector, body, actor, ct).ToHttp(_ => Results.NoContent())
            )
            .Requires(ChannelsPermissions.Change);

    /// <summary>Sets a channel up, or changes it.</summary>
    public async Task<Outcome<ChannelRecord>> SetUp(
        string number,
        string connector,
        Request request,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        if (ConnectorCatalogue.Find(connector) is not { } kind)
        {
            return Refusal.Invalid(NoConnector, ("connector", connector));
        }

        var address = NoAddress;
        if (kind.NeedsAddress && !IsUsable(request.Address.Trim(), out address))
        {
            return Refusal.Invalid(BadAddress, ("address", request.Address));
        }

        var given = (request.Values ?? new Dictionary<string, string>(StringComparer.Ordinal)).ToDictionary(
            pair => pair.Key,
            pair => pair.Value.Trim(),
            StringComparer.Ordinal
        );
        var kept = book.SecretsKept(taxpayer.TaxpayerId, connector);
        var missing = kind
            .Fields.Where(field =>
                field.IsRequired && given.GetValueOrDefault(field.Name, "").Length == 0 && !kept.Contains(field.Name)
            )
            .Select(field => field.ChineseName)
            .ToList();
        return missing.Count > 0
            ? Refusal.Invalid(Incomplete, ("field", Spoken.List(missing)))
            : await Store(taxpayer.TaxpayerId, kind, address, given, actor, ct);
    }

    private async Task<Outcome<ChannelRecord>> Store(
        long taxpayerId,
        ConnectorKind kind,
        Uri address,
        Dictionary<string, string> given,
        Actor actor,
        CancellationToken ct
    )
    {
        var open = kind
            .Fields.Where(field => !field.IsSecret)
            .ToDictionary(field => field.Name, field => given.GetValueOrDefault(field.Name, ""), StringComparer.Ordinal);
        var hidden = kind
            .Fields.Where(field => field.IsSecret)
            .ToDictionary(field => field.Name, field => given.GetValueOrDefault(field.Name, ""), StringComparer.Ordinal);
        var channel = new ChannelRecord
        {
            TaxpayerId = taxpayerId,
            Connector = kind.Id,
            Address = address.ToString(),
            Settings = JsonSerializer.Serialize(open),
            ChangedAt = time.GetUtcNow(),
            Failure = null,
            Problem = null,
            FailedAt = null,
            SucceededAt = null,
        };
        book.KeepSecrets(taxpayerId, kind.Id, hidden);
        await using var work = await UnitOfWork.Begin(db, taxpayerId, ct);
        await db.Set<ChannelRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.Connector == kind.Id)
            .ExecuteDeleteAsync(ct);
        await db.AddMany([channel], ct);
        var changed = string.Join('、', hidden.Where(pair => pair.Value.Length > 0).Select(pair => pair.Key));
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent("channel.change", $"channel:{kind.Id}", ("address", channel.Address), ("secretsChanged", changed)),
            ct
        );
        await work.Commit(ct);
        return channel;
    }

    private static bool IsUsable(string text, out Uri address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address!)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.UserInfo.Length == 0;
}
