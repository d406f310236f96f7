using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>进项 of the demo that are no difference, though only one side holds them.</summary>
internal sealed class UndecidedPurchases(DemoPurchases purchases, Dice dice, InvoiceIssuer issuer)
{
    public DemoEntry CancelledBeforeArrival()
    {
        var blue = purchases.Invoice(KindId.DigitalVatSpecial, Trade.Electronics, before: 20);
        var red = issuer.IssueRed(blue, blue.Day.AddDays(1));
        return new DemoEntry(
            blue,
            Direction.In,
            "开错当即红冲，两张都没有交付",
            DifferenceKind.OffsetPair,
            DifferenceKind.OffsetPair
        )
        {
            Bureau = [new BureauRow(blue) { Status = DemoStatus.FullyReversed }, new BureauRow(red)],
        };
    }

    public DemoEntry OutsideBureau()
    {
        var invoice = purchases.Invoice(KindId.OtherExpense, Trade.TollRoad);
        return new DemoEntry(invoice, Direction.In, "地方通用电子发票，不在税局归集", DifferenceKind.OutsideBureau)
        {
            Documents = [purchases.Documents.Any(invoice)],
        };
    }

    public DemoEntry BeforeCoverage()
    {
        var day = DemoSet.From.AddDays(-1 - dice.Below(20));
        var invoice = issuer.Issue(KindId.DigitalVatSpecial, day, InventedCompanies.Main, purchases.Wish(Trade.Electronics));
        return new DemoEntry(invoice, Direction.In, "8 月开具，税局数据未覆盖", DifferenceKind.NotCovered)
        {
            Documents = [purchases.Documents.Any(invoice)],
        };
    }

    public DemoEntry TooEarlyForBureau()
    {
        var invoice = issuer.Issue(
            KindId.DigitalVatSpecial,
            DemoSet.To,
            InventedCompanies.Main,
            purchases.Wish(Trade.Electronics)
        );
        return new DemoEntry(invoice, Direction.In, "当天开具，税局尚未归集", DifferenceKind.NotYetDue)
        {
            Documents = [purchases.Documents.Any(invoice)],
        };
    }

    public DemoEntry TooEarlyForUs()
    {
        var invoice = issuer.Issue(
            KindId.DigitalVatNormal,
            DemoSet.To,
            InventedCompanies.Main,
            purchases.Wish(Trade.OfficeSupplies)
        );
        return new DemoEntry(invoice, Direction.In, "当天开具，尚未交到本单位", DifferenceKind.NotYetDue)
        {
            Bureau = [new BureauRow(invoice)],
        };
    }
}
