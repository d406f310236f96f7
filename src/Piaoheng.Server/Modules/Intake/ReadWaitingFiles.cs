using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>读取收到的文件: reads a received file in a worker process and stores all that it says in one commit.</summary>
internal sealed class ReadWaitingFiles(
    Database db,
    OriginalStore originals,
    IDocumentReader reader,
    IInvoiceStore invoices,
    IKnownNames knownNames,
    ITaxpayers taxpayers,
    StoreContent store,
    RecognitionState recognition,
    WorkQueue queue,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
) : IWorkHandler
{
    public const string WorkKind = "read";

    public string Kind => WorkKind;

    public async Task Do(WorkTicket ticket, CancellationToken cancellation)
    {
        var content = await Read(ticket, cancellation);
        long[] owners = [ticket.TaxpayerId, .. content.Others.Values.Select(other => other.TaxpayerId).Distinct()];
        await using var work = await UnitOfWork.Begin(db, owners, cancellation);
        if (!await queue.Finish(ticket, cancellation))
        {
            // Someone took over because this attempt seemed dead; what it read is theirs to store.
            return;
        }

        var results = await store.Store(content, cancellation);
        var isArchive = content.Documents.Any(document => document.File.Contains("!/", StringComparison.Ordinal));
        var whole = isArchive || results.Count != 1 ? ItemResult.OfArchive(results) : results[0];
        if (isArchive)
        {
            await StoreMembers(content, results, cancellation);
        }

        await Close(content.Item, await Settled(content, whole, cancellation), Awaits(content.Documents), cancellation);
        await work.Commit(cancellation);
    }

    private string? Awaits(IReadOnlyList<DocumentReading> documents) =>
        documents.SelectMany(document => document.Readings).Any(reading => reading.Reason is UnreadableReason.NeedsOcr)
            ? recognition.Version ?? ""
            : null;

    // What a person has joined to an invoice does not wait again because a program still cannot read it.
    private async Task<ItemResult> Settled(StoreContent.Content content, ItemResult whole, CancellationToken cancellation) =>
        whole.Outcome == IntakeOutcome.Quarantined
        && await invoices.JoinedByHand(content.Taxpayer.TaxpayerId, content.Original.OriginalId, cancellation) is { } invoiceId
            ? whole with
            {
                Outcome = IntakeOutcome.Stored,
                InvoiceId = invoiceId,
                Found = 1,
            }
            : whole;

    public async Task GiveUp(WorkTicket ticket, CancellationToken cancellation)
    {
        var item = await Item(ticket, cancellation);
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (!await queue.Finish(ticket, cancellation))
        {
            return;
        }

        await Close(item, ItemResult.Waiting(item.Kind, IntakeTexts.ReadingFailed(item.FileName)), awaits: null, cancellation);
        await work.Commit(cancellation);
    }

    private async Task<StoreContent.Content> Read(WorkTicket ticket, CancellationToken cancellation)
    {
        var item = await Item(ticket, cancellation);
        var taxpayer =
            await taxpayers.Find(ticket.TaxpayerId, cancellation)
            ?? throw new InvalidDataException("A work unit names a taxpayer that is not there.");
        var original =
            await invoices.FindOriginal(ticket.TaxpayerId, item.OriginalId, cancellation)
            ?? throw new InvalidDataException("An intake item names an original that is not there.");
        var bytes = await originals.Read(original.Sha256, cancellation);
        var read = await reader.ReadAsync(item.FileName, bytes, new ReadOptions(taxpayer.Number, item.GivenSide), cancellation);
        var documents = new List<DocumentReading>(read.Count);
        foreach (var document in read)
        {
            documents.Add(await Named(taxpayer, ForTaxpayer.Turn(document, taxpayer), cancellation));
        }

        return new StoreContent.Content(taxpayer, item, original, documents, await Others(taxpayer, documents, cancellation));
    }

    // A name of which a character was misread is known by its number.
    private async Task<DocumentReading> Named(Taxpayer taxpayer, DocumentReading document, CancellationToken cancellation)
    {
        var asked = document.Readings.SelectMany(KnownName.Asked).ToList();
        if (asked.Count == 0)
        {
            return document;
        }

        var known = await knownNames.Find(taxpayer.TaxpayerId, asked, cancellation);
        return document with { Readings = [.. document.Readings.Select(reading => KnownName.Apply(reading, known))] };
    }

    private async Task<Dictionary<string, Taxpayer>> Others(
        Taxpayer taxpayer,
        List<DocumentReading> documents,
        CancellationToken cancellation
    )
    {
        var numbers = documents
            .Where(document => document.Workbook is null)
            .SelectMany(document => document.Readings)
            .Where(reading => InvoiceIdentity.Keys(reading).Count > 0)
            .Select(reading => StoreContent.OtherParty(taxpayer, reading))
            .OfType<string>()
            .Where(number => !taxpayer.HasNumber(number))
            .Distinct(StringComparer.Ordinal);
        var others = new Dictionary<string, Taxpayer>(StringComparer.Ordinal);
        foreach (var number in numbers)
        {
            if (await taxpayers.FindByNumber(number, cancellation) is { } other)
            {
                others[number] = other;
            }
        }

        return others;
    }

    private async Task StoreMembers(
        StoreContent.Content content,
        IReadOnlyList<ItemResult> results,
        CancellationToken cancellation
    )
    {
        var parent = content.Item;
        await db.Set<IntakeItemRecord>()
            .Where(item => item.TaxpayerId == parent.TaxpayerId && item.ParentId == parent.ItemId)
            .ExecuteDeleteAsync(cancellation);
        var now = time.GetUtcNow();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        var members = content
            .Documents.Zip(
                results,
                (document, result) =>
                {
                    // An archive may hold two members of one name.
                    var times = names[document.File] = names.GetValueOrDefault(document.File) + 1;
                    return new IntakeItemRecord
                    {
                        TaxpayerId = parent.TaxpayerId,
                        ItemId = ids.Next(),
                        BatchId = parent.BatchId,
                        ParentId = parent.ItemId,
                        FileName =
                            times == 1
                                ? document.File
                                : string.Create(CultureInfo.InvariantCulture, $"{document.File} ({times})"),
                        OriginalId = parent.OriginalId,
                        Size = 0,
                        GivenSide = parent.GivenSide,
                        Outcome = result.Outcome,
                        Kind = result.Kind,
                        Reasons = ReadingCodec.WriteTexts(result.Reasons),
                        InvoiceId = result.InvoiceId,
                        Found = result.Found,
                        Added = result.Added,
                        ReceivedAt = parent.ReceivedAt,
                        FinishedAt = now,
                    };
                }
            )
            .ToList();
        await db.AddMany(members, cancellation);
    }

    private async Task Close(IntakeItemRecord item, ItemResult result, string? awaits, CancellationToken cancellation)
    {
        var now = (DateTimeOffset?)time.GetUtcNow();
        var reasons = ReadingCodec.WriteTexts(result.Reasons);
        await db.Set<IntakeItemRecord>()
            .Where(row => row.TaxpayerId == item.TaxpayerId && row.ItemId == item.ItemId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.Outcome, result.Outcome)
                        .SetProperty(own => own.Kind, result.Kind)
                        .SetProperty(own => own.Reasons, reasons)
                        .SetProperty(own => own.InvoiceId, result.InvoiceId)
                        .SetProperty(own => own.Found, result.Found)
                        .SetProperty(own => own.Added, result.Added)
                        .SetProperty(own => own.AwaitsRecognition, awaits)
                        .SetProperty(own => own.FinishedAt, now),
                cancellation
            );
        await audit.Write(
            item.TaxpayerId,
            Actor.Program,
            new AuditEvent(
                "intake.read",
                string.Create(CultureInfo.InvariantCulture, $"item:{item.ItemId}"),
                ("file", item.FileName),
                ("outcome", result.Outcome),
                ("found", result.Found.ToString(CultureInfo.InvariantCulture)),
                ("added", result.Added.ToString(CultureInfo.InvariantCulture))
            ),
            cancellation
        );
    }

    private async Task<IntakeItemRecord> Item(WorkTicket ticket, CancellationToken cancellation)
    {
        var itemId = long.Parse(ticket.WindowKey, CultureInfo.InvariantCulture);
        return await db.Rows<IntakeItemRecord>()
                .FirstOrDefaultAsync(item => item.TaxpayerId == ticket.TaxpayerId && item.ItemId == itemId, cancellation)
            ?? throw new InvalidDataException("A work unit names an item that is not there.");
    }
}
