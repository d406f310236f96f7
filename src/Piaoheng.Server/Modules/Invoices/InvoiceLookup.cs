using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Care;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Finds invoices of ours for the diagnosis, each way along an index.</summary>
internal sealed class InvoiceLookup(Database db, GetInvoice get, IParties parties, QuickFind quick, Actor actor) : IInvoiceLookup
{
    // Evidence without an identity is rare; more of it than this is a matter for 待处理文件.
    private const int MostUnidentified = 200;

    private static readonly string[] NoInvoice = [KindId.NotAnInvoice, KindId.SupportingDocument];

    public async Task<InvoiceSource?> SourceOf(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        var wanted = invoiceIds.Select(id => (long?)id).ToArray();
        return await db.Rows<ReadingRecord>()
            .Where(reading => reading.TaxpayerId == taxpayerId && wanted.Contains(reading.InvoiceId))
            .Join(
                db.Rows<OriginalRecord>().Where(original => original.TaxpayerId == taxpayerId),
                reading => reading.OriginalId,
                original => original.OriginalId,
                (reading, original) => new { original.FileName, reading.ReadAt }
            )
            .OrderBy(each => each.ReadAt)
            .Select(each => new InvoiceSource(each.FileName, each.ReadAt))
            .FirstOrDefaultAsync(cancellation);
    }

    public async Task<IReadOnlyList<long>> OriginalsOf(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        var wanted = invoiceIds.Select(id => (long?)id).ToArray();
        return await db.Rows<ReadingRecord>()
            .Where(reading => reading.TaxpayerId == taxpayerId && wanted.Contains(reading.InvoiceId))
            .Select(reading => reading.OriginalId)
            .Union(
                db.Rows<UseRecord>()
                    .Where(use => use.TaxpayerId == taxpayerId && wanted.Contains(use.InvoiceId))
                    .Select(use => use.OriginalId)
            )
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<LookedUpInvoice>> Details(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        var found = new List<LookedUpInvoice>();
        foreach (var id in invoiceIds)
        {
            if (await get.Find(taxpayerId, id, cancellation) is not { } detail)
            {
                continue;
            }

            found.Add(
                new LookedUpInvoice(
                    Of(detail),
                    detail.Merged,
                    [
                        .. detail
                            .Documents.DistinctBy(document => document.Original.OriginalId)
                            .Select(document => new StoredOriginal(
                                document.Original.OriginalId,
                                document.Original.Sha256,
                                document.Original.Size,
                                document.Original.FileName
                            )),
                    ],
                    [.. detail.Uses.Select(use => new LookedUpUse(use.UsedFen, use.Department, use.Voucher, use.UseDate))],
                    detail.Invoice.CreatedAt
                )
                {
                    Readings = [.. detail.Documents.Select(document => document.Reading)],
                    Trash = detail.Invoice.IsTrashed ? await TrashInvoice.MarkOf(db, taxpayerId, id, cancellation) : null,
                }
            );
        }

        return found;
    }

    public async Task<IReadOnlyList<FirstStored>> FirstStoredOf(
        long taxpayerId,
        string counterpartyTaxId,
        int limit,
        CancellationToken cancellation
    )
    {
        var found = new List<FirstStored>();
        // One party after another, so that each is read along the index of counterparty and day.
        foreach (var party in await parties.OfNumber(taxpayerId, counterpartyTaxId, cancellation))
        {
            found.AddRange(
                await db.Rows<InvoiceRecord>()
                    .Where(row => row.TaxpayerId == taxpayerId && row.CounterpartyId == party)
                    .OrderByDescending(row => row.IssueDate)
                    .Take(limit)
                    .Select(row => new FirstStored(row.InvoiceId, row.IssueDate, row.CreatedAt))
                    .ToListAsync(cancellation)
            );
        }

        return [.. found.OrderByDescending(each => each.IssueDate).Take(limit)];
    }

    public Task<IReadOnlyList<FoundInvoice>> Faces(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        CancellationToken cancellation
    )
    {
        var wanted = invoiceIds.ToArray();
        return Read(taxpayerId, Rows(taxpayerId).Where(row => EF.Parameter(wanted).Contains(row.InvoiceId)), cancellation);
    }

    public Task<IReadOnlyList<FoundInvoice>> EndingWith(long taxpayerId, string digits, int limit, CancellationToken cancellation)
    {
        var start = new string([.. digits.Reverse()]);
        var end = start + "~";
        return Read(
            taxpayerId,
            Rows(taxpayerId)
                .Where(row => string.Compare(row.NumberReversed, start) >= 0 && string.Compare(row.NumberReversed, end) <= 0)
                .OrderBy(row => row.NumberReversed)
                .Take(limit),
            cancellation
        );
    }

    public async Task<IReadOnlyList<FoundInvoice>> OfAmount(
        long taxpayerId,
        AmountClue clue,
        int limit,
        CancellationToken cancellation
    )
    {
        // The days are looked at here: named in a query of one amount, SQLite would read along them.
        var ids = await quick.Amount(taxpayerId, clue.Fen, cancellation);
        var found = ids is null
            ? await Read(taxpayerId, Issued(taxpayerId, clue).OrderBy(row => row.IssueDate).Take(limit), cancellation)
            : await Faces(taxpayerId, ids, cancellation);
        return [.. found.Where(own => own.Record.IssueDate is not { } day || (day >= clue.From && day <= clue.To)).Take(limit)];
    }

    // An amount that many invoices have is met soon along the days.
    private IQueryable<InvoiceRecord> Issued(long taxpayerId, AmountClue clue) =>
        Rows(taxpayerId)
            .Where(row =>
                row.IssueDate >= clue.From
                && row.IssueDate <= clue.To
                && (row.TotalFen == clue.Fen || row.AmountFen == clue.Fen || row.TaxFen == clue.Fen)
            );

    public Task<IReadOnlyList<FoundInvoice>> Reversing(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var blue = keys.ToArray();
        return Read(taxpayerId, Rows(taxpayerId).Where(row => row.RedOf != null && blue.Contains(row.RedOf)), cancellation);
    }

    public async Task<IReadOnlyList<UnidentifiedEvidence>> Unidentified(
        long taxpayerId,
        UnidentifiedClue clue,
        CancellationToken cancellation
    )
    {
        var found = new List<UnidentifiedEvidence>();
        var readings = await db.Rows<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == null && !NoInvoice.Contains(row.Kind))
            .OrderBy(row => row.InvoiceId)
            .Take(MostUnidentified)
            .Select(row => new { row.OriginalId, row.Body })
            .ToListAsync(cancellation);
        found.AddRange(readings.Select(row => Evidence(row.OriginalId, row.Body, RecordNature.Document)));
        if (clue.EightDigits is { } digits)
        {
            var quoted = $"\"{digits}\"";
            var uses = await db.Rows<UseRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == null && row.Body.Contains(quoted))
                .OrderBy(row => row.InvoiceId)
                .Take(MostUnidentified)
                .Select(row => new { row.OriginalId, row.Body })
                .ToListAsync(cancellation);
            found.AddRange(uses.Select(row => Evidence(row.OriginalId, row.Body, RecordNature.BookRow)));
        }

