using Piaoheng.Core.Invoices;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Demo;

/// <summary>Picks the format in which the demo company received a document.</summary>
internal sealed class DemoDocuments(Dice dice)
{
    /// <summary>A document that states everything its kind has.</summary>
    public WorldFile Any(WorldInvoice invoice) =>
        invoice.Kind switch
        {
            KindId.RailETicket => dice.PerMille(700)
                ? InvoicePdf.WithVoucher(invoice, new XbrlStyle(), new PdfStyle(), dice)
                : XbrlWriter.Write(invoice, XbrlStyle.Diced(dice)),
            KindId.AirItinerary => XbrlWriter.Write(invoice, XbrlStyle.Diced(dice)),
            KindId.OtherExpense => InvoicePdf.Write(invoice, dice),
            _ => dice.Below(20) switch
            {
                < 10 => Xml(invoice),
                < 17 => InvoicePdf.Write(invoice, dice),
                _ => OfdWriter.Write(invoice, dice),
            },
        };

    /// <summary>数电票 XML.</summary>
    public WorldFile Xml(WorldInvoice invoice) => DigitalXmlWriter.Write(invoice, DigitalXmlStyle.Diced(dice));

    /// <summary>A PDF.</summary>
    public WorldFile Pdf(WorldInvoice invoice) => InvoicePdf.Write(invoice, dice);
}
