using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.World.Demo;

/// <summary>What the demo's company buys, from whom, and how its ledger writes it down.</summary>
internal sealed class DemoPurchases(Dice dice, InventedCompanies companies, InvoiceIssuer issuer)
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

    private readonly Dictionary<Trade, List<Company>> _suppliers = [];
    private int _voucher = 100;

    /// <summary>Files of invoices.</summary>
    public DemoDocuments Documents { get; } = new(dice);

    /// <summary>An invoice of any of the usual trades.</summary>
    public WorldInvoice Invoice()
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

    /// <summary>An invoice of a trade; none of the last days.</summary>
    public WorldInvoice Invoice(string kind, Trade trade, int before = 2) =>
        issuer.Issue(kind, AnyDay(before), InventedCompanies.Main, Wish(trade));

    /// <summary>An invoice of one seller.</summary>
    public WorldInvoice Invoice(string kind, Trade trade, Company seller) =>
        issuer.Issue(kind, AnyDay(), InventedCompanies.Main, new InvoiceWish { Seller = seller, Trade = trade });

    /// <summary>Wishes for an invoice of a trade: a company buys again and again from the same few suppliers.</summary>
    public InvoiceWish Wish(Trade trade)
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

    /// <summary>A day of the demo, but none of the last ones, where it would be too early to judge.</summary>
    public DateOnly AnyDay(int before = 2) =>
        DemoSet.From.AddDays(dice.Below(DemoSet.To.DayNumber - DemoSet.From.DayNumber - before));

    /// <summary>The whole invoice in one to three rows of the ledger.</summary>
    public LedgerRow[] Uses(WorldInvoice invoice) =>
        dice.Below(3) switch
        {
            0 => Uses(invoice, [60, 40]),
            1 => Uses(invoice, [50, 30, 20]),
            _ => [Row(invoice)],
        };

    /// <summary>Shares of the invoice in per cent; where they make up the whole, the last row takes the rest to the fen.</summary>
    public LedgerRow[] Uses(WorldInvoice invoice, int[] shares)
    {
        var used = shares.Select(share => Yuan.FromFen(invoice.Total.Fen * share / 100)).ToArray();
        if (shares.Sum() == 100)
        {
            used[^1] = used[..^1].Aggregate(invoice.Total, (rest, share) => rest - share);
        }

        return [.. used.Select(share => Row(invoice) with { Used = share, Department = dice.Pick(Departments) })];
    }

    /// <summary>The invoice as one row of the ledger.</summary>
    public LedgerRow Row(WorldInvoice invoice) =>
        new(invoice)
        {
            Department = dice.Pick(Departments),
            Voucher = string.Create(CultureInfo.InvariantCulture, $"记-{++_voucher:D4}"),
            Booked = invoice.Day.AddDays(3 + dice.Below(20)),
            Note = invoice.Lines.Count > 0 ? invoice.Lines[0].Name : "差旅费",
        };
}
