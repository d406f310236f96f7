using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using UglyToad.PdfPig;

namespace Piaoheng.Formats.Tests.World;

public sealed class PdfLayerTests
{
    private const string NeedsPinnedFont = "needs the pinned font: npm ci --ignore-scripts";

    [Fact]
    public void Text_layer_holds_exactly_the_characters_printed()
    {
        Assert.SkipUnless(CjkFont.CanBeCut, NeedsPinnedFont);
        var world = new InventedInvoices(1);
        var form = PrintedForm.Digital(world.Issue(KindId.DigitalVatSpecial), new DigitalFormStyle());
        var file = InvoicePdf.Write([form], new PdfStyle(), world.Dice);
        Assert.Equal(Letters(form.Pages[0]), Letters(file.Content));
    }

    [Fact]
    public void Radicals_are_other_characters_that_fold_to_the_same()
    {
        Assert.SkipUnless(CjkFont.CanBeCut, NeedsPinnedFont);
        var world = new InventedInvoices(1);
        var form = PrintedForm.Digital(world.Issue(KindId.DigitalVatSpecial), new DigitalFormStyle());
        var letters = Letters(InvoicePdf.Write([form], new PdfStyle { HasRadicals = true }, world.Dice).Content);
        Assert.Contains('⼦', letters);
        Assert.Equal(Sorted(CompatibilityForm.Fold(Letters(form.Pages[0]))), Sorted(CompatibilityForm.Fold(letters)));
    }

    [Fact]
    public void Attachment_is_found_in_the_file()
    {
        var world = new InventedInvoices(2);
        var ticket = world.Issue(KindId.RailETicket);
        var file = InvoicePdf.WithVoucher(ticket, new XbrlStyle(), new PdfStyle(), world.Dice);
        using var pdf = PdfDocument.Open(file.Content);
        Assert.True(pdf.Advanced.TryGetEmbeddedFiles(out var files));
        Assert.Equal(XbrlWriter.Write(ticket, new XbrlStyle()).Content, Assert.Single(files).Memory.ToArray());
    }

    [Fact]
    public void A_page_costs_less_than_a_hundred_kilobytes()
    {
        Assert.SkipUnless(CjkFont.CanBeCut, NeedsPinnedFont);
        var world = new InventedInvoices(1);
        Assert.InRange(InvoicePdf.Write(world.Issue(KindId.DigitalVatSpecial), world.Dice).Content.Length, 5_000, 100_000);
    }

    private static string Letters(FormPage page) =>
        Sorted(string.Concat(page.Labels.Concat(page.Values).Concat(page.Stamps).Select(text => text.Text)));

    private static string Letters(byte[] content)
    {
        using var pdf = PdfDocument.Open(content);
        return Sorted(string.Concat(pdf.GetPage(1).Letters.Select(letter => letter.Value)));
    }

    private static string Sorted(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Order());
}
