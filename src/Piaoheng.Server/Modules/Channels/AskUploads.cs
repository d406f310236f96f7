using System.Globalization;
using Piaoheng.Connectors;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>查询上传结果: asks the bureau, by 受理流水号, what became of the uploads; each answer is kept as received.</summary>
internal sealed class AskUploads(
    UploadLedger ledger,
    ChannelBook book,
    ITaxpayers taxpayers,
    OriginalStore originals,
    Database db,
    AuditLog audit,
    TimeProvider time
) : ISlice
{
    private const int MostAtOnce = 100;

    private static readonly RefusalText NotSetUp = new("UPL-11", "没有可以查询上传结果的渠道；请先在取票渠道设置乐企");
    private static readonly RefusalText Failed = new("UPL-12", "{why}");

    private static readonly ConnectorKind? Asked = ConnectorCatalogue.All.FirstOrDefault(kind =>
        kind.Capabilities.HasFlag(Capabilities.Uploads)
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/uploads/ask",
                (AskUploads slice, string taxpayer, Actor actor, CancellationToken ct) =>
                    slice.Ask(taxpayer, actor, ct).ToHttp(count => Results.Ok(new { Asked = count }))
            )
            .Requires(ChannelsPermissions.TellUpload);

    /// <summary>Asks for every 受理流水号 without a result.</summary>
    /// <returns>How many the bureau was asked for.</returns>
    public async Task<Outcome<int>> Ask(string number, Actor actor, CancellationToken ct)
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        var id = taxpayer.TaxpayerId;
        if (Asked is null || await book.Find(id, Asked.Id, ct) is not { } channel)
        {
            return Refusal.WrongState(NotSetUp);
        }

        var awaited = await ledger.Awaited(id, MostAtOnce, ct);
        if (awaited.Count == 0)
        {
            return 0;
        }

        try
        {
            using var open = book.Open(channel, actor.Name);
            foreach (var (receipt, acceptedAt) in awaited)
            {
                await Settle(id, receipt, await ((IReadsUploads)open.Connector).ReadUpload(receipt, acceptedAt, ct), actor, ct);
            }

            return awaited.Count;
        }
        catch (ConnectorException failure)
        {
            await using var work = await UnitOfWork.Begin(db, id, ct);
            await book.Failed(id, Asked.Id, failure, ct);
            await work.Commit(ct);
            return Refusal.WrongState(Failed, ("why", failure.Said.Render()));
        }
    }

    private async Task Settle(long taxpayerId, string receipt, UploadAnswer answer, Actor actor, CancellationToken ct)
    {
        if (answer.Raw is { } raw)
        {
            using var bytes = new MemoryStream(raw.Bytes, writable: false);
            await originals.Save(raw.Service, bytes, raw.Bytes.Length, ct);
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, ct);
        // Read again inside: it may have been settled, or told anew, meanwhile.
        var waiting = await ledger.OfReceipt(taxpayerId, receipt, ct);
        var now = time.GetUtcNow();
        var settled = waiting.ConvertAll(row =>
            Settled(row, answer) with
            {
                AskedAt = now,
                RawSha256 = answer.Raw?.Sha256 ?? row.RawSha256,
            }
        );
        await ledger.Write(taxpayerId, settled, ct);
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent(
                "upload.ask",
                "upload:" + receipt,
                ("state", answer.State.ToString()),
                ("refused", answer.Items.Count(item => !item.IsAccepted).ToString(CultureInfo.InvariantCulture)),
                ("raw", answer.Raw?.Sha256 ?? "")
            ),
            ct
        );
        await work.Commit(ct);
    }

    // An answer that leaves an invoice out says nothing of it: it is asked for again, until the bureau forgets the number.
    private static UploadEntryRecord Settled(UploadEntryRecord row, UploadAnswer answer) =>
        answer.State switch
        {
            UploadState.WindowClosed => row with { Stage = UploadStages.IdOf(UploadStage.Unknown) },
            UploadState.Done when answer.Items.FirstOrDefault(item => item.Number == row.InvoiceKey) is { } item => row with
            {
                Stage = UploadStages.IdOf(
                    item.IsAccepted ? UploadStage.Uploaded
                    : item.IsShortOfQuota ? UploadStage.QuotaShort
                    : UploadStage.Refused
                ),
                Said = item.IsAccepted ? "" : $"{item.Code} {item.Text}".Trim(),
            },
            _ => row,
        };
}
