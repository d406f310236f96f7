using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>销项 of the demo: invoices that the company issued.</summary>
internal sealed class DemoIssued(Dice dice, InventedCompanies companies, InvoiceIssuer issuer)
{
    private readonly DemoDocuments _documents = new(dice);
    private readonly List<Company> _customers =
    [
        .. Enumerable.Range(0, 12).Select(at => companies.Next(at % 3 == 0 ? Trade.Construction : Trade.Machinery)),
    ];

    /// <summary>All entries, in a fixed order.</summary>
    public IEnumerable<DemoEntry> All() =>
        [
            .. Enumerable.Range(0, 94).Select(_ => Matched()),
            Reversed(),
            .. Enumerable.Range(0, 2).Select(_ => Unregistered()),
            .. Enumerable.Range(0, 2).Select(_ => UploadFailed()),
            ReversedAtBureau(),
        ];

    private DemoEntry Matched()
    {
        var invoice = Invoice();
        return new DemoEntry(invoice, Direction.Out, "两边一致", DifferenceKind.Matched)
        {
            Documents = [_documents.Any(invoice)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry Reversed()
    {
        var blue = Invoice();
        var red = issuer.IssueRed(blue, blue.Day.AddDays(4), 0.5m);
        var partly = new InvoiceStatus(VoidState.None, RedState.Partial, RiskState.Normal, "已红冲-部分");
        return new DemoEntry(blue, Direction.Out, "部分红冲，两边都有", DifferenceKind.Matched, DifferenceKind.Matched)
        {
            Documents = [_documents.Xml(blue), _documents.Xml(red)],
            Bureau = [new BureauRow(blue) { Status = partly }, new BureauRow(red)],
        };
    }

    private DemoEntry Unregistered()
    {
        var invoice = Invoice();
        return new DemoEntry(invoice, Direction.Out, "网页开具，账内未登记", DifferenceKind.MissingOurs)
        {
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry UploadFailed()
    {
        var invoice = Invoice();
        return new DemoEntry(invoice, Direction.Out, "本地已开具，未上传成功", DifferenceKind.MissingTheirs)
        {
            Documents = [_documents.Xml(invoice)],
        };
    }

    private DemoEntry ReversedAtBureau()
    {
        var blue = Invoice();
        var red = issuer.IssueRed(blue, blue.Day.AddDays(6));
        return new DemoEntry(
            blue,
            Direction.Out,
            "网页开具的红字发票账内没有",
            DifferenceKind.StatusMismatch,
            DifferenceKind.MissingOurs
        )
        {
            Documents = [_documents.Any(blue)],
            Bureau = [new BureauRow(blue) { Status = DemoStatus.FullyReversed }, new BureauRow(red)],
        };
    }

    // Not in the last ten days, so that a red invoice and its arrival still fall into the period.
    private WorldInvoice Invoice() =>
        issuer.Issue(
            dice.PerMille(850) ? KindId.DigitalVatSpecial : KindId.DigitalVatNormal,
            DemoSet.From.AddDays(dice.Below(DemoSet.To.DayNumber - DemoSet.From.DayNumber - 10)),
            dice.Pick(_customers),
            new InvoiceWish { Seller = InventedCompanies.Main }
        );
}
