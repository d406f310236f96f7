using Piaoheng.Connectors;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Channels.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Diagnosis;

/// <summary>Gathers what stands around an invoice: channels, modules, the upload ledger, the list that was looked at, and what the program itself lost.</summary>
internal sealed class GatherSurroundings(
    IChannelStates channels,
    IUploads uploads,
    IListFilters filters,
    IInvoiceLookup invoices,
    SchemaHistory schema,
    ModuleSwitches switches
)
{
    private const string ChannelsModule = "Channels";

    // The modules through which invoices and lists come in.
    private static readonly string[] Bringing = ["Intake", ChannelsModule, "Bureau"];

    /// <summary>取票渠道 that give lists.</summary>
    public async Task<IReadOnlyList<ChannelFact>> Channels(long taxpayerId, CancellationToken cancellation) =>
        [
            .. (await channels.Read(taxpayerId, cancellation))
                // A gateway that only verifies fills no gap in the lists.
                .Where(state =>
                    state.IsSetUp && ConnectorCatalogue.Find(state.Connector)?.Capabilities.HasFlag(Capabilities.Lists) == true
                )
                .Select(state => new ChannelFact(
                    state.Name,
                    CauseOf(state.Failure, state.FailureCode),
                    state.Problem,
                    state.FailedAt,
                    state.SucceededAt,
                    state.Marks.Count == 0 ? null : state.Marks.Max(mark => mark.SeenTo)
                )),
        ];

    /// <summary>Modules that are off and by which the invoice would have come. Without a channel nothing would have come through channels.</summary>
    public async Task<IReadOnlyList<string>> ModulesOff(bool hasChannels, CancellationToken cancellation)
    {
        var off = new List<string>();
        foreach (var module in ModuleCatalogue.All.Where(module => Bringing.Contains(module.Name, StringComparer.Ordinal)))
        {
            if ((hasChannels || module.Name != ChannelsModule) && !await switches.IsOn(module, cancellation))
            {
                off.Add($"「{module.ChineseName}」");
            }
        }

        return off;
    }

    /// <summary>上传台账 of the invoice.</summary>
    public Task<IReadOnlyList<UploadFact>> Uploads(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        CancellationToken cancellation
    ) => uploads.About(taxpayerId, subject.Keys.Count > 0 ? subject.Keys : [.. FindInvoice.KeysOf(query)], cancellation);

    /// <summary>What of the list that was looked at hides an invoice of ours; null where no list was, or none of ours is there.</summary>
    public async Task<FilterFact?> Filter(
        long taxpayerId,
        DiagnosisQuery query,
        Subject subject,
        CancellationToken cancellation
    ) =>
        query.List is { } list && subject.Ours is [{ Found.InvoiceId: { } id }, ..]
            ? await filters.Hiding(taxpayerId, list, id, cancellation)
            : null;

    /// <summary>Keys of ours whose invoice is gone.</summary>
    public async Task<LostFact?> Lost(long taxpayerId, Subject subject, CancellationToken cancellation)
    {
        if (subject.Orphans.Count == 0 || subject.Ours.Count > 0)
        {
            return null;
        }

        var source = await invoices.SourceOf(taxpayerId, subject.Orphans, cancellation);
        return new LostFact(source?.FileName ?? "", source?.At, await schema.LastUpgrade(cancellation));
    }

    // Of the refusals, two say by their code what a person has to do about them.
    private static string? CauseOf(string? failure, string? code) =>
        failure switch
        {
            null => null,
            _ when code == ConnectorCodes.NoRight => Cause.BureauRole,
            _ when code == ConnectorCodes.OtherCompany => Cause.WrongCompanyLogin,
            nameof(Failure.LoginExpired) => Cause.LoginExpired,
            nameof(Failure.Incompatible) => Cause.ConnectorIncompatible,
            nameof(Failure.Unreachable) or nameof(Failure.Busy) => Cause.BureauDown,
            nameof(Failure.NoSpace) => Cause.StorageFull,
            _ => Cause.SyncFailed,
        };
}
