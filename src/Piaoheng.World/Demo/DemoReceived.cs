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

/// <summary>进项 of the demo: every way in which what a company holds and what the bureau holds come apart, and many in which they do not.</summary>
internal sealed class DemoReceived(Dice dice, InventedCompanies companies, InvoiceIssuer issuer)
{
    private static readonly string[] Departments = ["研发部", "生产部", "综合部", "销售部"];

    private static readonly (string Kind, Trade Trade, int Weight)[] Mix =
    [
        (KindId.DigitalVatSpecial, Trade.Electronics, 22),
        (KindId.DigitalVatSpecial, Trade.Machinery, 12),
        (KindId.DigitalVatSpecial, Trade.Software, 10),
        (KindId.DigitalVatSpecial, Trade.Freight, 8),
        (KindId.DigitalVatSpecial, Trade.Property, 3),
        (KindId.DigitalVatSpecial, Trade.Construction, 3),
        (KindId.DigitalVatNormal, Trade.OfficeSupplies, 8),
        (KindId.DigitalVatNormal, Trade.Hotel, 7),
        (KindId.DigitalVatNormal, Trade.Restaurant, 6),
        (KindId.DigitalVatNormal, Trade.FuelStation, 6),
        (KindId.DigitalVatNormal, Trade.RideHailing, 6),
        (KindId.DigitalVatNormal, Trade.TollRoad, 6),
        (KindId.DigitalVatNormal, Trade.Books, 2),
        (KindId.RailETicket, Trade.Railway, 8),
        (KindId.AirItinerary, Trade.Airline, 3),
    ];

    private readonly DemoDocuments _documents = new(dice);
    private readonly Dictionary<Trade, List<Company>> _suppliers = [];
    private int _voucher = 100;

    /// <summary>All entries, in a fixed order.</summary>
    public IEnumerable<DemoEntry> All() =>
        [
            .. Times(222, Matched),
            .. Times(6, MatchedInTwoFormats),
            .. Times(3, MatchedByPaperPair),
            .. Times(3, MatchedByCutNumber),
            .. Times(3, MatchedUnderCosmeticName),
            .. Times(2, MatchedBetweenMembers),
            .. Times(1, ReversedOnBothSides),
            .. Times(14, MissingOurs),
            .. Times(5, MissingTheirs),
            .. Times(3, UnusedBalance),
            .. Times(2, WrongTaxInLedger),
            .. Times(2, WrongDateInLedger),
            .. Times(2, ReversedAtBureau),
            .. Times(
                2,
                () => RiskAtBureau(new InvoiceStatus(VoidState.None, RedState.None, RiskState.Doubtful, "正常"), "疑点发票")
            ),
            .. Times(
                1,
                () => RiskAtBureau(new InvoiceStatus(VoidState.None, RedState.None, RiskState.Abnormal, "正常"), "异常凭证")
            ),
            .. Times(1, VoidedAtBureau),
            .. Times(3, NumberTypedWrong),
            .. Times(3, UsedTwice),
            .. Times(2, ListedTwice),
            .. Times(2, TicketWithoutVoucher),
            .. Times(2, ReceiptWithoutDetails),
            .. Times(2, OtherCompanysInvoice),
            .. Times(2, CancelledBeforeArrival),
            .. Times(3, OutsideBureau),
            .. Times(4, BeforeCoverage),
            .. Times(2, TooEarlyForBureau),
            .. Times(3, TooEarlyForUs),
        ];

    private DemoEntry Matched()
    {
        var invoice = Invoice();
        var entry = new DemoEntry(invoice, Direction.In, "两边一致", DifferenceKind.Matched)
        {
            Bureau = [new BureauRow(invoice)],
        };
        return dice.Below(20) switch
        {
            < 12 => entry with { Documents = [_documents.Any(invoice)] },
            < 17 => entry with { Documents = [_documents.Any(invoice)], Ledger = Uses(invoice) },
            _ when invoice.Kind is KindId.AirItinerary => entry with { Documents = [_documents.Any(invoice)] },
            _ => entry with { Ledger = Uses(invoice) },
        };
    }

