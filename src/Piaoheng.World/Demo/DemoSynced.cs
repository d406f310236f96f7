using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;

namespace Piaoheng.World.Demo;

/// <summary>与模拟税局同步的单位: what the simulated bureau holds of it and what it holds itself, in September and October 2026.</summary>
/// <remarks>September agrees to the fen on both sides. In October the bureau has one invoice that the company never received.</remarks>
public sealed class DemoSynced
{
    private const ulong Seed = 20261105;

    private readonly List<(Direction Direction, WorldInvoice Invoice)> _bureau = [];
    private readonly List<WorldFile> _documents = [];

    /// <summary>Makes both sides. The same every time.</summary>
    public DemoSynced()
    {
        var dice = new Dice(Seed);
        var companies = new InventedCompanies(dice);
        var issuer = new InvoiceIssuer(dice, companies);
        var suppliers = Enumerable.Range(0, 5).Select(_ => companies.Next(Trade.Electronics)).ToList();
        var customers = Enumerable.Range(0, 4).Select(_ => companies.Next(Trade.Machinery)).ToList();
        foreach (var month in (DateOnly[])[From, new(2026, 10, 1)])
        {
            for (var count = 0; count < 12; count++)
            {
                var kind = count % 3 == 0 ? KindId.DigitalVatNormal : KindId.DigitalVatSpecial;
                var wish = new InvoiceWish { Seller = dice.Pick(suppliers), Remark = "" };
                Both(Direction.In, issuer.Issue(kind, month.AddDays(dice.Below(26)), DemoBranches.Synced, wish));
            }

            for (var count = 0; count < 6; count++)
            {
                var wish = new InvoiceWish { Seller = DemoBranches.Synced, Remark = "" };
                Both(
                    Direction.Out,
                    issuer.Issue(KindId.DigitalVatSpecial, month.AddDays(dice.Below(26)), dice.Pick(customers), wish)
                );
            }
        }

        NotReceived = issuer.Issue(
            KindId.DigitalVatSpecial,
            new DateOnly(2026, 10, 19),
            DemoBranches.Synced,
            new InvoiceWish { Seller = suppliers[0], Remark = "" }
        );
        _bureau.Add((Direction.In, NotReceived));
    }

    /// <summary>First day that the bureau is asked for.</summary>
    public static DateOnly From { get; } = new(2026, 9, 1);

    /// <summary>Last day that the bureau is asked for.</summary>
    public static DateOnly To { get; } = new(2026, 10, 31);

    /// <summary>What the bureau holds.</summary>
    public IReadOnlyList<(Direction Direction, WorldInvoice Invoice)> Bureau => _bureau;

    /// <summary>Documents that the company holds.</summary>
    public IReadOnlyList<WorldFile> Documents => _documents;

    /// <summary>The one that only the bureau has.</summary>
    public WorldInvoice NotReceived { get; }

    private void Both(Direction direction, WorldInvoice invoice)
    {
        _bureau.Add((direction, invoice));
        _documents.Add(DigitalXmlWriter.Write(invoice, new DigitalXmlStyle()));
    }
}
