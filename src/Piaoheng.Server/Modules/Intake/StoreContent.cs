using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Puts what was read from one received file where it belongs. Runs inside one unit of work.</summary>
internal sealed class StoreContent(IInvoiceStore invoices, IBureauStore bureau)
{
    /// <summary>A received file and what it says.</summary>
    /// <param name="Taxpayer">本单位.</param>
    /// <param name="Item">The file.</param>
    /// <param name="Original">Its bytes.</param>
    /// <param name="Documents">One for the file, or one for each member.</param>
    /// <param name="Others">Other companies of ours by number, as far as documents name them.</param>
    public sealed record Content(
        Taxpayer Taxpayer,
        IntakeItemRecord Item,
        StoredOriginal Original,
        IReadOnlyList<DocumentReading> Documents,
        IReadOnlyDictionary<string, Taxpayer> Others
    );

    /// <summary>Stores everything.</summary>
    /// <returns>What became of each document, in their order.</returns>
    public async Task<IReadOnlyList<ItemResult>> Store(Content content, CancellationToken cancellation)
    {
        var readings = content
            .Documents.Where(document => document.Workbook is null)
            .SelectMany(document => document.Readings)
            .ToList();
        var stored = new Queue<StoredReading>(
            await invoices.StoreDocuments(
                content.Taxpayer,
                new DocumentReadings(content.Original.OriginalId, readings, AreAll: true),
                Actor.Program,
                cancellation
            )
        );
        await StoreMirrors(content, [.. readings.Zip(stored)], cancellation);
        var results = new List<ItemResult>(content.Documents.Count);
        foreach (var document in content.Documents)
        {
            results.Add(
                document.Workbook is { } workbook
                    ? await StoreWorkbook(content, document, workbook, cancellation)
                    : OfDocument(document, [.. document.Readings.Select(_ => stored.Dequeue())])
            );
        }

        return results;
    }

    private async Task StoreMirrors(
        Content content,
        List<(Reading Reading, StoredReading Stored)> documents,
        CancellationToken cancellation
    )
    {
        foreach (var (reading, stored) in documents)
        {
            if (stored.InvoiceId is not { } invoiceId || OtherParty(content.Taxpayer, reading) is not { } number)
            {
                continue;
            }

            if (!content.Others.TryGetValue(number, out var other))
            {
                continue;
            }

            var file = new StoredFile(content.Original.Sha256, content.Original.Size);
            var original = await invoices.AddOriginal(other.TaxpayerId, file, content.Item.FileName, Actor.Program, cancellation);
            var mirror = await invoices.StoreDocuments(
                other,
                new DocumentReadings(original.OriginalId, [ForTaxpayer.Turn(reading, other)], AreAll: false),
                Actor.Program,
                cancellation
            );
            await invoices.LinkMirror(
                (content.Taxpayer.TaxpayerId, invoiceId),
                (other.TaxpayerId, mirror[0].InvoiceId!.Value),
                cancellation
            );
        }
    }

    /// <summary>The number of the party that is not us, where one party is.</summary>
    public static string? OtherParty(Taxpayer taxpayer, Reading reading) =>
        taxpayer.HasNumber(reading.SellerTaxId?.Trim()) ? Stated(reading.BuyerTaxId)
        : taxpayer.HasNumber(reading.BuyerTaxId?.Trim()) ? Stated(reading.SellerTaxId)
        : null;

    private static string? Stated(string? number) => string.IsNullOrWhiteSpace(number) ? null : number.Trim().ToUpperInvariant();

    private async Task<ItemResult> StoreWorkbook(
        Content content,
        DocumentReading document,
        WorkbookReading workbook,
        CancellationToken cancellation
    )
    {
        if (workbook.TaxpayerId is { Length: > 0 } owner && !content.Taxpayer.HasNumber(owner.Trim()))
        {
            return ItemResult.Waiting("workbook", IntakeTexts.OfOtherTaxpayer(document.File, owner));
        }

        var (found, added) =
            workbook.Side == Side.Theirs
                ? await StoreBureauRows(content, document, workbook, cancellation)
                : await StoreBookRows(content, document, cancellation);
        var said = workbook.Findings.Where(finding => finding.Severity >= Severity.Warn).Select(finding => finding.Text).ToList();
        if (found > 0 && added == 0)
        {
            said.Insert(0, IntakeTexts.AllKnown(document.File));
        }

        var isNew = added > 0 || found == 0;
        return new ItemResult(isNew ? IntakeOutcome.Stored : IntakeOutcome.Exists, "workbook", said, null, found, added);
    }

    private async Task<(int Found, int Added)> StoreBureauRows(
        Content content,
        DocumentReading document,
        WorkbookReading workbook,
        CancellationToken cancellation
    )
    {
        var readAt = workbook.Coverage.Max(coverage => coverage.ReadAt) ?? content.Item.ReceivedAt;
        var stored = await bureau.Store(
            content.Taxpayer.TaxpayerId,
            new BureauSource(content.Item.ItemId, readAt, workbook.Direction ?? Direction.In),
            document.Readings,
            workbook.Coverage,
            cancellation
        );
        return (document.Readings.Count, stored.Added + stored.Changed);
    }

    private async Task<(int Found, int Added)> StoreBookRows(
        Content content,
        DocumentReading document,
        CancellationToken cancellation
    )
    {
        var stored = await invoices.StoreBookRows(
            content.Taxpayer,
            content.Original.OriginalId,
            document.Readings,
            Actor.Program,
            cancellation
        );
        return (stored.Count, stored.Count(row => !row.IsKnown));
    }

    private static ItemResult OfDocument(DocumentReading document, IReadOnlyList<StoredReading> stored)
    {
        var invoices = stored.Where(reading => reading.InvoiceId is not null).ToList();
        var kind = document.Readings is [var first, ..] ? first.Kind : null;
        if (invoices.Count == 0)
        {
            return document.Readings.All(reading => reading.Kind == KindId.SupportingDocument)
                ? new ItemResult(IntakeOutcome.Stored, kind, [], null, 0, 0)
                : ItemResult.Waiting(kind, WhyNot(document));
        }

        var distinct = invoices.Select(reading => reading.InvoiceId).Distinct().ToList();
        var isKnown = invoices.TrueForAll(reading => reading.IsKnown);
        return new ItemResult(
            isKnown ? IntakeOutcome.Exists : IntakeOutcome.Stored,
            kind,
            isKnown ? [IntakeTexts.AllKnown(document.File)] : [.. Unread(document)],
            distinct is [var only] ? only : null,
            distinct.Count,
            invoices.Where(reading => reading.IsNewInvoice).Select(reading => reading.InvoiceId).Distinct().Count()
        );
    }

    /// <summary>What is to be said of parts that gave no invoice, beside parts that did.</summary>
    private static IEnumerable<CodedText> Unread(DocumentReading document) =>
        document
            .Readings.Where(reading => reading.Kind == KindId.Unreadable)
            .SelectMany(reading => reading.Findings)
            .Select(finding => finding.Text)
            .Distinct();

    private static CodedText[] WhyNot(DocumentReading document)
    {
        var said = document.Readings.SelectMany(reading => reading.Findings).Select(finding => finding.Text).Distinct().ToArray();
        var isInvoice = document.Readings.Any(reading =>
            reading.Kind is not (KindId.Unreadable or KindId.NotAnInvoice or KindId.SupportingDocument)
        );
        return isInvoice || said.Length == 0 ? [IntakeTexts.WithoutIdentity(document.File), .. said] : said;
    }
}
