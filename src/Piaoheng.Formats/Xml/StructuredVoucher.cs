using System.Globalization;
using System.Xml.Linq;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Xbrl;

namespace Piaoheng.Formats.Xml;

/// <summary>结构化凭证: reads any XML of a known root, alone or attached to an OFD or PDF.</summary>
internal static class StructuredVoucher
{
    /// <summary>Reads the bytes of an attachment.</summary>
    /// <returns>Null when they are no well-formed XML of a known root.</returns>
    public static Reading? TryRead(ReadOnlySpan<byte> content, VoucherContext context) =>
        SafeXml.Load(content, out _) is { } root ? TryRead(root, context) : null;

    /// <summary>Reads a parsed document, or the documents that a message or a batch wraps in elements of its own.</summary>
    public static IReadOnlyList<Reading> ReadAll(XElement root, VoucherContext context)
    {
        if (TryRead(root, context) is { } whole)
        {
            return [whole];
        }

        var readings = new List<Reading>();
        for (XElement? element = root; element is not null; )
        {
            var reading = element == root ? null : TryRead(element, context);
            if (reading is null)
            {
                element = element.Elements().FirstOrDefault() ?? Next(element);
                continue;
            }

            if (readings.Count == Limits.InvoicesPerDocument)
            {
                throw new LimitExceededException(nameof(Limits.InvoicesPerDocument));
            }

            readings.Add(reading with { Part = string.Create(CultureInfo.InvariantCulture, $"第{readings.Count + 1}张") });
            element = Next(element);
        }

        return readings is [var only] ? [only with { Part = null }] : readings;
    }

    // The next element behind this one and all that is inside it.
    private static XElement? Next(XElement element)
    {
        for (XElement? at = element; at is not null; at = at.Parent)
        {
            if (at.ElementsAfterSelf().FirstOrDefault() is { } next)
            {
                return next;
            }
        }

        return null;
    }

    /// <summary>Reads a parsed document.</summary>
    /// <returns>Null when the root is not known.</returns>
    public static Reading? TryRead(XElement root, VoucherContext context)
    {
        if (EInvoiceXml.IsOne(root))
        {
            return EInvoiceXml.Read(root, context);
        }

        if (OriginalInvoiceXml.IsOne(root))
        {
            return OriginalInvoiceXml.Read(root, context);
        }

        if (FiscalBillXml.IsOne(root))
        {
            return FiscalBillXml.Read(root, context);
        }

        return XbrlVoucher.TryOpen(root) is { } voucher ? XbrlReading.Of(voucher, context) : null;
    }
}
