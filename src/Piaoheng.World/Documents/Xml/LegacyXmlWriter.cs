using System.Globalization;
using System.Text;
using System.Xml;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Documents.Xml;

/// <summary>Writes the XML of old electronic invoices (<c>eInvoice</c>), as attached to OFD.</summary>
public static class LegacyXmlWriter
{
    private const string Namespace = "http://www.edrm.org.cn/schema/e-invoice/2019";

    /// <summary>The XML alone.</summary>
    public static byte[] Bytes(WorldInvoice invoice, LegacyXmlStyle style)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("eInvoice");
            xml.WriteAttributeString("xmlns", "fp", null, Namespace);
            xml.WriteAttributeString("Version", "1.0");
            var writer = new Elements(xml, style.HasCData);
            WriteHead(writer, invoice, style);
            WriteParties(writer, invoice);
            writer.Text("TaxInclusiveTotalAmount", invoice.Total.ToString());
            writer.Text("Note", invoice.Remark);
            writer.Text("InvoiceClerk", invoice.Drawer);
            writer.Text("Payee", invoice.Payee);
            writer.Text("Checker", invoice.Checker);
            writer.Text("TaxTotalAmount", invoice.TaxAmount?.ToString() ?? "");
            writer.Text("TaxExclusiveTotalAmount", invoice.Amount.ToString());
            writer.Text("GraphCode", Qr(invoice, style));
            writer.Text("InvoiceSIA1", "");
            writer.Text("InvoiceSIA2", "");
            writer.Text("Signature", "");
            WriteLines(writer, xml, invoice, style);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    /// <summary>A file of its own.</summary>
    public static WorldFile Write(WorldInvoice invoice, LegacyXmlStyle style)
    {
        var name = invoice.Code + "_" + invoice.Number + ".xml";
        return new WorldFile(name, Bytes(invoice, style), [Expected(invoice, name, style)]);
    }

    /// <summary>What the XML states: everything but the title and the amount in words.</summary>
    public static Reading Expected(WorldInvoice invoice, string name, LegacyXmlStyle style) =>
        invoice.ToReading(name) with
        {
            PrintedTitle = null,
            TotalInChinese = null,
            Qr = Qr(invoice, style),
            RedOf = invoice.RedOf,
        };

    private static string Qr(WorldInvoice invoice, LegacyXmlStyle style)
    {
        var qr = QrText.Of(invoice) ?? "";
        var amount = invoice.Amount.ToString();
        return style.HasShortAmountInQr
            ? qr.Replace(
                "," + amount + ",",
                "," + invoice.Amount.Value.ToString("0.##", CultureInfo.InvariantCulture) + ",",
                StringComparison.Ordinal
            )
            : qr;
    }

    private static void WriteHead(Elements writer, WorldInvoice invoice, LegacyXmlStyle style)
    {
        writer.Text("DocID", "01");
        writer.Text("InvoiceCode", invoice.Code);
        writer.Text("InvoiceNo", invoice.Number);
        writer.Text("TypeCode", "0");
        writer.Text("IssueDate", WorldInvoice.ChineseDay(invoice.Day));
        writer.Text("InvoiceCheckCode", invoice.CheckCode);
        writer.Text("MachineNo", invoice.MachineNumber);
        var control = invoice.TaxControlCode;
        writer.Text(
            "TaxControlCode",
            style.HasBrokenRows
                ? string.Join('\n', control.Chunk(Math.Max(1, control.Length / 4)).Select(row => new string(row)))
                : control
        );
    }

    private static void WriteParties(Elements writer, WorldInvoice invoice)
    {
        writer.Start("Buyer");
        WriteParty(writer, "Buyer", invoice.Buyer);
        writer.End();
        writer.Text("Tpvn", "");
        writer.Start("Seller");
        WriteParty(writer, "Seller", invoice.Seller);
        writer.Text("Issuea1", "");
        writer.Text("Issuea2", "");
        writer.End();
    }

    private static void WriteParty(Elements writer, string prefix, Companies.Company party)
    {
        writer.Text(prefix + "Name", party.Name);
        writer.Text(prefix + "TaxID", party.TaxId);
        writer.Text(prefix + "AddrTel", party.AddressAndPhone);
        writer.Text(prefix + "FinancialAccount", party.BankAndAccount);
    }

    private static void WriteLines(Elements writer, XmlWriter xml, WorldInvoice invoice, LegacyXmlStyle style)
    {
        if (invoice.RedOf is { } red && style.HasOriginal)
        {
            writer.Text("OriginalInvoiceCode", red.InvoiceCode);
            writer.Text("OriginalInvoiceNo", red.InvoiceNumber);
        }

        xml.WriteStartElement("fp", "GoodsInfos", Namespace);
        foreach (var line in invoice.Lines)
        {
            writer.Start("GoodsInfo");
            writer.Text("Item", line.Name);
            writer.Text("Specification", line.Spec);
            writer.Text("MeasurementDimension", line.Unit);
            writer.Text(style.PriceFirst ? "Price" : "Quantity", style.PriceFirst ? line.UnitPrice : line.Quantity);
            writer.Text(style.PriceFirst ? "Quantity" : "Price", style.PriceFirst ? line.Quantity : line.UnitPrice);
            writer.Text("Amount", line.Amount.ToString());
            writer.Text("TaxScheme", line.Rate.Printed);
            writer.Text("TaxAmount", line.PrintedTax.ToString());
            writer.End();
        }

        xml.WriteEndElement();
    }

    private sealed class Elements(XmlWriter xml, bool hasCData)
    {
        public void Start(string element) => xml.WriteStartElement("fp", element, Namespace);

        public void End() => xml.WriteEndElement();

        public void Text(string element, string text)
        {
            Start(element);
            if (hasCData && text.Length > 0)
            {
                xml.WriteCData(text);
            }
            else
            {
                xml.WriteString(text);
            }

            xml.WriteFullEndElement();
        }
    }
}
