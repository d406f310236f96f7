using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Formats.Forms;
using Piaoheng.Formats.Images;
using Piaoheng.Formats.Xml;

namespace Piaoheng.Formats.Ofd;

/// <summary>Makes the readings of one OFD document of all that its parts state.</summary>
internal static class OfdReadings
{
    /// <summary>One reading for each invoice in the document; a reading that needs text recognition when it holds pictures only; none when it holds nothing.</summary>
    public static IReadOnlyList<Reading> Of(OfdDocument document, FileBytes file, KindCatalogue kinds)
    {
        var pages = document.Pages();
        var context = new VoucherContext(file.Name, file.ShortName, SourceId.OfdAttachment, kinds);
        var structured = Structured(document, pages, context).ToList();
        var drawn = Drawn(pages, file, kinds);
        var signature = document.IsSigned ? SignatureState.Unchecked : SignatureState.Absent;
        List<Reading> together = [.. Together(structured, drawn)];
        var codes = QrWitness.Texts(OfdPictures.Of(document));
        return [.. QrWitness.Join(together, codes, kinds).Select(reading => Completed(reading, signature, kinds))];
    }

    /// <summary>What is stated apart from the drawn page, the most trusted first.</summary>
    private static IEnumerable<Reading> Structured(OfdDocument document, IReadOnlyList<OfdPage> pages, VoucherContext context)
    {
        foreach (var (name, content) in document.Attachments())
        {
            if (StructuredVoucher.TryRead(content, context with { Name = name }) is { } attached)
            {
                yield return attached;
            }
        }

        if (OfdData.TryRead(document.CustomData, context) is { } data)
        {
            yield return data;
        }

        if (OfdTags.TryRead(document.Tags(), pages, context) is { } tagged)
        {
            yield return tagged;
        }
    }

    private static IReadOnlyList<Reading> Drawn(List<OfdPage> pages, FileBytes file, KindCatalogue kinds)
    {
        if (pages.Count == 0)
        {
            return [];
        }

        return pages.TrueForAll(page => page.Texts.Count == 0)
            ? FormatCatalogue.Unreadable(file, UnreadableReason.NeedsOcr).Readings
            : InvoiceLayout.Read(OfdWords.Of(pages), kinds, file.Name, SourceId.OfdText);
    }

    private static IEnumerable<Reading> Together(List<Reading> structured, IReadOnlyList<Reading> drawn)
    {
        if (structured.Count == 0)
        {
            return drawn;
        }

        var invoices = structured.GroupBy(reading => reading.InvoiceNumber, StringComparer.Ordinal).ToList();
        var left = drawn.ToList();
        var together = new List<Reading>();
        var taken = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var invoice in invoices)
        {
            // A page that shows another number than the data is the same invoice tampered with, unless there are several of them.
            var page =
                left.Find(reading => string.Equals(reading.InvoiceNumber, invoice.Key, StringComparison.Ordinal))
                ?? (invoices.Count == 1 && left.Count(IsForm) == 1 ? left.Find(IsForm) : null);
            left.RemoveAll(reading => ReferenceEquals(reading, page));
            if (page is null)
            {
                together.Add(BestLines([.. invoice]));
                continue;
            }

            taken.Add(PageOf(page));
            together.Add(BestLines([.. invoice, DrawnBeside(ReadingMerge.Merge([.. invoice]), page)]));
        }

        // What else is drawn counts where it is something of its own: a further invoice, a trip table on another page.
        return together.Concat(
            left.Where(reading =>
                IsInvoice(reading) || (reading.Kind is KindId.SupportingDocument && !taken.Contains(PageOf(reading)))
            )
        );
    }

    /// <summary>The page of a sheet: <c>第1页</c> of <c>第1页第2张</c>; null for the whole document.</summary>
    private static string? PageOf(Reading reading) =>
        reading.Part?.IndexOf('页', StringComparison.Ordinal) is int end and >= 0 ? reading.Part[..(end + 1)] : reading.Part;

    /// <summary>A drawn page beside data that state the same: what it did not show clearly is no news where the data are clear.</summary>
    private static Reading DrawnBeside(Reading data, Reading page) =>
        page with
        {
            BuyerName = Clear(data.BuyerName, page.BuyerName),
            BuyerTaxId = Clear(data.BuyerTaxId, page.BuyerTaxId),
            SellerName = Clear(data.SellerName, page.SellerName),
            SellerTaxId = Clear(data.SellerTaxId, page.SellerTaxId),
        };

    // Text caught together with its neighbours holds the value; it does not contradict it.
    private static string? Clear(string? stated, string? drawn) =>
        !string.IsNullOrEmpty(stated) && drawn?.Length > stated.Length && drawn.Contains(stated, StringComparison.Ordinal)
            ? null
            : drawn;

    /// <summary>Flat tags of several lines may be taken apart wrongly; lines that add up to the 金额 are preferred to those that do not.</summary>
    private static Reading BestLines(List<Reading> trusted)
    {
        var merged = ReadingMerge.Merge(trusted);
        if (merged.AmountExTax is not { } amount || AddsUp(merged, amount))
        {
            return merged;
        }

        return trusted.Find(reading => AddsUp(reading, amount)) is { } better
            ? ReadingMerge.Merge([
                .. trusted.Select(reading => ReferenceEquals(reading, better) ? reading : reading with { Lines = null }),
            ])
            : merged;
    }

    private static bool AddsUp(Reading reading, PrintedAmount amount) =>
        reading.Lines is { Count: > 0 } lines && lines.Sum(line => line.Amount?.Value.Fen ?? 0) == amount.Value.Fen;

    /// <summary>A form that may be the invoice, though its number was not found on it.</summary>
    private static bool IsForm(Reading reading) =>
        reading.Reason is null && (IsInvoice(reading) || reading.PrintedTitle is not null);

    private static bool IsInvoice(Reading reading) => !string.IsNullOrEmpty(reading.InvoiceNumber);

    private static Reading Completed(Reading reading, SignatureState signature, KindCatalogue kinds)
    {
        if (reading.Reason is not null)
        {
            return reading;
        }

        var printed = kinds.FromTitle(reading.PrintedTitle, reading.InvoiceCode);
        var completed = reading with
        {
            Kind = printed is KindId.Unknown ? reading.Kind : printed,
            Signature = reading.Signature is SignatureState.Absent ? signature : reading.Signature,
        };
        return Absences.Settled(KindDefaults.Fill(completed, kinds), kinds);
    }
}
