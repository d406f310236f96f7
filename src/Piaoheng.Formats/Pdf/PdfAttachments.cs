using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Formats.Xml;
using UglyToad.PdfPig;

namespace Piaoheng.Formats.Pdf;

/// <summary>Vouchers embedded in a PDF: XBRL of railway tickets and others, 数电票 XML. Anything else that is attached is passed over.</summary>
internal static class PdfAttachments
{
    /// <summary>The vouchers that are well-formed XML of a known root.</summary>
    public static List<Reading> Read(PdfDocument document, FileBytes file, KindCatalogue kinds)
    {
        var vouchers = new List<Reading>();
        if (!document.Advanced.TryGetEmbeddedFiles(out var attachments))
        {
            return vouchers;
        }

        foreach (var attachment in attachments.Take(Limits.InvoicesPerDocument))
        {
            if (attachment.Memory.Length <= Limits.MemberBytes && SafeXml.Load(attachment.Memory.Span, out _) is { } root)
            {
                var source = root.Is("xbrl") ? SourceId.Xbrl : SourceId.Xml;
                var name = string.IsNullOrWhiteSpace(attachment.Name) ? file.ShortName : attachment.Name;
                if (StructuredVoucher.TryRead(root, new VoucherContext(file.Name, name, source, kinds)) is { } voucher)
                {
                    vouchers.Add(voucher);
                }
            }
        }

        return vouchers;
    }

    /// <summary>The vouchers with what the pages add to them, and the pages that have none.</summary>
    public static IReadOnlyList<Reading> Join(List<Reading> vouchers, IReadOnlyList<Reading> drawn)
    {
        if (vouchers.Count == 0)
        {
            return drawn;
        }

        var pages = drawn.ToList();
        var joined = new List<Reading>();
        foreach (var voucher in vouchers)
        {
            // A page with another number is the same invoice, altered, unless the file holds several.
            var page =
                pages.Find(reading => string.Equals(reading.InvoiceNumber, voucher.InvoiceNumber, StringComparison.Ordinal))
                ?? (vouchers.Count == 1 && pages.Count(IsInvoice) == 1 ? pages.Find(IsInvoice) : null);
            joined.Add(page is null ? voucher : ReadingMerge.Merge([voucher, page]) with { Part = page.Part });
            pages.RemoveAll(reading => ReferenceEquals(reading, page));
        }

        // A picture beside the only voucher is its print, not a page that still has to be recognised.
        return [.. joined, .. pages.Where(reading => IsInvoice(reading) || reading.Kind is KindId.SupportingDocument)];
    }

    private static bool IsInvoice(Reading reading) => !string.IsNullOrEmpty(reading.InvoiceNumber);
}
