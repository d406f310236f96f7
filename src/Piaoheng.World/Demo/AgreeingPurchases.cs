using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>进项 of the demo on which both sides agree, some of them only at a second look.</summary>
internal sealed class AgreeingPurchases(DemoPurchases purchases, Dice dice, InvoiceIssuer issuer)
{
    public DemoEntry Matched()
    {
        var invoice = purchases.Invoice();
        var entry = new DemoEntry(invoice, Direction.In, "两边一致", DifferenceKind.Matched)
        {
            Bureau = [new BureauRow(invoice)],
        };
        return dice.Below(20) switch
        {
            < 12 => entry with { Documents = [purchases.Documents.Any(invoice)] },
            < 17 => entry with { Documents = [purchases.Documents.Any(invoice)], Ledger = purchases.Uses(invoice) },
            _ when invoice.Kind is KindId.AirItinerary => entry with { Documents = [purchases.Documents.Any(invoice)] },
            _ => entry with { Ledger = purchases.Uses(invoice) },
        };
    }

    public DemoEntry MatchedInTwoFormats()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Electronics);
        return new DemoEntry(invoice, Direction.In, "同一发票的 XML 与 PDF 两份原件，不是重复", DifferenceKind.Matched)
        {
            Documents = [purchases.Documents.Xml(invoice), purchases.Documents.Pdf(invoice)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry MatchedByPaperPair()
    {
        var invoice = purchases.Invoice(KindId.DigitalPaperSpecial, Trade.Machinery);
        var onPaper = invoice with
        {
            Code = invoice.PaperCode!,
            Number = invoice.PaperNumber!,
            PaperCode = null,
            PaperNumber = null,
        };
        return new DemoEntry(invoice, Direction.In, "数电纸质发票，台账按纸票代码和号码登记", DifferenceKind.Matched)
        {
            Ledger = purchases.Uses(onPaper),
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry MatchedByCutNumber()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Software);
        var cut = invoice with { Code = invoice.Number[..12], Number = invoice.Number[12..] };
        return new DemoEntry(invoice, Direction.In, "台账把 20 位号码拆成 12 位代码和 8 位号码", DifferenceKind.Matched)
        {
            Ledger = purchases.Uses(cut),
            Bureau = [new BureauRow(invoice)],
        };
    }

    public DemoEntry MatchedUnderCosmeticName()
    {
        var invoice = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Electronics);
        var seller = invoice.Seller with { Name = invoice.Seller.Name.Replace('（', '(').Replace('）', ')') + " " };
        return new DemoEntry(invoice, Direction.In, "名称只差全角半角括号和空格", DifferenceKind.Matched)
        {
            Documents = [purchases.Documents.Xml(invoice)],
            Bureau = [new BureauRow(invoice with { Seller = seller })],
        };
    }

    public DemoEntry MatchedBetweenMembers()
    {
        var invoice = issuer.Issue(
            KindId.DigitalVatSpecial,
            purchases.AnyDay(),
            InventedCompanies.Main,
            new InvoiceWish { Seller = InventedCompanies.Sister }
        );
        return new DemoEntry(invoice, Direction.In, "集团内部开票", DifferenceKind.Matched)
        {
            Documents = [purchases.Documents.Xml(invoice)],
            Bureau = [new BureauRow(invoice)],
            IsMirrorPair = true,
        };
    }

    public DemoEntry ReversedOnBothSides()
    {
        var blue = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Electronics, before: 20);
        var red = issuer.IssueRed(blue, blue.Day.AddDays(6));
        return new DemoEntry(blue, Direction.In, "蓝字与全额红字两边都有", DifferenceKind.Matched, DifferenceKind.Matched)
        {
            Documents = [purchases.Documents.Xml(blue), purchases.Documents.Xml(red)],
            Bureau = [new BureauRow(blue) { Status = DemoStatus.FullyReversed }, new BureauRow(red)],
        };
    }
}
