using System.Globalization;
using System.Text;
using System.Xml;
using Piaoheng.Core.Invoices;
using Piaoheng.World.Goods;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Documents.Xml;

/// <summary>Writes 数电票 XML (<c>EInvoice</c>) of 增值税专用发票 and 普通发票.</summary>
/// <remarks>Source: real files, see docs/standards.md#einvoice-xml.</remarks>
public static class DigitalXmlWriter
{
    /// <summary>The file of one invoice.</summary>
    public static WorldFile Write(WorldInvoice invoice, DigitalXmlStyle style)
    {
        var settings = new XmlWriterSettings
        {
            OmitXmlDeclaration = !style.HasDeclaration,
            Indent = style.IsIndented,
            Encoding = new UTF8Encoding(style.HasByteOrderMark),
            NewLineChars = "\n",
        };
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement("EInvoice");
            WriteHeader(xml, invoice, style);
            xml.WriteStartElement("EInvoiceData");
            WriteParties(xml, invoice, style);
            WriteTotals(xml, invoice);
            foreach (var line in invoice.Lines)
            {
                WriteLine(xml, line, style);
            }

            WriteSpecial(xml, invoice);
            WriteRemark(xml, invoice);
            xml.WriteEndElement();
            WriteSupervision(xml, invoice, style);
            xml.WriteEndElement();
        }

        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"dzfp_{invoice.Number}_{invoice.Seller.Name}_{invoice.IssuedAt:yyyyMMddHHmmss}.xml"
        );
        return new WorldFile(name, bytes.ToArray(), [Expected(invoice, name, style)]);
    }

    /// <summary>What the XML states: no QR, rates as fractions, the tax of lines without tax as 0.00.</summary>
    private static Reading Expected(WorldInvoice invoice, string name, DigitalXmlStyle style) =>
        invoice.ToReading(name) with
        {
            Qr = null,
            TaxAmount = invoice.Tax,
            Lines = [.. invoice.Lines.Select(line => line.ToReading() with { TaxRate = Percent(line.Rate), Tax = line.Tax })],
            Extra = SpecialFields.Of(invoice.Special, LongMoment),
        };

    private static void WriteHeader(XmlWriter xml, WorldInvoice invoice, DigitalXmlStyle style)
    {
        var isSpecial = invoice.Kind is KindId.DigitalVatSpecial;
        xml.WriteStartElement("Header");
        xml.WriteElementString("EIid", invoice.Number);
        xml.WriteElementString("EInvoiceTag", style.Tag);
        xml.WriteElementString("Version", style.Version);
        xml.WriteStartElement("InherentLabel");
        WriteLabel(xml, "InIssuType", invoice.IsRed ? "N" : "Y", "是否蓝字发票标志");
        WriteLabel(xml, "EInvoiceType", "01", "电子发票");
        WriteLabel(xml, "GeneralOrSpecialVAT", isSpecial ? "01" : "02", isSpecial ? "增值税专用发票" : "普通发票");
        WriteLabel(
            xml,
            "TaxpayerType",
            invoice.Seller.IsSmallScale ? "2" : "1",
            invoice.Seller.IsSmallScale ? "小规模纳税人" : "一般纳税人"
        );
        xml.WriteEndElement();
        xml.WriteStartElement("UndefinedLabel");
        if (style.HasChannelLabels)
        {
            xml.WriteStartElement("Label");
            xml.WriteElementString("LabelType", "发票开具方式标签");
            xml.WriteElementString("LabelCode", "1");
            xml.WriteElementString("LabelName", "网页开票");
            xml.WriteEndElement();
        }

        xml.WriteStartElement("Label");
        xml.WriteStartElement("Label");
        xml.WriteElementString("LabelType", "");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteLabel(XmlWriter xml, string element, string code, string name)
    {
        xml.WriteStartElement(element);
        xml.WriteElementString("LabelCode", code);
        xml.WriteElementString("LabelName", name);
        xml.WriteEndElement();
    }

    private static void WriteParties(XmlWriter xml, WorldInvoice invoice, DigitalXmlStyle style)
    {
        xml.WriteStartElement("SellerInformation");
        WriteParty(xml, "Seller", invoice.Seller, hasDetails: true);
        xml.WriteEndElement();
        xml.WriteStartElement("BuyerInformation");
        WriteParty(xml, "Buyer", invoice.Buyer, style.HasBuyerDetails);
        xml.WriteEndElement();
    }

    private static void WriteParty(XmlWriter xml, string prefix, Companies.Company party, bool hasDetails)
    {
        WriteUnlessEmpty(xml, prefix + "IdNum", party.TaxId);
        xml.WriteElementString(prefix + "Name", party.Name);
        if (!hasDetails)
        {
            return;
        }

        WriteUnlessEmpty(xml, prefix + "Addr", party.Address);
        WriteUnlessEmpty(xml, prefix + "TelNum", party.Phone);
        WriteUnlessEmpty(xml, prefix + "BankName", party.Bank);
        WriteUnlessEmpty(xml, prefix + "BankAccNum", party.Account);
    }

    private static void WriteTotals(XmlWriter xml, WorldInvoice invoice)
    {
        xml.WriteStartElement("BasicInformation");
        xml.WriteElementString("TotalAmWithoutTax", invoice.Amount.ToString());
        xml.WriteElementString("TotalTaxAm", invoice.Tax.ToString());
        xml.WriteElementString("TotalTax-includedAmount", invoice.Total.ToString());
        xml.WriteElementString("TotalTax-includedAmountInChinese", invoice.TotalInChinese);
        xml.WriteElementString("Drawer", invoice.Drawer);
        xml.WriteElementString("RequestTime", Moment(invoice.IssuedAt));
        xml.WriteEndElement();
    }

    private static void WriteLine(XmlWriter xml, WorldLine line, DigitalXmlStyle style)
    {
        xml.WriteStartElement("IssuItemInformation");
        xml.WriteElementString("ItemName", line.Name);
        WriteUnlessEmpty(xml, "SpecMod", line.Spec);
        WriteUnlessEmpty(xml, "MeaUnits", line.Unit);
        WriteUnlessEmpty(xml, "Quantity", line.Quantity);
        WriteUnlessEmpty(xml, "UnPrice", line.UnitPrice);
        xml.WriteElementString("Amount", line.Amount.ToString());
        xml.WriteElementString(
            "TaxRate",
            line.Rate.Fraction.ToString(style.HasLongRates ? "0.000000" : "0.00###", CultureInfo.InvariantCulture)
        );
        xml.WriteElementString("ComTaxAm", line.Tax.ToString());
        xml.WriteElementString("TotaltaxIncludedAmount", (line.Amount + line.Tax).ToString());
        xml.WriteElementString("TaxClassificationCode", line.TaxCode);
        xml.WriteEndElement();
    }

    private static void WriteSpecial(XmlWriter xml, WorldInvoice invoice)
    {
        xml.WriteStartElement("SpecificInformation");
        switch (invoice.Special)
        {
            case TollPassage toll:
                xml.WriteStartElement("Toll");
                xml.WriteElementString("PlateNumber", toll.Plate);
                xml.WriteElementString("VehicleType", toll.VehicleType);
                xml.WriteElementString("StartDatesOfPassage", LongMoment(toll.From));
                xml.WriteElementString("EndDatesOfPassage", LongMoment(toll.To));
                xml.WriteEndElement();
                break;
            case PassengerService passenger:
                foreach (var trip in passenger.Trips)
                {
                    WriteTrip(xml, trip);
                }

                break;
            default:
                break;
        }

        xml.WriteStartElement("RedEInvoice");
        if (invoice.RedOf is { } red)
        {
            xml.WriteElementString("OriginalInvoiceCode", red.InvoiceNumber);
            xml.WriteElementString("CreditNoteNumber", red.Confirmation);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteTrip(XmlWriter xml, PassengerTrip trip)
    {
        xml.WriteStartElement("PassengerTransportation");
        xml.WriteElementString("Traveler", trip.Traveler);
        xml.WriteElementString("ValidIDNumber", trip.IdNumber);
        xml.WriteElementString("TravelDate", trip.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteElementString("Departure", trip.From);
        xml.WriteElementString("Destination", trip.To);
        xml.WriteElementString("Grade", trip.Grade);
        xml.WriteElementString("Vehicletype", trip.Vehicle);
        xml.WriteEndElement();
    }

    private static void WriteRemark(XmlWriter xml, WorldInvoice invoice)
    {
        xml.WriteStartElement("AdditionalInformation");
        WriteUnlessEmpty(xml, "Remark", invoice.Remark);
        xml.WriteEndElement();
    }

    private static void WriteSupervision(XmlWriter xml, WorldInvoice invoice, DigitalXmlStyle style)
    {
        var region = invoice.Seller.Region;
        if (style.IsSigned)
        {
            xml.WriteStartElement("SellerAuthentication");
            xml.WriteElementString("AuthenticationMethods", "01");
            xml.WriteEndElement();
        }

        xml.WriteStartElement("TaxSupervisionInfo");
        xml.WriteElementString("InvoiceNumber", invoice.Number);
        xml.WriteElementString(
            "IssueTime",
            style.HasTimeInIssueTime ? Moment(invoice.IssuedAt) : invoice.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        );
        xml.WriteElementString("TaxBureauCode", region.BureauCode);
        xml.WriteElementString("TaxBureauName", region.BureauName);
        xml.WriteEndElement();
        if (!style.IsSigned)
        {
            return;
        }

        // The form of a signature, not one that anybody could verify: its key is nobody's.
        xml.WriteStartElement("TaxBureauSignature");
        xml.WriteStartElement("Reference");
        xml.WriteAttributeString("URI", "/EInvoice/EInvoiceData");
        xml.WriteEndElement();
        xml.WriteElementString("SignatureAlgorithm", "1.2.156.10197.1.501");
        xml.WriteElementString("SignatureFormat", "DETACH");
        xml.WriteElementString("SignatureTime", Moment(invoice.IssuedAt));
        xml.WriteElementString("SignatureValue", Convert.ToBase64String(Encoding.UTF8.GetBytes("invented " + invoice.Number)));
        xml.WriteElementString("KeyInfo", "invented");
        xml.WriteEndElement();
    }

    private static string Percent(LineRate rate) => (rate.Fraction * 100m).ToString("0.###", CultureInfo.InvariantCulture) + "%";

    private static string Moment(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string LongMoment(DateTime at) => at.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture);

    private static void WriteUnlessEmpty(XmlWriter xml, string element, string value)
    {
        if (value.Length > 0)
        {
            xml.WriteElementString(element, value);
        }
    }
}
