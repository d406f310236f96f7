using Piaoheng.Core.Invoices;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Forms as people print and save them: several on one sheet, moved, stamped, with cells that run into each other.</summary>
public sealed class OddPagesTests
{
    private const int Seeds = 6;

    public static TheoryData<string, string> Pairs() =>
        new()
        {
            { KindId.DigitalVatSpecial, KindId.DigitalVatNormal },
            { KindId.ElectronicVatNormal, KindId.DigitalVatNormal },
            { KindId.TollElectronic, KindId.TollElectronic },
            { KindId.RailETicket, KindId.DigitalVatNormal },
            { KindId.AirItinerary, KindId.AirItinerary },
        };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_invoices_below_each_other_on_one_sheet_are_two(string upper, string lower) =>
        CheckPair(upper, lower, (0, 160));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Two_invoices_beside_each_other_on_one_sheet_are_two(string left, string right) =>
        CheckPair(left, right, (212, 0));

    [Fact]
    public void Four_invoices_on_one_sheet_are_four()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var forms = Enumerable.Range(0, 4).Select(_ => OnePage(world, KindId.DigitalVatNormal)).ToList();
            var sheet = new FormPage(424, 300);
            foreach (var (at, form) in forms.Index())
            {
                AddTo(sheet, form.Pages[0], at % 2 * 212, at / 2 * 150);
            }

            RoundTrip.Check(Pdf(world, sheet, [.. forms.Select(form => form.Expected)]), seed);
        }
    }

    [Theory]
    [InlineData(KindId.DigitalVatSpecial)]
    [InlineData(KindId.ElectronicVatNormal)]
    public void Large_letters_over_the_lines_are_no_part_of_them(string kind)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var form = OnePage(world, kind);
            form.Pages[0].Stamps.Add(new FormText("仅供报销使用", 60, 66, 10));
            RoundTrip.Check(Pdf(world, form.Pages[0], [form.Expected]), seed);
        }
    }

    [Fact]
    public void Figures_that_reach_over_their_neighbours_keep_their_columns()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var form = OnePage(world, KindId.ElectronicVatNormal, Trade.Electronics);
            var page = Changed(
                form.Pages[0],
                value => value.Tag is "Price" or "Quantity" ? [value with { Size = 3.3 }] : [value]
            );
            RoundTrip.Check(Pdf(world, page, [form.Expected]), seed);
        }
    }

    [Fact]
    public void Names_drawn_in_several_objects_hold_no_spaces()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var invoice = world.Issue(KindId.DigitalVatSpecial, new InvoiceWish { Trade = Trade.Electronics });
            var form = PrintedForm.Digital(invoice, new DigitalFormStyle());
            var pages = form.Pages.Select(page => Changed(page, value => value.Tag is "Item" ? Halves(value) : [value])).ToList();
            var style = new OfdStyle { HasData = false };
            RoundTrip.Check(OfdWriter.Write(invoice, form with { Pages = pages }, style, world.Dice), seed);
        }
    }

    private static void CheckPair(string first, string second, (double X, double Y) shift)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var (one, two) = (OnePage(world, first), OnePage(world, second));
            var sheet = new FormPage(210 + shift.X, 160 + shift.Y);
            AddTo(sheet, one.Pages[0], 0, 0);
            AddTo(sheet, two.Pages[0], shift.X, shift.Y);
            RoundTrip.Check(Pdf(world, sheet, [one.Expected, two.Expected]), seed);
        }
    }

    private static PrintedForm OnePage(InventedInvoices world, string kind, Trade? trade = null) =>
        PrintedForm.Of(world.Issue(kind, new InvoiceWish { Lines = 3, Trade = trade }), world.Dice) is { Pages.Count: 1 } form
            ? form
            : OnePage(world, kind, trade);

    private static WorldFile Pdf(InventedInvoices world, FormPage page, IReadOnlyList<Reading> expected) =>
        new("odd.pdf", PdfWriter.Write([page], PdfStyle.Diced(world.Dice) with { IsOnSheet = false }, world.Dice), expected);

    private static void AddTo(FormPage sheet, FormPage form, double x, double y)
    {
        sheet.Labels.AddRange(form.Labels.Select(Moved));
        sheet.Values.AddRange(form.Values.Select(Moved));
        sheet.Stamps.AddRange(form.Stamps.Select(Moved));

        FormText Moved(FormText text) => text with { X = text.X + x, Baseline = text.Baseline + y };
    }

    private static FormPage Changed(FormPage page, Func<FormText, IEnumerable<FormText>> change)
    {
        var changed = new FormPage(page.Width, page.Height);
        changed.Labels.AddRange(page.Labels);
        changed.Values.AddRange(page.Values.SelectMany(change));
        changed.Stamps.AddRange(page.Stamps);
        return changed;
    }

    private static IEnumerable<FormText> Halves(FormText text)
    {
        var half = text.Text.Length / 2;
        var left = text with { Text = text.Text[..half] };
        return half == 0 ? [text] : [left, text with { Text = text.Text[half..], X = text.X + left.NaturalWidth }];
    }
}
