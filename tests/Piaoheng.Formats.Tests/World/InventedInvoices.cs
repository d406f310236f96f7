using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Invoices for the round-trip tests, by seed.</summary>
internal sealed class InventedInvoices
{
    public InventedInvoices(int seed)
    {
        Dice = new Dice((ulong)seed);
        Companies = new InventedCompanies(Dice);
        Issuer = new InvoiceIssuer(Dice, Companies);
    }

    public Dice Dice { get; }

    public InventedCompanies Companies { get; }

    public InvoiceIssuer Issuer { get; }

    /// <summary>A day on which invoices of the kind were issued.</summary>
    public DateOnly DayFor(string kind) =>
        kind.StartsWith("digital-", StringComparison.Ordinal) || kind is "rail-eticket" or "air-itinerary" or "other-expense"
            ? new DateOnly(2025, 1, 1).AddDays(Dice.Below(690))
            : new DateOnly(2018, 6, 1).AddDays(Dice.Below(1900));

    public WorldInvoice Issue(string kind, InvoiceWish? wish = null) =>
        Issuer.Issue(kind, DayFor(kind), Dice.PerMille(150) ? Companies.Next(Trade.Software) : InventedCompanies.Main, wish);
}
