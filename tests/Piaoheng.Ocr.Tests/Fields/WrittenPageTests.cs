using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Formats;
using Piaoheng.Ocr.Fields;
using Piaoheng.World;
using Piaoheng.World.Forms;
using Piaoheng.World.Pictures;

namespace Piaoheng.Ocr.Tests.Fields;

/// <summary>The extractor alone, on pages of which every character was read.</summary>
public sealed class WrittenPageTests
{
    private const int Seeds = 25;
    private static readonly PolicyPack Policy = PolicyFolder.Load(Path.Combine(AppContext.BaseDirectory, "policy"));

    public static TheoryData<string> Full() => [.. PictureSet.Layouts.Take(PictureSet.FullLayouts)];

    [Theory]
    [MemberData(nameof(Full))]
    public void What_is_printed_is_found(string layout)
    {
        var outcomes = Enumerable.Range(0, Seeds).SelectMany(seed => Outcomes(layout, seed)).ToList();
        var wrong = outcomes.Where(static outcome => outcome.State is FieldState.Wrong && !outcome.IsFlagged).ToList();

        Assert.Empty(wrong);
        Assert.True(
            outcomes.Count(static outcome => outcome.State is FieldState.Right) >= outcomes.Count * 0.97,
            string.Join('\n', outcomes.Where(static outcome => outcome.State is not FieldState.Right))
        );
    }

    [Theory]
    [InlineData("规格型号", "规格型亏")]
    [InlineData("纳税人识别号", "纳税人识制号")]
    [InlineData("开票日期", "开票目期")]
    [InlineData("价税合计", "价税台计")]
    public void A_label_with_a_misread_character_is_still_that_label(string label, string misread)
    {
        var form = PictureSet.Form("electronic-normal", new Dice(7));
        var page = WrittenPage.Of(form, text => text.Replace(label, misread, StringComparison.Ordinal));

        var reading = Assert.Single(FieldExtraction.Read([page], Context()));

        Assert.Equal(form.Truth.IssueDate, reading.IssueDate);
        Assert.Equal(form.Truth.SellerTaxId, reading.SellerTaxId);
        Assert.Equal(form.Truth.TotalInclTax, reading.TotalInclTax);
    }

    [Fact]
    public void Two_tickets_side_by_side_give_two_readings()
    {
        var (left, right) = (PictureSet.Form("taxi", new Dice(3)), PictureSet.Form("taxi", new Dice(4)));
        var first = WrittenPage.Of(left);
        var second = WrittenPage.Of(right);
        var both = first with
        {
            Width = first.Width + second.Width + 80,
            Lines = [.. first.Lines, .. second.Lines.Select(line => line with { Quad = Moved(line.Quad, first.Width + 80) })],
        };

        var numbers = FieldExtraction.Read([both], Context()).Select(static reading => reading.InvoiceNumber);

        Assert.Equal(string.Join(' ', left.Truth.InvoiceNumber, right.Truth.InvoiceNumber), string.Join(' ', numbers));
    }

    [Fact]
    public void A_page_of_other_text_is_no_invoice()
    {
        var page = new RecognisedPage
        {
            Width = 1000,
            Height = 600,
            Lines =
            [
                WrittenPage.Line("INVOICE NUMBER 12345", 100, 100, 30),
                WrittenPage.Line("2025-12-02", 100, 160, 30),
                WrittenPage.Line("100.00", 100, 220, 30),
            ],
        };

        Assert.Equal(KindId.NotAnInvoice, Assert.Single(FieldExtraction.Read([page], Context())).Kind);
    }

    [Fact]
    public void A_doubtful_character_is_marked_where_it_stands()
    {
        var form = PictureSet.Form("digital-normal", new Dice(11));
        var page = WrittenPage.Of(form);
        var name = page.Lines.First(line => line.Text == form.Truth.SellerName);
        var characters = name
            .Characters.Select((character, at) => at == 2 ? character with { Score = 0.4f } : character)
            .ToList();
        var doubted = page with
        {
            Lines = [.. page.Lines.Select(line => ReferenceEquals(line, name) ? line with { Characters = characters } : line)],
        };

        var reading = Assert.Single(FieldExtraction.Read([doubted], Context()));

        var mark = reading.Marks["sellerName"];
        Assert.Equal(2, Assert.Single(mark.Doubtful).Index);
        Assert.InRange(mark.Doubtful[0].Box.Left, mark.Box.Left, mark.Box.Right);
        Assert.Contains(reading.Findings, static finding => finding is { Code: "OCR-001", Field: "sellerName" });
    }

