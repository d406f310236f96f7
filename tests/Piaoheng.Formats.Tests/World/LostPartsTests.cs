using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using static System.FormattableString;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Forms of which something is missing, doubled or moved: what is read is true, or its absence is said.</summary>
public sealed class LostPartsTests
{
    private const int Seeds = 6;

    private static readonly ValidationContext Context = new() { Today = new DateOnly(2026, 12, 31) };

    private static readonly RuleCatalogue Rules = new(PolicyFolder.Load(PolicyFolder.Shipped));

    public static TheoryData<string, Trade> Cases() =>
        new()
        {
            { KindId.DigitalVatSpecial, Trade.Electronics },
            { KindId.DigitalVatNormal, Trade.OfficeSupplies },
            { KindId.DigitalVatNormal, Trade.RideHailing },
            { KindId.DigitalVatNormal, Trade.TollRoad },
            { KindId.ElectronicVatNormal, Trade.Electronics },
            { KindId.ElectronicVatSpecial, Trade.Machinery },
            { KindId.TollElectronic, Trade.TollRoad },
            { KindId.RailETicket, Trade.Railway },
            { KindId.AirItinerary, Trade.Airline },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_that_is_gone_is_missing_and_others_stay(string kind, Trade trade) =>
        ForEach(kind, trade, (page, pick) => Changed(page, [], [pick(page.Values.Count)]));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Without_one_of_its_labels_a_form_states_nothing_wrong(string kind, Trade trade) =>
        ForEach(kind, trade, (page, pick) => Changed(page, [pick(page.Labels.Count)], []));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Values_that_run_over_the_edge_are_whole_or_flagged(string kind, Trade trade) =>
        ForEach(
            kind,
            trade,
            (page, _) =>
            {
                var narrow = new FormPage(page.Values.Max(value => value.X) + 4, page.Height);
                narrow.Labels.AddRange(page.Labels);
                narrow.Values.AddRange(page.Values);
                return narrow;
            }
        );

    private static void ForEach(string kind, Trade trade, Func<FormPage, Func<int, int>, FormPage> change)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var wish = new InvoiceWish { Trade = trade, IsDiscounted = seed % 3 == 0 };
            var invoice = world.Issue(kind, wish);
            var form = PrintedForm.Of(invoice, world.Dice);
            var changed = change(form.Pages[0], world.Dice.Below);
            var lost = form with { Pages = [changed, .. form.Pages.Skip(1)] };
            var pdf = InvoicePdf.Write([lost], PdfStyle.Diced(world.Dice), world.Dice);
            var ofd = OfdWriter.Write(invoice, lost, new OfdStyle { HasData = false }, world.Dice);
            Check(form.Expected, pdf, seed);
            Check(form.Expected, ofd, seed);
        }
    }

    private static void Check(Reading stated, WorldFile file, int seed)
    {
        foreach (var reading in RoundTrip.Read(file).Where(reading => reading.Reason is null).Select(Judged))
        {
            var wrong = HeadValues(stated)
                .Zip(HeadValues(reading))
                .Where(pair => !string.IsNullOrEmpty(pair.Second.Value) && pair.Second.Value != (pair.First.Value ?? ""))
                .Where(pair => !IsFlagged(reading, pair.Second.Field))
                .Select(pair => Invariant($"{pair.First.Field}: stated {pair.First.Value}, read {pair.Second.Value}"))
                .ToList();
            Assert.True(wrong.Count == 0, Invariant($"seed {seed}, {file.Name}: ") + string.Join("; ", wrong));
        }
    }

    private static Reading Judged(Reading reading) => Rules.Checked(reading, Context);

    private static bool IsFlagged(Reading reading, string field) =>
        reading.Findings.Any(finding => finding.Field == field && finding.Severity is Severity.Error or Severity.Block);

    private static IEnumerable<(string Field, string? Value)> HeadValues(Reading reading) =>
        [
            ("invoiceCode", reading.InvoiceCode),
            ("invoiceNumber", reading.InvoiceNumber),
            ("issueDate", reading.IssueDate?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            ("checkCode", reading.CheckCode),
            ("machineNumber", reading.MachineNumber),
            ("buyerTaxId", reading.BuyerTaxId),
            ("sellerTaxId", reading.SellerTaxId),
            ("buyerName", reading.BuyerName),
            ("sellerName", reading.SellerName),
            ("amountExTax", reading.AmountExTax?.ToString()),
            ("taxAmount", reading.TaxAmount?.ToString()),
            ("totalInclTax", reading.TotalInclTax?.ToString()),
            ("drawer", reading.Drawer),
        ];

    private static FormPage Changed(FormPage page, List<int> labels, List<int> values)
    {
        var changed = new FormPage(page.Width, page.Height);
        changed.Labels.AddRange(page.Labels.Where((_, at) => !labels.Contains(at)));
        changed.Values.AddRange(page.Values.Where((_, at) => !values.Contains(at)));
        changed.Stamps.AddRange(page.Stamps);
        return changed;
    }
}
