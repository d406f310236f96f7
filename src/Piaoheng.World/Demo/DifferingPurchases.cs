using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>进项 of the demo with a difference that somebody has to look at.</summary>
internal sealed class DifferingPurchases(DemoPurchases purchases, Dice dice, InventedCompanies companies, InvoiceIssuer issuer)
{
    public DemoEntry MissingOurs()
    {
        var invoice = purchases.Invoice();
        return new DemoEntry(invoice, Direction.In, "税局有，账内没有", DifferenceKind.MissingOurs)
        {
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry MissingTheirs()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Freight, before: 5);
        return new DemoEntry(invoice, Direction.In, "账内有，税局没有", DifferenceKind.MissingTheirs)
        {
            Documents = [purchases.Documents.Any(invoice)],
        };
    }

    public DemoEntry UnusedBalance()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Machinery);
        var rows = purchases.Uses(invoice, [30, 45]);
        return new DemoEntry(invoice, Direction.In, "台账只报销了一部分", DifferenceKind.FieldMismatch)
        {
            Documents = [purchases.Documents.Any(invoice)],
            Ledger = rows,
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry WrongTaxInLedger()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Software);
        var shift = Yuan.FromFen(dice.Between(100, 900));
        var typed = invoice with { AmountExTax = invoice.Amount - shift, TaxAmount = invoice.Tax + shift };
        return new DemoEntry(invoice, Direction.In, "台账的金额与税额录错", DifferenceKind.FieldMismatch)
        {
            Ledger = [purchases.Row(typed)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry WrongDateInLedger()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatNormal, Trade.OfficeSupplies);
        var typed = invoice with { IssuedAt = invoice.IssuedAt.AddDays(2) };
        return new DemoEntry(invoice, Direction.In, "台账登记的是收票日期", DifferenceKind.FieldMismatch)
        {
            Ledger = [purchases.Row(typed)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry ReversedAtBureau()
    {
        var blue = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Electronics, before: 20);
        var red = issuer.IssueRed(blue, blue.Day.AddDays(9));
        return new DemoEntry(
            blue,
            Direction.In,
            "销方已全额红冲，账内不知道",
            DifferenceKind.StatusMismatch,
            DifferenceKind.MissingOurs
        )
        {
            Documents = [purchases.Documents.Any(blue)],
            Bureau = [new BureauRow(blue) { Status = DemoStatus.FullyReversed }, new BureauRow(red)],
        };
    }

    public DemoEntry RiskAtBureau(InvoiceStatus status, string word)
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Electronics);
        return new DemoEntry(invoice, Direction.In, "税局风险等级：" + word, DifferenceKind.StatusMismatch)
        {
            Documents = [purchases.Documents.Any(invoice)],
            Bureau = [new BureauRow(invoice) { Status = status }],
        };
    }

    public DemoEntry VoidedAtBureau()
    {
        var invoice = purchases.Invoice(KindId.DigitalPaperNormal, Trade.OfficeSupplies);
        return new DemoEntry(invoice, Direction.In, "纸质发票已作废，台账仍在用", DifferenceKind.StatusMismatch)
        {
            Ledger = [purchases.Row(invoice)],
            Bureau =
            [
                new BureauRow(invoice)
                {
                    Status = new InvoiceStatus(VoidState.Voided, RedState.None, RiskState.Normal, "已作废"),
                },
            ],
        };
    }

    public DemoEntry NumberTypedWrong()
    {
        // A new supplier: it has no neighbouring numbers that the typing error could mean.
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Machinery, companies.Next(Trade.Machinery));
        var digits = invoice.Number.ToCharArray();
        digits[14] = (char)('0' + ((digits[14] - '0' + 1 + dice.Below(8)) % 10));
        return new DemoEntry(invoice, Direction.In, "台账号码录错一位", DifferenceKind.NumberSuspect)
        {
            Ledger = [purchases.Row(invoice with { Number = new string(digits) })],
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry UsedTwice()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatNormal, Trade.Hotel);
        return new DemoEntry(invoice, Direction.In, "同一发票报销两次", DifferenceKind.DuplicateOurs)
        {
            Documents = [purchases.Documents.Any(invoice)],
            Ledger = [purchases.Row(invoice), purchases.Row(invoice)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry ListedTwice()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Software);
        return new DemoEntry(invoice, Direction.In, "税局清单列示两次", DifferenceKind.DuplicateTheirs)
        {
            Documents = [purchases.Documents.Any(invoice)],
            Bureau = [new BureauRow(invoice), new BureauRow(invoice)],
        };
    }

    public DemoEntry TicketWithoutVoucher()
    {
        var ticket = purchases.Invoice(KindId.RailETicket, Trade.Railway);
        var form = PrintedForm.Digital(ticket, new DigitalFormStyle());
        return new DemoEntry(ticket, Direction.In, "客票 PDF 没有内嵌 XBRL，缺金额和税额", DifferenceKind.IncompleteOurs)
        {
            Documents = [InvoicePdf.Write([form], new PdfStyle(), dice)],
            Bureau = [new BureauRow(ticket)],
        };
    }

    public DemoEntry ReceiptWithoutDetails()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatNormal, Trade.Restaurant);
        return new DemoEntry(invoice, Direction.In, "只有入账信息 XBRL，缺购买方和明细", DifferenceKind.IncompleteOurs)
        {
            Documents = [XbrlWriter.Write(invoice, new XbrlStyle { IsReceiver = true })],
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry OtherCompanysInvoice()
    {
        var invoice = issuer.Issue(
            KindId.DigitalVatSpecial,
            purchases.AnyDay(before: 5),
            companies.Next(Trade.Electronics, Region.Haidian),
            purchases.Wish(Trade.Hotel)
        );
        return new DemoEntry(invoice, Direction.In, "抬头是别的公司", DifferenceKind.WrongTaxpayer)
        {
            Documents = [purchases.Documents.Xml(invoice)],
        };
    }
}