    [Fact]
    public void A_check_character_that_was_cut_is_made_out_of_the_others_and_a_person_is_told()
    {
        var form = PictureSet.Form("digital-normal", new Dice(11));
        var whole = form.Truth.SellerTaxId!;
        var page = WrittenPage.Of(form);
        var cut = page with
        {
            Lines =
            [
                .. page.Lines.Select(line =>
                    line.Text == whole
                        ? WrittenPage.Line(whole[..^1] + "(", line.Quad.Left, line.Quad.Top, line.Quad.Height)
                        : line
                ),
            ],
        };

        var reading = Assert.Single(FieldExtraction.Read([cut], Context()));

        Assert.Equal((whole, SourceId.OcrCorrected), (reading.SellerTaxId, reading.Sources["sellerTaxId"]));
        Assert.Contains(reading.Findings, static finding => finding is { Code: "OCR-001", Field: "sellerTaxId" });
    }

    [Fact]
    public void A_qr_code_that_says_the_same_makes_certain_and_one_that_differs_is_said()
    {
        var form = PictureSet.Form("digital-normal", new Dice(5));
        var page = WrittenPage.Of(form);

        var same = Assert.Single(FieldExtraction.Read([page], Context() with { QrTexts = _ => [form.Qr!] }));
        var other = Assert.Single(
            FieldExtraction.Read(
                [page],
                Context() with
                {
                    QrTexts = _ =>
                        [form.Qr!.Replace(form.Truth.InvoiceNumber!, "26117000000000000001", StringComparison.Ordinal)],
                }
            )
        );

        Assert.Equal(form.Qr, same.Qr);
        Assert.DoesNotContain(
            same.Findings,
            static finding => finding is { Code: "OCR-001", Field: "invoiceNumber" or "totalInclTax" }
        );
        Assert.Contains(other.Findings, static finding => finding is { Code: "V-090", Field: "invoiceNumber" });
        Assert.Equal("qr", other.Sources["invoiceNumber"]);
    }

    [Fact]
    public void A_unit_that_is_one_sign_for_several_letters_stays_as_printed()
    {
        var lines = LinesWith(static cell => cell.Tag is "MeasurementDimension" ? cell with { Text = "㎡" } : cell);

        Assert.All(lines, static line => Assert.Equal("㎡", line.Unit));
    }

    [Fact]
    public void Numbers_of_a_line_that_nobody_can_multiply_are_told_and_stop_nothing()
    {
        var lines = LinesWith(static cell =>
            cell.Tag is "Quantity" or "Price" ? cell with { Text = new string('9', 24), Size = 1 } : cell
        );

        Assert.NotEmpty(lines);
    }

    /// <summary>The lines of a form whose goods have units, its cells changed.</summary>
    private static IReadOnlyList<InvoiceLine> LinesWith(Func<FormText, FormText> change)
    {
        var form = Enumerable
            .Range(0, 100)
            .Select(static seed => PictureSet.Form("electronic-normal", new Dice((ulong)seed)))
            .First(static form => form.Truth.Lines!.All(static line => line.Unit is { Length: > 0 }));
        var cells = form.Page.Values.ConvertAll(cell => change(cell));
        form.Page.Values.Clear();
        form.Page.Values.AddRange(cells);
        return Assert.Single(FieldExtraction.Read([WrittenPage.Of(form)], Context())).Lines!;
    }

    private static IEnumerable<FieldOutcome> Outcomes(string layout, int seed)
    {
        var form = PictureSet.Form(layout, new Dice((ulong)(1000 + seed)));
        var picture = new PictureCase(seed, layout, "none", $"{layout}-{seed}", [], [form.Truth]);
        return PictureScore.Of(picture, FieldExtraction.Read([WrittenPage.Of(form)], Context()));
    }

    private static PageQuad Moved(PageQuad quad, float by) => PageQuad.Of(quad.Left + by, quad.Top, quad.Right + by, quad.Bottom);

    private static ExtractionContext Context() => new("a.png", new ReadOptions(), Policy);
}