        return [.. found.Where(own => Fits(own.Record, clue))];
    }

    public Task<long?> OriginalOf(long taxpayerId, string sha256, CancellationToken cancellation) =>
        db.Rows<OriginalRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.Sha256 == sha256)
            .Select(row => (long?)row.OriginalId)
            .FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<string>> SupportingFiles(long taxpayerId, string number, CancellationToken cancellation) =>
        await (
            from reading in db.Rows<ReadingRecord>()
            join original in db.Rows<OriginalRecord>() on reading.OriginalId equals original.OriginalId
            where
                reading.TaxpayerId == taxpayerId
                && original.TaxpayerId == taxpayerId
                && reading.InvoiceId == null
                && reading.Kind == KindId.SupportingDocument
                && (reading.Body.Contains(number) || original.FileName.Contains(number))
            orderby reading.InvoiceId
            select original.FileName
        )
            .Take(MostUnidentified)
            .ToListAsync(cancellation);

    private static UnidentifiedEvidence Evidence(long originalId, string body, RecordNature nature) =>
        new(originalId, Compared.FromReading(ReadingCodec.Read(body), nature));

    private static bool Fits(Compared record, UnidentifiedClue clue) =>
        (clue.EightDigits is { } digits && record.InvoiceNumber == digits)
        || (
            clue is { Fen: { } fen, Day: { } day }
            && record.IssueDate == day
            && (record.TotalInclTax?.Value.Fen == fen || record.AmountExTax?.Value.Fen == fen)
        );

    private IQueryable<InvoiceRecord> Rows(long taxpayerId) =>
        db.Rows<InvoiceRecord>().SeenBy(db, actor).Where(row => row.TaxpayerId == taxpayerId);

    private async Task<IReadOnlyList<FoundInvoice>> Read(
        long taxpayerId,
        IQueryable<InvoiceRecord> query,
        CancellationToken cancellation
    )
    {
        var rows = await query.ToListAsync(cancellation);
        var names = await parties.Read(
            taxpayerId,
            rows.SelectMany(row => new[] { row.SellerId, row.BuyerId }).OfType<long>().ToHashSet(),
            cancellation
        );
        return
        [
            .. rows.Select(row => new FoundInvoice(
                row.InvoiceId,
                Record(
                    row,
                    row.SellerId is { } seller ? names.GetValueOrDefault(seller) : null,
                    row.BuyerId is { } buyer ? names.GetValueOrDefault(buyer) : null
                ),
                row.NamesUs
            )),
        ];
    }

    private static FoundInvoice Of(InvoiceDetail detail) =>
        new(
            detail.Invoice.InvoiceId,
            Record(detail.Invoice, detail.Seller, detail.Buyer) with
            {
                RedOf = detail.Merged.RedOf,
                Lines = detail.Merged.Lines,
                Channel = detail.Merged.Extra.GetValueOrDefault("channel"),
            },
            detail.Invoice.NamesUs
        );

    private static Compared Record(InvoiceRecord row, Party? seller, Party? buyer) =>
        new()
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"i{row.InvoiceId}"),
            Nature = row.OriginalCount > 0 ? RecordNature.Document : RecordNature.BookRow,
            Source = row.Source,
            Kind = row.Kind,
            Direction = row.NamesUs ? row.Direction : null,
            InvoiceCode = row.Code,
            InvoiceNumber = row.Number,
            PaperCode = row.PaperCode,
            PaperNumber = row.PaperNumber,
            IssueDate = row.IssueDate == DateOnly.MinValue ? null : row.IssueDate,
            AmountExTax = Amount(row.AmountFen),
            TaxAmount = Amount(row.TaxFen),
            TotalInclTax = Amount(row.TotalFen),
            SellerName = seller?.Name,
            SellerTaxId = seller?.TaxId,
            BuyerName = buyer?.Name,
            BuyerTaxId = buyer?.TaxId,
            Status = new InvoiceStatus(row.VoidState, row.RedState, row.RiskState, row.StatusText),
            RedOf = row.RedOf is { } blue ? new RedReference("", blue) : null,
            HasDocument = row.OriginalCount > 0,
        };

    private static PrintedAmount? Amount(long? fen) => fen is { } known ? new PrintedAmount(Yuan.FromFen(known)) : null;
}
