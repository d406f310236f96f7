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
