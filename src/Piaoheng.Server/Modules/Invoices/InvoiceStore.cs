using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Keeps readings and book rows, and the invoices that they make.</summary>
internal sealed class InvoiceStore(
    Database db,
    OriginalBook originals,
    InvoiceOwners owners,
    InvoiceMerger merger,
    RedStates reds,
    IEnumerable<IReadingWatch> watches,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
) : IInvoiceStore
{
    public Task<StoredOriginal> AddOriginal(
        long taxpayerId,
        StoredFile file,
        string fileName,
        Actor actor,
        CancellationToken cancellation
    ) => originals.Add(taxpayerId, file, fileName, actor, cancellation);

    public Task<StoredOriginal?> FindOriginal(long taxpayerId, long originalId, CancellationToken cancellation) =>
        originals.Find(taxpayerId, originalId, cancellation);

    public async Task<IReadOnlyList<Reading>> ReadingsOf(long taxpayerId, long originalId, CancellationToken cancellation)
    {
        var bodies = await db.Rows<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.OriginalId == originalId)
            .OrderBy(row => row.OriginalId)
            .ThenBy(row => row.ReadingId)
            .Select(row => row.Body)
            .ToListAsync(cancellation);
        return [.. bodies.Select(ReadingCodec.Read)];
    }

    public Task<long?> JoinedByHand(long taxpayerId, long originalId, CancellationToken cancellation) =>
        db.Rows<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.OriginalId == originalId && row.InvoiceId != null)
            .Where(row => row.Source == SourceId.Typed || row.Source == SourceId.Confirmed)
            .Select(row => row.InvoiceId)
            .FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<StoredReading>> StoreDocuments(
        Taxpayer taxpayer,
        DocumentReadings documents,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var taxpayerId = taxpayer.TaxpayerId;
        var (originalId, readings, _) = documents;
        var touched = await Forget(taxpayerId, documents, cancellation);
        var decision = await owners.Decide(taxpayerId, readings, cancellation);
        var said = await Said(taxpayerId, decision, cancellation);
        var now = time.GetUtcNow();
        var records = new List<ReadingRecord>(readings.Count);
        var results = new List<StoredReading>(readings.Count);
        var evidence = new Dictionary<long, InvoiceEvidence>();
        foreach (var (index, reading) in readings.Index())
        {
            var owner = decision.InvoiceIds[index];
            // A member of an archive has no bytes of its own by which it would be known: what it says decides.
            var isKnown =
                owner is { } of && !said.Add((of, Fingerprint(reading))) && reading.File.Contains("!/", StringComparison.Ordinal);
            results.Add(new StoredReading(owner, owner is { } id && decision.New.Contains(id), isKnown));
            if (isKnown)
            {
                continue;
            }

            records.Add(Record(taxpayerId, originalId, owner, reading, now));
            if (owner is { } invoiceId)
            {
                touched.Add(invoiceId);
                Evidence(evidence, invoiceId).Documents.Add((originalId, reading));
            }
        }

        await db.AddMany(records, cancellation);
        await Finish(taxpayer, touched, decision, evidence, cancellation);
        await audit.Write(taxpayerId, actor, [.. Events(decision, touched, originalId)], cancellation);
        foreach (var watch in watches)
        {
            await watch.Stored(taxpayerId, documents, results, cancellation);
        }

        return results;
    }

    public async Task<IReadOnlyList<StoredReading>> StoreBookRows(
        Taxpayer taxpayer,
        long originalId,
        IReadOnlyList<Reading> rows,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var taxpayerId = taxpayer.TaxpayerId;
        var hashes = rows.Select(Fingerprint).ToList();
        var known = await KnownRows(taxpayerId, hashes, cancellation);
        var areKnown = LedgerRows.AreKnown(
            (await FindOriginal(taxpayerId, originalId, cancellation))?.FileName ?? "",
            [.. rows.Zip(hashes, (row, hash) => new LedgerRows.Row(hash, row.Extra.ContainsKey(ExtraFields.Voucher)))],
            [.. known.Select(row => row.Row)]
        );
        var ownerOf = known
            .DistinctBy(row => row.Row.Hash, StringComparer.Ordinal)
            .ToDictionary(row => row.Row.Hash, row => row.InvoiceId, StringComparer.Ordinal);
        var times = known.CountBy(row => row.Row.Hash, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        List<Reading> fresh = [.. rows.Where((_, index) => !areKnown[index])];
        var decision = await owners.Decide(taxpayerId, fresh, cancellation);
        var records = new List<UseRecord>(fresh.Count);
        var results = new List<StoredReading>(rows.Count);
        var evidence = new Dictionary<long, InvoiceEvidence>();
        var touched = new HashSet<long>();
        foreach (var (index, row) in rows.Index())
        {
            var hash = hashes[index];
            if (areKnown[index])
            {
                results.Add(new StoredReading(ownerOf[hash], IsNewInvoice: false, IsKnown: true));
                continue;
            }

            var owner = decision.InvoiceIds[records.Count];
            var occurrence = times[hash] = times.GetValueOrDefault(hash) + 1;
            var record = Use(taxpayerId, originalId, owner, row, (hash, occurrence));
            records.Add(record);
            results.Add(new StoredReading(owner, owner is { } id && decision.New.Contains(id), IsKnown: false));
            if (owner is { } invoiceId)
            {
                touched.Add(invoiceId);
                Evidence(evidence, invoiceId).Uses.Add((record.UsedFen, row));
            }
        }

        await db.AddMany(records, cancellation);
        await Finish(taxpayer, touched, decision, evidence, cancellation);
        await audit.Write(taxpayerId, actor, [.. Joins(decision)], cancellation);
        return results;
    }

    public async Task<IReadOnlyList<long>> Rebuild(
        Taxpayer taxpayer,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        var made = await merger.Merge(taxpayer, invoiceIds, new Dictionary<long, InvoiceEvidence>(), cancellation);
        await reds.Refresh(taxpayer.TaxpayerId, made, cancellation);
        return [.. made.Select(row => row.InvoiceId)];
    }

    public async Task LinkMirror(
        (long TaxpayerId, long InvoiceId) first,
        (long TaxpayerId, long InvoiceId) second,
        CancellationToken cancellation
    )
    {
        foreach (var (from, to) in new[] { (first, second), (second, first) })
        {
            var isThere = await db.Rows<InvoiceLinkRecord>()
                .AnyAsync(
                    row =>
                        row.TaxpayerId == from.TaxpayerId
                        && row.InvoiceId == from.InvoiceId
                        && row.Kind == MirrorPair
                        && row.OtherTaxpayerId == to.TaxpayerId
                        && row.OtherInvoiceId == to.InvoiceId,
                    cancellation
                );
            if (!isThere)
            {
                var link = new InvoiceLinkRecord
                {
                    TaxpayerId = from.TaxpayerId,
                    InvoiceId = from.InvoiceId,
                    Kind = MirrorPair,
                    OtherTaxpayerId = to.TaxpayerId,
                    OtherInvoiceId = to.InvoiceId,
                };
                await db.AddMany([link], cancellation);
            }
        }
    }

    private const string MirrorPair = "mirror-pair";

    /// <summary>Takes back earlier readings of an original that is read again.</summary>
    /// <returns>The invoices that they spoke of.</returns>
    private async Task<HashSet<long>> Forget(long taxpayerId, DocumentReadings documents, CancellationToken cancellation)
    {
        var parts = documents.Readings.Select(PartOf).ToHashSet(StringComparer.Ordinal);
        var earlier = await db.Rows<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.OriginalId == documents.OriginalId)
            // What a person said of it stands, whatever is read from it anew.
            .Where(row => row.Source != SourceId.Typed && row.Source != SourceId.Confirmed)
            .Select(row => new
            {
                row.ReadingId,
                row.InvoiceId,
                row.Part,
            })
            .ToListAsync(cancellation);
        earlier.RemoveAll(row => !documents.AreAll && !parts.Contains(row.Part));
        foreach (var chunk in earlier.Select(row => row.ReadingId).Chunk(InvoiceRows.Chunk))
        {
            await db.Set<ReadingRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.ReadingId))
                .ExecuteDeleteAsync(cancellation);
        }

        return [.. earlier.Select(row => row.InvoiceId).OfType<long>()];
    }

    private async Task<HashSet<(long, string)>> Said(
        long taxpayerId,
        InvoiceOwners.Decision decision,
        CancellationToken cancellation
    )
    {
        var said = new HashSet<(long, string)>();
        var known = decision.InvoiceIds.Where(id => id is { } own && !decision.New.Contains(own)).Distinct();
        foreach (var chunk in known.Chunk(InvoiceRows.Chunk))
        {
            var bodies = await db.Rows<ReadingRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && chunk.Contains(row.InvoiceId))
                .Select(row => new { row.InvoiceId, row.Body })
                .ToListAsync(cancellation);
            said.UnionWith(bodies.Select(row => (row.InvoiceId!.Value, Fingerprint(ReadingCodec.Read(row.Body)))));
        }

        return said;
    }

    private async Task Finish(
        Taxpayer taxpayer,
        HashSet<long> touched,
        InvoiceOwners.Decision decision,
        Dictionary<long, InvoiceEvidence> evidence,
        CancellationToken cancellation
    )
    {
        foreach (var (from, into) in decision.Joined)
        {
            touched.Remove(from);
            touched.Add(into);
        }

        var added = evidence.Where(own => decision.New.Contains(own.Key)).ToDictionary(own => own.Key, own => own.Value);
        var known = touched.Where(id => !decision.New.Contains(id)).ToHashSet();
        var changed = await merger.Merge(taxpayer, known, added, cancellation);
        await reds.Refresh(taxpayer.TaxpayerId, changed, cancellation);
    }

    private async Task<List<(LedgerRows.Known Row, long? InvoiceId)>> KnownRows(
        long taxpayerId,
        List<string> hashes,
        CancellationToken cancellation
    )
    {
        var known = new List<(LedgerRows.Known, long?)>();
        foreach (var chunk in hashes.Distinct(StringComparer.Ordinal).Chunk(InvoiceRows.Chunk))
        {
            var rows = await (
                from use in db.Rows<UseRecord>()
                join original in db.Rows<OriginalRecord>()
                    on new { use.TaxpayerId, use.OriginalId } equals new { original.TaxpayerId, original.OriginalId }
                where use.TaxpayerId == taxpayerId && chunk.Contains(use.RowHash)
                select new
                {
                    use.RowHash,
                    use.OriginalId,
                    original.FileName,
                    use.InvoiceId,
                }
            ).ToListAsync(cancellation);
            known.AddRange(
                rows.Select(row =>
                {
                    var ledger = row.OriginalId.ToString(CultureInfo.InvariantCulture);
                    return (new LedgerRows.Known(row.RowHash, ledger, row.FileName), row.InvoiceId);
                })
            );
        }

        return known;
    }

    private static string Fingerprint(Reading reading) => Convert.ToHexStringLower(ReadingCodec.Hash(reading));

    private ReadingRecord Record(long taxpayerId, long originalId, long? invoiceId, Reading reading, DateTimeOffset now) =>
        new()
        {
            TaxpayerId = taxpayerId,
            ReadingId = ids.Next(),
            OriginalId = originalId,
            InvoiceId = invoiceId,
            Part = PartOf(reading),
            Kind = reading.Kind,
            Source = reading.Source,
            Body = ReadingCodec.Write(reading),
            ReadAt = now,
        };

    /// <summary>The member of the archive and the part of it, as far as there are any.</summary>
    private static string? PartOf(Reading reading)
    {
        var mark = reading.File.IndexOf("!/", StringComparison.Ordinal);
        var member = mark < 0 ? null : reading.File[(mark + 2)..];
        return member is null ? reading.Part
            : reading.Part is null ? member
            : $"{member}#{reading.Part}";
    }

    private UseRecord Use(
        long taxpayerId,
        long originalId,
        long? invoiceId,
        Reading row,
        (string Hash, int Occurrence) identity
    ) =>
        new()
        {
            TaxpayerId = taxpayerId,
            UseId = ids.Next(),
            InvoiceId = invoiceId,
            OriginalId = originalId,
            Part = PartOf(row),
            UsedFen = InvoiceRowMaker.UsedFen(row),
            Department = row.Extra.GetValueOrDefault(ExtraFields.Department),
            Voucher = row.Extra.GetValueOrDefault(ExtraFields.Voucher),
            UseDate = DateOnly.TryParseExact(
                row.Extra.GetValueOrDefault(ExtraFields.BookedDate),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var day
            )
                ? day
                : null,
            RowHash = identity.Hash,
            Occurrence = identity.Occurrence,
            Body = ReadingCodec.Write(row),
        };

    private static InvoiceEvidence Evidence(Dictionary<long, InvoiceEvidence> evidence, long invoiceId)
    {
        if (!evidence.TryGetValue(invoiceId, out var own))
        {
            evidence[invoiceId] = own = new InvoiceEvidence();
        }

        return own;
    }

    private static IEnumerable<AuditEvent> Events(InvoiceOwners.Decision decision, HashSet<long> touched, long originalId) =>
        Joins(decision)
            .Concat(
                touched
                    .Order()
                    .Select(id => new AuditEvent(
                        decision.New.Contains(id) ? "invoice.create" : "invoice.change",
                        Subject(id),
                        ("original", originalId.ToString(CultureInfo.InvariantCulture))
                    ))
            );

    private static IEnumerable<AuditEvent> Joins(InvoiceOwners.Decision decision) =>
        decision.Joined.Select(join => new AuditEvent(
            "invoice.join",
            Subject(join.Into),
            ("from", join.From.ToString(CultureInfo.InvariantCulture))
        ));

    private static string Subject(long invoiceId) => string.Create(CultureInfo.InvariantCulture, $"invoice:{invoiceId}");
}
