using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Demo;
using Piaoheng.World.Invoices;

namespace Piaoheng.BureauSimulator.Books;

/// <summary>税局账: taxpayers and their invoices with their life so far. The same seed and day give the same books.</summary>
public sealed class BureauBooks
{
    private static readonly string[] ReceivedKinds =
    [
        KindId.DigitalVatSpecial,
        KindId.DigitalVatSpecial,
        KindId.DigitalVatSpecial,
        KindId.DigitalVatNormal,
        KindId.DigitalVatNormal,
        KindId.ElectronicVatNormal,
        KindId.DigitalPaperSpecial,
        KindId.PaperVatSpecial,
    ];

    private readonly ILookup<string, BureauEntry> _byKey;

    /// <summary>Makes the books.</summary>
    public BureauBooks(ulong seed, int invoices, DateOnly today)
    {
        Today = today;
        var dice = new Dice(seed);
        var companies = new InventedCompanies(dice);
        var issuer = new InvoiceIssuer(dice, companies);
        var customers = Enumerable.Range(0, 12).Select(_ => companies.Next(Trade.Machinery)).ToList();
        var entries = new List<BureauEntry>();
        for (var count = 0; count < invoices; count++)
        {
            var day = today.AddDays(-dice.Below(92));
            var entry = dice.PerMille(750) ? Received(dice, issuer, day) : Issued(dice, issuer, customers, day);
            entries.AddRange(WithLife(entry, dice, issuer));
        }

        entries.AddRange(
            Enumerable
                .Range(0, 20)
                .Select(_ => new BureauEntry(
                    InventedCompanies.Sister.TaxId,
                    Direction.Out,
                    issuer.Issue(
                        KindId.DigitalVatSpecial,
                        today.AddDays(-dice.Below(92)),
                        dice.Pick(customers),
                        new InvoiceWish { Seller = InventedCompanies.Sister }
                    )
                ))
        );
        Entries = entries;
        _byKey = entries.ToLookup(entry => entry.Invoice.Key, StringComparer.Ordinal);
    }

    private BureauBooks(IReadOnlyList<BureauEntry> entries, IReadOnlyList<Company> known, DateOnly today)
    {
        (Today, Entries, Known) = (today, entries, known);
        _byKey = entries.ToLookup(entry => entry.Invoice.Key, StringComparer.Ordinal);
    }

    /// <summary>The bureau's today.</summary>
    public DateOnly Today { get; }

    /// <summary>Every invoice.</summary>
    public IReadOnlyList<BureauEntry> Entries { get; }

    /// <summary>Taxpayers of these books.</summary>
    public IReadOnlyList<Company> Known { get; } = Taxpayers;

    /// <summary>Taxpayers of invented books.</summary>
    public static IReadOnlyList<Company> Taxpayers { get; } = [InventedCompanies.Main, InventedCompanies.Sister];

    /// <summary>The books of the demo's company.</summary>
    public static BureauBooks OfDemo(DateOnly today)
    {
        var company = DemoBranches.Synced;
        var entries = new DemoSynced().Bureau.Select(held => new BureauEntry(company.TaxId, held.Direction, held.Invoice));
        return new BureauBooks([.. entries], [company], today);
    }

    /// <summary>The entries of an invoice.</summary>
    public IEnumerable<BureauEntry> Find(string key) => _byKey[key];

    /// <summary>清单 of a taxpayer, oldest first.</summary>
    public IEnumerable<BureauEntry> List(string taxpayerId, Direction direction, string kind, DateOnly from, DateOnly to) =>
        Entries
            .Where(entry =>
                entry.TaxpayerId == taxpayerId
                && entry.Direction == direction
                && (kind.Length == 0 || entry.Invoice.Kind == kind)
                && entry.Invoice.Day >= from
                && entry.Invoice.Day <= to
            )
            .OrderBy(entry => entry.Invoice.IssuedAt)
            .ThenBy(entry => entry.Invoice.Key, StringComparer.Ordinal);

    private static BureauEntry Received(Dice dice, InvoiceIssuer issuer, DateOnly day) =>
        new(InventedCompanies.Main.TaxId, Direction.In, issuer.Issue(dice.Pick(ReceivedKinds), day, InventedCompanies.Main));

    private static BureauEntry Issued(Dice dice, InvoiceIssuer issuer, List<Company> customers, DateOnly day) =>
        new(
            InventedCompanies.Main.TaxId,
            Direction.Out,
            issuer.Issue(
                dice.PerMille(800) ? KindId.DigitalVatSpecial : KindId.DigitalVatNormal,
                day,
                dice.Pick(customers),
                new InvoiceWish { Seller = InventedCompanies.Main }
            )
        );

    // Some are reversed, wholly or in part, some are doubted; their red invoices stand in the books too.
    private IEnumerable<BureauEntry> WithLife(BureauEntry entry, Dice dice, InvoiceIssuer issuer)
    {
        var fate = dice.Below(100);
        if (fate < 6 && entry.Invoice.Day.AddDays(4) <= Today && entry.Invoice.Lines.Count > 0)
        {
            var isFull = fate < 4;
            var red = issuer.IssueRed(entry.Invoice, entry.Invoice.Day.AddDays(3), isFull ? 1m : 0.5m);
            var state = isFull ? RedState.Full : RedState.Partial;
            yield return entry with
            {
                Invoice = entry.Invoice with { Status = WorldInvoice.Normal with { Red = state } },
            };
            yield return entry with
            {
                Invoice = red,
            };
            yield break;
        }

        yield return fate == 6
            ? entry with
            {
                Invoice = entry.Invoice with { Status = WorldInvoice.Normal with { Risk = RiskState.Abnormal } },
            }
            : entry;
    }
}
