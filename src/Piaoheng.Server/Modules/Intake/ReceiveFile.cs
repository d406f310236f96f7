using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>收文件: makes a file safe. When this returns, the file is on the disk and in the database, and will be read, whatever happens next.</summary>
public sealed class ReceiveFile(
    Database db,
    OriginalStore originals,
    IInvoiceStore invoices,
    WorkQueue queue,
    WorkSignal signal,
    IdSource ids,
    TimeProvider time
)
{
    /// <summary>One import.</summary>
    /// <param name="Taxpayer">本单位.</param>
    /// <param name="BatchId">Id of the import.</param>
    /// <param name="Side">What the person says of workbooks; null = nothing.</param>
    /// <param name="Actor">Who brings the files.</param>
    public sealed record Batch(Taxpayer Taxpayer, long BatchId, Side? Side, Actor Actor)
    {
        /// <summary>Whether its files may come again, and then have the item that they have.</summary>
        public bool IsRepeatable { get; init; }
    }

    /// <summary>What was received.</summary>
    /// <param name="ItemId">Its item.</param>
    /// <param name="Outcome"><see cref="IntakeOutcome.Reading"/> or <see cref="IntakeOutcome.Exists"/>.</param>
    /// <param name="FirstItemId">The item under which these bytes are or were read: itself, or the first one.</param>
    /// <param name="Sha256">Hash of its bytes.</param>
    public sealed record Received(long ItemId, string Outcome, long FirstItemId, string Sha256);

    /// <summary>Begins an import.</summary>
    public async Task<Batch> Begin(Taxpayer taxpayer, Side? side, Actor actor, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        var batch = new IntakeBatchRecord
        {
            TaxpayerId = taxpayer.TaxpayerId,
            BatchId = ids.Next(),
            StartedAt = time.GetUtcNow(),
            StartedBy = actor.Name,
            StartedById = actor.UserId,
        };
        await db.AddMany([batch], cancellation);
        await work.Commit(cancellation);
        return new Batch(taxpayer, batch.BatchId, side, actor);
    }

    /// <summary>Goes on with an import that has begun; null when the taxpayer has none of this id.</summary>
    public async Task<Batch?> Join(Taxpayer taxpayer, long batchId, Actor actor, CancellationToken cancellation) =>
        await db.Rows<IntakeBatchRecord>()
            .SeenBy(actor, IntakePermissions.Add)
            .AnyAsync(batch => batch.TaxpayerId == taxpayer.TaxpayerId && batch.BatchId == batchId, cancellation)
            ? new Batch(taxpayer, batchId, null, actor)
            : null;

    /// <summary>Receives one file.</summary>
    public async Task<Outcome<Received>> Receive(Batch batch, string fileName, Stream content, CancellationToken cancellation)
    {
        var saved = await originals.Save(fileName, content, Limits.FileBytes, cancellation);
        if (!saved.Succeeded(out var file))
        {
            return saved.Refusal!;
        }

        try
        {
            var received = await Register(batch, fileName, file, cancellation);
            signal.Wake();
            return received;
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException && DiskFull.Is(exception))
        {
            return IntakeTexts.DatabaseFull(fileName);
        }
    }

    private async Task<Received> Register(Batch batch, string fileName, StoredFile file, CancellationToken cancellation)
    {
        var taxpayerId = batch.Taxpayer.TaxpayerId;
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var original = await invoices.AddOriginal(taxpayerId, file, fileName, batch.Actor, cancellation);
        if (batch.IsRepeatable && await Earlier(batch, fileName, original.OriginalId, cancellation) is { } earlier)
        {
            return new Received(earlier.ItemId, earlier.Outcome, earlier.ItemId, file.Sha256);
        }

        // What waits to be looked at is read again: with a side given, or by a newer program, it may be accepted now.
        var first = await db.Rows<IntakeItemRecord>()
            .Where(item =>
                item.TaxpayerId == taxpayerId
                && item.OriginalId == original.OriginalId
                && item.ParentId == null
                && item.Outcome != IntakeOutcome.Quarantined
            )
            .OrderBy(item => item.ItemId)
            .FirstOrDefaultAsync(cancellation);
        var now = time.GetUtcNow();
        var item = new IntakeItemRecord
        {
            TaxpayerId = taxpayerId,
            ItemId = ids.Next(),
            BatchId = batch.BatchId,
            ParentId = null,
            FileName = fileName,
            OriginalId = original.OriginalId,
            Size = file.Size,
            GivenSide = batch.Side,
            Outcome = first is null ? IntakeOutcome.Reading : IntakeOutcome.Exists,
            Kind = first?.Kind,
            Reasons = ReadingCodec.WriteTexts(first is null ? [] : [IntakeTexts.SameBytesAs(first)]),
            InvoiceId = first?.InvoiceId,
            Found = first?.Found ?? 0,
            Added = 0,
            ReceivedAt = now,
            FinishedAt = first is null ? null : now,
        };
        await db.AddMany([item], cancellation);
        if (first is null)
        {
            await queue.Add(taxpayerId, ReadWaitingFiles.WorkKind, Key(item.ItemId), cancellation);
        }

        await work.Commit(cancellation);
        return new Received(item.ItemId, item.Outcome, first?.ItemId ?? item.ItemId, file.Sha256);
    }

    private Task<IntakeItemRecord?> Earlier(Batch batch, string fileName, long originalId, CancellationToken cancellation) =>
        db.Rows<IntakeItemRecord>()
            .FirstOrDefaultAsync(
                item =>
                    item.TaxpayerId == batch.Taxpayer.TaxpayerId
                    && item.BatchId == batch.BatchId
                    && item.OriginalId == originalId
                    && item.FileName == fileName
                    && item.ParentId == null,
                cancellation
            );

    /// <summary>How an item is called in the work queue.</summary>
    internal static string Key(long itemId) => itemId.ToString(CultureInfo.InvariantCulture);
}
