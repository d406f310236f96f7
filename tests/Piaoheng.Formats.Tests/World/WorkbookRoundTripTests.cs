using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Formats.Tests.World;

public sealed class WorkbookRoundTripTests
{
    private const int Seeds = 40;
    private static readonly FormatCatalogue Catalogue = new(PolicyFolder.Load(PolicyFolder.Shipped));

    [Fact]
    public void Full_query_in_every_form_and_fault_is_read_as_listed()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            RoundTrip.Check(BureauFile.FullQuery("全量发票查询导出结果", Rows(world), BureauFileStyle.Diced(world.Dice)), seed);
        }
    }

    [Fact]
    public void Resaved_workbook_says_the_same_as_the_untouched_one()
    {
        var rows = Rows(new InventedInvoices(3));
        var untouched = RoundTrip.Read(BureauFile.FullQuery("全量发票查询导出结果", rows, new BureauFileStyle()));
        var resaved = RoundTrip.Read(
            BureauFile.FullQuery("全量发票查询导出结果", rows, new BureauFileStyle { Form = WorkbookForm.Resaved })
        );
        Assert.Equal(untouched.Select(ReadingJson.ToJson), resaved.Select(ReadingJson.ToJson));
    }

    [Fact]
    public void Selection_list_is_read_as_listed()
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            var style = BureauFileStyle.Diced(world.Dice) with { HasNumbersAsNumbers = false };
            RoundTrip.Check(BureauFile.Selection("未勾选发票", Rows(world), style), seed);
        }
    }

    [Fact]
    public void Purpose_confirmation_is_read_as_listed()
    {
        for (var seed = 0; seed < Seeds / 2; seed++)
        {
            var world = new InventedInvoices(seed);
            var style = BureauFileStyle.Diced(world.Dice) with { HasNoTime = false, HasOtherHeadings = false };
            RoundTrip.Check(
                BureauFile.PurposeConfirm("用途确认信息", InventedCompanies.Main, "202609", Rows(world), style),
                seed
            );
        }
    }

    [Fact]
    public void Export_cut_at_the_ceiling_proves_only_the_newer_part()
    {
        var world = new InventedInvoices(5);
        var wish = new InvoiceWish { Seller = world.Companies.Next(Trade.Restaurant), Lines = 1 };
        var rows = Enumerable
            .Range(0, 5_200)
            .Select(at => new BureauRow(
                world.Issuer.Issue(
                    KindId.DigitalVatNormal,
                    new DateOnly(2026, 9, 1).AddDays(at / 200),
                    InventedCompanies.Main,
                    wish
                )
            ))
            .ToList();
        var file = BureauFile.FullQuery("全量发票查询导出结果", rows, new BureauFileStyle { Ceiling = 5_000, HasNoLines = true });
        var coverage = Assert.Single(Workbook(file).Coverage);
        Assert.True(coverage.Truncated);
        Assert.Equal(rows[200].Invoice.Day.AddDays(1), coverage.From);
    }

    [Fact]
    public void Ledger_in_every_wording_and_form_is_read_as_kept()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            RoundTrip.Check(
                OwnLedger.Write("进项发票台账", InventedCompanies.Main.Name, LedgerRows(world), LedgerStyle.Diced(world.Dice)),
                seed
            );
        }
    }

    private static WorkbookReading Workbook(WorldFile file)
    {
        var options = new ReadOptions(InventedCompanies.Main.TaxId);
        return Assert.Single(Catalogue.Read(new FileBytes(file.Name, file.Content), options)).Workbook!;
    }

    private static List<BureauRow> Rows(InventedInvoices world)
    {
        var rows = new List<BureauRow>();
        foreach (var kind in BureauRow.Kinds)
        {
            var invoice = world.Issuer.Issue(kind, world.DayFor(kind), InventedCompanies.Main);
            rows.Add(new BureauRow(invoice));
            if (kind is KindId.DigitalVatSpecial or KindId.ElectronicVatNormal)
            {
                rows.Add(new BureauRow(world.Issuer.IssueRed(invoice, invoice.Day.AddDays(4))));
            }
        }

        foreach (var trade in (Trade[])[Trade.RideHailing, Trade.TollRoad, Trade.Construction, Trade.Freight, Trade.Property])
        {
            rows.Add(Row(KindId.DigitalVatNormal, new InvoiceWish { Trade = trade }));
        }

        rows.Add(Row(KindId.ElectronicVatNormal, new InvoiceWish { Lines = 30 }));
        rows.Add(
            Row(KindId.PaperVatSpecial, new InvoiceWish()) with
            {
                Status = new InvoiceStatus(VoidState.Voided, RedState.None, RiskState.Normal, "已作废"),
            }
        );
        return rows;

        BureauRow Row(string kind, InvoiceWish wish) =>
            new(world.Issuer.Issue(kind, world.DayFor(kind), InventedCompanies.Main, wish));
    }

    private static List<LedgerRow> LedgerRows(InventedInvoices world)
    {
        var rows = new List<LedgerRow>();
        foreach (var kind in (string[])[KindId.ElectronicVatNormal, KindId.PaperVatSpecial, KindId.ElectronicVatSpecial])
        {
            for (var at = 0; at < 3; at++)
            {
                var invoice = world.Issue(kind);
                var half = Yuan.FromFen(invoice.Total.Fen / 2);
                rows.Add(Row(invoice) with { Used = half, Department = "研发部" });
                rows.Add(Row(invoice) with { Used = invoice.Total - half, Department = "综合部" });
            }
        }

        return rows;

        static LedgerRow Row(WorldInvoice invoice) =>
            new(invoice)
            {
                Voucher = "记-0012",
                Booked = invoice.Day.AddDays(12),
                Note = "办公用品",
            };
    }
}
