using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>一张发票 with everything that we know of it.</summary>
public sealed class GetInvoice(Database db, IParties parties, IBureauRecords bureau, AuditLog audit, Actor actor)
{
    private const string OfOthers = "查看他人提交的原件";

    /// <summary>The invoice; null when the taxpayer has none of this id.</summary>
    public async Task<InvoiceDetail?> Find(long taxpayerId, long invoiceId, CancellationToken cancellation)
    {
        var invoice = await db.Rows<InvoiceRecord>()
            .SeenBy(db, actor)
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId, cancellation);
        if (invoice is null)
        {
            return null;
        }

        var readings = await Readings(taxpayerId, invoiceId, cancellation);
        var uses = await db.Rows<UseRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId)
            .ToListAsync(cancellation);
        uses.Sort((left, right) => left.UseId.CompareTo(right.UseId));
        var evidence = new InvoiceEvidence();
        evidence.Documents.AddRange(readings.Select(own => (own.Original.OriginalId, own.Reading)));
        evidence.Uses.AddRange(uses.Select(use => (use.UsedFen, ReadingCodec.Read(use.Body))));
        var merged = InvoiceMerge.Of(evidence).Reading;
        var known = await parties.Read(taxpayerId, [.. new[] { invoice.SellerId, invoice.BuyerId }.OfType<long>()], cancellation);
        return new InvoiceDetail
        {
            Invoice = invoice,
            Merged = merged,
            Seller = invoice.SellerId is { } seller ? known.GetValueOrDefault(seller) : null,
            Buyer = invoice.BuyerId is { } buyer ? known.GetValueOrDefault(buyer) : null,
            Documents = readings,
            Findings = await Findings(taxpayerId, invoiceId, cancellation),
            Uses = uses,
            Bureau = await bureau.Find(taxpayerId, invoice.Direction, InvoiceIdentity.Keys(merged), cancellation),
            Links = await db.Rows<InvoiceLinkRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId)
                .ToListAsync(cancellation),
            History = await audit.About(
                taxpayerId,
                string.Create(CultureInfo.InvariantCulture, $"invoice:{invoiceId}"),
                cancellation
            ),
        };
    }

    private async Task<List<InvoiceDocument>> Readings(long taxpayerId, long invoiceId, CancellationToken cancellation)
    {
        // Sorted here: asked for the order of its key, SQLite reads every reading of the taxpayer along that key.
        var rows = await db.Rows<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId)
            .ToListAsync(cancellation);
        rows.Sort((left, right) => left.ReadingId.CompareTo(right.ReadingId));
        var ids = rows.Select(row => row.OriginalId).Distinct().ToArray();
        var originals = await db.Rows<OriginalRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.OriginalId))
            .ToDictionaryAsync(row => row.OriginalId, cancellation);
        var seen = await db.OriginalsSeenBy(taxpayerId, ids, actor, cancellation);
        return
        [
            .. rows.Select(row => new InvoiceDocument(originals[row.OriginalId], row.Part, ReadingCodec.Read(row.Body))
            {
                ReadAt = row.ReadAt,
                Wanting = seen.Contains(row.OriginalId) ? null : OfOthers,
            }),
        ];
    }

    private async Task<List<Finding>> Findings(long taxpayerId, long invoiceId, CancellationToken cancellation)
    {
        var rows = await db.Rows<FindingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId)
            .OrderBy(row => row.FindingNo)
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new Finding(
                    new CodedText(row.Code, row.Template, ReadingCodec.ReadArgs(row.Args)),
                    row.Severity,
                    row.Field,
                    row.Expected,
                    row.Found
                ))
                .OrderByDescending(finding => finding.Severity),
        ];
    }
}

/// <summary>One invoice with everything that we know of it.</summary>
public sealed record InvoiceDetail
{
    /// <summary>The invoice.</summary>
    public required InvoiceRecord Invoice { get; init; }

    /// <summary>What its evidence says together; <see cref="Reading.Sources"/> tells where each field came from, lines are in it.</summary>
    public required Reading Merged { get; init; }

    /// <summary>销方.</summary>
    public required Party? Seller { get; init; }

    /// <summary>购方.</summary>
    public required Party? Buyer { get; init; }

    /// <summary>Originals and what each says; one original may say several things.</summary>
    public required IReadOnlyList<InvoiceDocument> Documents { get; init; }

    /// <summary>检查结果, worst first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Book rows.</summary>
    public required IReadOnlyList<UseRecord> Uses { get; init; }

    /// <summary>What the bureau holds; more than one where it lists the invoice several times.</summary>
    public required IReadOnlyList<BureauRow> Bureau { get; init; }

    /// <summary>Links to invoices of other companies of ours.</summary>
    public required IReadOnlyList<InvoiceLinkRecord> Links { get; init; }

    /// <summary>操作日志 of the invoice, oldest first.</summary>
    public required IReadOnlyList<AuditEntryRecord> History { get; init; }

    /// <summary>未用余额: 价税合计 less what book rows use; null where either is not known.</summary>
    public Yuan? Unused => Invoice is { TotalFen: { } total, UseCount: > 0 } ? Yuan.FromFen(total - Invoice.UsedFen) : null;
}

/// <summary>An original and what it says of the invoice.</summary>
/// <param name="Original">The original.</param>
/// <param name="Part">Part of it; null = all of it.</param>
/// <param name="Reading">What it says.</param>
public sealed record InvoiceDocument(OriginalRecord Original, string? Part, Reading Reading)
{
    /// <summary>When it was read.</summary>
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>The right for want of which the original may not be opened; null = it may.</summary>
    public string? Wanting { get; init; }
}
