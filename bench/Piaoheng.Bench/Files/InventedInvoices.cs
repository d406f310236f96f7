using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.Bench.Files;

/// <summary>Invoices that one company received in half a year from many sellers; the same for the same seed.</summary>
internal static class InventedInvoices
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private const int Days = 181;
    private const int Sellers = 2_000;

    private static readonly Trade[] Trades =
    [
        Trade.Software,
        Trade.Electronics,
        Trade.Machinery,
        Trade.OfficeSupplies,
        Trade.Hotel,
        Trade.Restaurant,
    ];

    /// <summary>The company.</summary>
    public static Company Buyer => InventedCompanies.Main;

    /// <summary>As many 数电票 as wanted, with three lines each.</summary>
    public static IEnumerable<WorldInvoice> Make(ulong seed, int count)
    {
        var dice = new Dice(seed);
        var companies = new InventedCompanies(dice);
        var issuer = new InvoiceIssuer(dice, companies);
        var sellers = Enumerable.Range(0, Sellers).Select(_ => companies.Next(dice.Pick(Trades))).ToList();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        while (numbers.Count < count)
        {
            var kind = dice.PerMille(600) ? KindId.DigitalVatSpecial : KindId.DigitalVatNormal;
            var wish = new InvoiceWish { Seller = dice.Pick(sellers), Lines = 3 };
            var invoice = issuer.Issue(kind, First.AddDays(dice.Below(Days)), Buyer, wish);
            if (numbers.Add(invoice.Number))
            {
                yield return invoice;
            }
        }
    }
}