    private DemoEntry MatchedInTwoFormats()
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Electronics);
        return new DemoEntry(invoice, Direction.In, "同一发票的 XML 与 PDF 两份原件，不是重复", DifferenceKind.Matched)
        {
            Documents = [_documents.Xml(invoice), _documents.Pdf(invoice)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry MatchedByPaperPair()
    {
        var invoice = Invoice(KindId.DigitalPaperSpecial, Trade.Machinery);
        var onPaper = invoice with
        {
            Code = invoice.PaperCode!,
            Number = invoice.PaperNumber!,
            PaperCode = null,
            PaperNumber = null,
        };
        return new DemoEntry(invoice, Direction.In, "数电纸质发票，台账按纸票代码和号码登记", DifferenceKind.Matched)
        {
            Ledger = Uses(onPaper),
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry MatchedByCutNumber()
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Software);
        var cut = invoice with { Code = invoice.Number[..12], Number = invoice.Number[12..] };
        return new DemoEntry(invoice, Direction.In, "台账把 20 位号码拆成 12 位代码和 8 位号码", DifferenceKind.Matched)
        {
            Ledger = Uses(cut),
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry MatchedUnderCosmeticName()
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Electronics);
        var seller = invoice.Seller with { Name = invoice.Seller.Name.Replace('（', '(').Replace('）', ')') + " " };
        return new DemoEntry(invoice, Direction.In, "名称只差全角半角括号和空格", DifferenceKind.Matched)
        {
            Documents = [_documents.Xml(invoice)],
            Bureau = [new BureauRow(invoice with { Seller = seller })],
        };
    }

    private DemoEntry MatchedBetweenMembers()
    {
        var invoice = issuer.Issue(
            KindId.DigitalVatSpecial,
            AnyDay(),
            InventedCompanies.Main,
            new InvoiceWish { Seller = InventedCompanies.Sister }
        );
        return new DemoEntry(invoice, Direction.In, "集团内部开票", DifferenceKind.Matched)
        {
            Documents = [_documents.Xml(invoice)],
            Bureau = [new BureauRow(invoice)],
            IsMirrorPair = true,
        };
    }

    private DemoEntry ReversedOnBothSides()
    {
        var blue = Invoice(KindId.DigitalVatSpecial, Trade.Electronics, before: 20);
        var red = issuer.IssueRed(blue, blue.Day.AddDays(6));
        return new DemoEntry(blue, Direction.In, "蓝字与全额红字两边都有", DifferenceKind.Matched, DifferenceKind.Matched)
        {
            Documents = [_documents.Xml(blue), _documents.Xml(red)],
            Bureau = [new BureauRow(blue) { Status = DemoStatus.FullyReversed }, new BureauRow(red)],
        };
    }

    private DemoEntry MissingOurs()
    {
        var invoice = Invoice();
        return new DemoEntry(invoice, Direction.In, "税局有，账内没有", DifferenceKind.MissingOurs)
        {
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry MissingTheirs()
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Freight, before: 5);
        return new DemoEntry(invoice, Direction.In, "账内有，税局没有", DifferenceKind.MissingTheirs)
        {
            Documents = [_documents.Any(invoice)],
        };
    }

    private DemoEntry UnusedBalance()
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Machinery);
        var rows = Uses(invoice, [30, 45]);
        return new DemoEntry(invoice, Direction.In, "台账只报销了一部分", DifferenceKind.FieldMismatch)
        {
            Documents = [_documents.Any(invoice)],
            Ledger = rows,
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry WrongTaxInLedger()
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Software);
        var shift = Yuan.FromFen(dice.Between(100, 900));
        var typed = invoice with { AmountExTax = invoice.Amount - shift, TaxAmount = invoice.Tax + shift };
        return new DemoEntry(invoice, Direction.In, "台账的金额与税额录错", DifferenceKind.FieldMismatch)
        {
            Ledger = [Row(typed)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry WrongDateInLedger()
    {
        var invoice = Invoice(KindId.DigitalVatNormal, Trade.OfficeSupplies);
        var typed = invoice with { IssuedAt = invoice.IssuedAt.AddDays(2) };
        return new DemoEntry(invoice, Direction.In, "台账登记的是收票日期", DifferenceKind.FieldMismatch)
        {
            Ledger = [Row(typed)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry ReversedAtBureau()
    {
        var blue = Invoice(KindId.DigitalVatSpecial, Trade.Electronics, before: 20);
        var red = issuer.IssueRed(blue, blue.Day.AddDays(9));
        return new DemoEntry(
            blue,
            Direction.In,
            "销方已全额红冲，账内不知道",
            DifferenceKind.StatusMismatch,
            DifferenceKind.MissingOurs
        )
        {
            Documents = [_documents.Any(blue)],
            Bureau = [new BureauRow(blue) { Status = DemoStatus.FullyReversed }, new BureauRow(red)],
        };
    }

    private DemoEntry RiskAtBureau(InvoiceStatus status, string word)
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Electronics);
        return new DemoEntry(invoice, Direction.In, "税局风险等级：" + word, DifferenceKind.StatusMismatch)
        {
            Documents = [_documents.Any(invoice)],
            Bureau = [new BureauRow(invoice) { Status = status }],
        };
    }

    private DemoEntry VoidedAtBureau()
    {
        var invoice = Invoice(KindId.DigitalPaperNormal, Trade.OfficeSupplies);
        return new DemoEntry(invoice, Direction.In, "纸质发票已作废，台账仍在用", DifferenceKind.StatusMismatch)
        {
            Ledger = [Row(invoice)],
            Bureau =
            [
                new BureauRow(invoice)
                {
                    Status = new InvoiceStatus(VoidState.Voided, RedState.None, RiskState.Normal, "已作废"),
                },
            ],
        };
    }

    private DemoEntry NumberTypedWrong()
    {
        // A new supplier: it has no neighbouring numbers that the typing error could mean.
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Machinery, companies.Next(Trade.Machinery));
        var digits = invoice.Number.ToCharArray();
        digits[14] = (char)('0' + ((digits[14] - '0' + 1 + dice.Below(8)) % 10));
        return new DemoEntry(invoice, Direction.In, "台账号码录错一位", DifferenceKind.NumberSuspect)
        {
            Ledger = [Row(invoice with { Number = new string(digits) })],
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry UsedTwice()
    {
        var invoice = Invoice(KindId.DigitalVatNormal, Trade.Hotel);
        return new DemoEntry(invoice, Direction.In, "同一发票报销两次", DifferenceKind.DuplicateOurs)
        {
            Documents = [_documents.Any(invoice)],
            Ledger = [Row(invoice), Row(invoice)],
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry ListedTwice()
    {
        var invoice = Invoice(KindId.DigitalVatSpecial, Trade.Software);
        return new DemoEntry(invoice, Direction.In, "税局清单列示两次", DifferenceKind.DuplicateTheirs)
        {
            Documents = [_documents.Any(invoice)],
            Bureau = [new BureauRow(invoice), new BureauRow(invoice)],
        };
    }

    private DemoEntry TicketWithoutVoucher()
    {
        var ticket = Invoice(KindId.RailETicket, Trade.Railway);
        var form = PrintedForm.Digital(ticket, new DigitalFormStyle());
        return new DemoEntry(ticket, Direction.In, "客票 PDF 没有内嵌 XBRL，缺金额和税额", DifferenceKind.IncompleteOurs)
        {
            Documents = [InvoicePdf.Write([form], new PdfStyle(), dice)],
            Bureau = [new BureauRow(ticket)],
        };
    }

    private DemoEntry ReceiptWithoutDetails()
    {
        var invoice = Invoice(KindId.DigitalVatNormal, Trade.Restaurant);
        return new DemoEntry(invoice, Direction.In, "只有入账信息 XBRL，缺购买方和明细", DifferenceKind.IncompleteOurs)
        {
            Documents = [XbrlWriter.Write(invoice, new XbrlStyle { IsReceiver = true })],
            Bureau = [new BureauRow(invoice)],
        };
    }

    private DemoEntry OtherCompanysInvoice()
    {
        var invoice = issuer.Issue(
            KindId.DigitalVatSpecial,
            AnyDay(before: 5),
            companies.Next(Trade.Electronics, Region.Haidian),
            Wish(Trade.Hotel)
        );
        return new DemoEntry(invoice, Direction.In, "抬头是别的公司", DifferenceKind.WrongTaxpayer)
        {
            Documents = [_documents.Xml(invoice)],
        };
    }

    private DemoEntry CancelledBeforeArrival()
    {
        var blue = Invoice(KindId.DigitalVatSpecial, Trade.Electronics, before: 20);
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

    private DemoEntry OutsideBureau()
    {
        var invoice = Invoice(KindId.OtherExpense, Trade.TollRoad);
        return new DemoEntry(invoice, Direction.In, "地方通用电子发票，不在税局归集", DifferenceKind.OutsideBureau)
        {
            Documents = [_documents.Any(invoice)],
        };
    }

    private DemoEntry BeforeCoverage()
    {
        var day = DemoSet.From.AddDays(-1 - dice.Below(20));
        var invoice = issuer.Issue(KindId.DigitalVatSpecial, day, InventedCompanies.Main, Wish(Trade.Electronics));
        return new DemoEntry(invoice, Direction.In, "8 月开具，税局数据未覆盖", DifferenceKind.NotCovered)
        {
            Documents = [_documents.Any(invoice)],
        };
    }

    private DemoEntry TooEarlyForBureau()
    {
        var invoice = issuer.Issue(KindId.DigitalVatSpecial, DemoSet.To, InventedCompanies.Main, Wish(Trade.Electronics));
        return new DemoEntry(invoice, Direction.In, "当天开具，税局尚未归集", DifferenceKind.NotYetDue)
        {
            Documents = [_documents.Any(invoice)],
        };
    }

    private DemoEntry TooEarlyForUs()
    {
        var invoice = issuer.Issue(KindId.DigitalVatNormal, DemoSet.To, InventedCompanies.Main, Wish(Trade.OfficeSupplies));
        return new DemoEntry(invoice, Direction.In, "当天开具，尚未交到本单位", DifferenceKind.NotYetDue)
        {
            Bureau = [new BureauRow(invoice)],
        };
    }

    private static IEnumerable<DemoEntry> Times(int count, Func<DemoEntry> make) =>
        Enumerable.Range(0, count).Select(_ => make());

    private WorldInvoice Invoice()
    {
        var at = dice.Below(Mix.Sum(entry => entry.Weight));
        foreach (var (kind, trade, weight) in Mix)
        {
            at -= weight;
            if (at < 0)
            {
                return Invoice(kind, trade);
            }
        }

        throw new InvalidOperationException("The weights do not cover the dice.");
    }

    private WorldInvoice Invoice(string kind, Trade trade, int before = 2) =>
        issuer.Issue(kind, AnyDay(before), InventedCompanies.Main, Wish(trade));

    private WorldInvoice Invoice(string kind, Trade trade, Company seller) =>
        issuer.Issue(kind, AnyDay(), InventedCompanies.Main, new InvoiceWish { Seller = seller, Trade = trade });

    // A company buys again and again from the same few suppliers.
    private InvoiceWish Wish(Trade trade)
    {
        if (!_suppliers.TryGetValue(trade, out var suppliers))
        {
            _suppliers.Add(
                trade,
                suppliers = [.. Enumerable.Range(0, trade is Trade.Electronics ? 6 : 3).Select(_ => companies.Next(trade))]
            );
        }

        return new InvoiceWish
        {
            Seller = dice.Pick(suppliers),
            IsDiscounted = trade is Trade.OfficeSupplies or Trade.RideHailing && dice.PerMille(250),
        };
    }

    // Not in the last days, where it would be too early to judge.
    private DateOnly AnyDay(int before = 2) =>
        DemoSet.From.AddDays(dice.Below(DemoSet.To.DayNumber - DemoSet.From.DayNumber - before));

    private LedgerRow[] Uses(WorldInvoice invoice) =>
        dice.Below(3) switch
        {
            0 => Uses(invoice, [60, 40]),
            1 => Uses(invoice, [50, 30, 20]),
            _ => [Row(invoice)],
        };

    // Shares in per cent; where they make up the whole, the last row takes the rest to the fen.
    private LedgerRow[] Uses(WorldInvoice invoice, int[] shares)
    {
        var used = shares.Select(share => Yuan.FromFen(invoice.Total.Fen * share / 100)).ToArray();
        if (shares.Sum() == 100)
        {
            used[^1] = used[..^1].Aggregate(invoice.Total, (rest, share) => rest - share);
        }

        return [.. used.Select(share => Row(invoice) with { Used = share, Department = dice.Pick(Departments) })];
    }

    private LedgerRow Row(WorldInvoice invoice) =>
        new(invoice)
        {
            Department = dice.Pick(Departments),
            Voucher = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"记-{++_voucher:D4}"),
            Booked = invoice.Day.AddDays(3 + dice.Below(20)),
            Note = invoice.Lines.Count > 0 ? invoice.Lines[0].Name : "差旅费",
        };
}

/// <summary>Statuses of the bureau that several stories use.</summary>
internal static class DemoStatus
{
    /// <summary>已红冲-全额.</summary>
    public static readonly InvoiceStatus FullyReversed = new(VoidState.None, RedState.Full, RiskState.Normal, "已红冲-全额");
}
