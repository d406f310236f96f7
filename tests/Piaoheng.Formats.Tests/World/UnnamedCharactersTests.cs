using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Forms;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Invoices;
using static System.FormattableString;

namespace Piaoheng.Formats.Tests.World;

/// <summary>PDF whose fonts do not say which character a glyph is: the number of a glyph is never taken for one.</summary>
public sealed class UnnamedCharactersTests
{
    private const int Seeds = 6;

    public static TheoryData<string, Trade> Cases() => LostPartsTests.Cases();

    [Fact]
    public void Fonts_that_do_not_name_their_characters_need_recognition()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var printed = InvoicePdf.Write(world.Issue(KindId.DigitalVatNormal), world.Dice);
            NeedsRecognition(printed, Replaced(printed, "/ToUnicode", "/NoUnicode"));
            NeedsRecognition(printed, PdfCharacterMaps.Without(printed.Content, static _ => true));
        }
    }

    [Fact]
    public void Maps_that_repeat_the_numbers_of_glyphs_need_recognition()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var printed = InvoicePdf.Write(world.Issue(KindId.DigitalVatNormal), world.Dice);
            var text = Encoding.Latin1.GetString(printed.Content);
            var at = text.IndexOf("/ToUnicode ", StringComparison.Ordinal);
            var reference = text[at..(text.IndexOf('R', at) + 1)];
            NeedsRecognition(printed, Replaced(printed, reference, "/ToUnicode/Identity-H".PadRight(reference.Length)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_with_a_character_that_no_map_names_is_left_out_and_said_so(string kind, Trade trade) =>
        ForEach(kind, trade, static (pdf, lost) => PdfCharacterMaps.Without(pdf, lost.Contains));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_with_a_character_that_the_map_names_as_nothing_is_left_out_and_said_so(string kind, Trade trade) =>
        ForEach(
            kind,
            trade,
            static (pdf, lost) => PdfCharacterMaps.Changed(pdf, (_, c) => lost.Contains(c) ? "\0" : c.ToString())
        );

    [Fact]
    public void Spaces_that_no_map_names_are_still_spaces()
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var printed = InvoicePdf.Write(world.Issue(KindId.DigitalVatNormal), world.Dice);
            RoundTrip.Check(printed with { Content = PdfCharacterMaps.Without(printed.Content, static c => c == ' ') }, seed);
        }
    }

    [Fact]
    public void Codes_of_a_predefined_map_of_Unicode_are_characters()
    {
        var file = new WorldFile("unigb.pdf", UnicodeCodedPdf.Write(), []);
        var reading = Assert.Single(RoundTrip.Read(file));
        Assert.Equal("26112000000000000001", reading.InvoiceNumber);
        Assert.Equal(new DateOnly(2026, 8, 1), reading.IssueDate);
        Assert.Equal("113.00", reading.TotalInclTax?.ToString());
        Assert.DoesNotContain(reading.Findings, finding => finding.Code is Unnamed.Code);
    }

    private static void ForEach(string kind, Trade trade, Func<byte[], HashSet<char>, byte[]> change)
    {
        for (var seed = 0; seed < Seeds; seed++)
        {
            var world = new InventedInvoices(seed);
            var printed = InvoicePdf.Write(world.Issue(kind, new InvoiceWish { Trade = trade }), world.Dice);
            foreach (var lost in Losses(world.Dice, printed.Expected[0]))
            {
                var file = printed with { Content = change(printed.Content, lost) };
                HeadFieldsOf.AreTrueOrSaid(file, Invariant($"seed {seed} without {string.Concat(lost)}"));
            }
        }
    }

    // One digit, several of all characters, the characters of one value.
    private static IEnumerable<HashSet<char>> Losses(Piaoheng.World.Dice dice, Reading stated)
    {
        yield return [(char)('0' + dice.Below(10))];
        yield return [.. ".¥￥-,"];
        yield return
        [
            .. Enumerable.Range(0, 3).Select(_ => Any(dice, "发票号码开票日期名称合计税额价小写金购销方纳人识别社会信用代")),
        ];
        yield return
        [
            .. Enumerable.Range(0, 4).Select(_ => Any(dice, stated.BuyerName + stated.SellerName + stated.SellerTaxId)),
        ];
        yield return [.. "0123456789".Where(_ => dice.Below(2) == 0)];
        yield return [.. (stated.TotalInclTax?.ToString() ?? "").Append(':').Append('：')];
    }

    private static char Any(Piaoheng.World.Dice dice, string text) => text[dice.Below(text.Length)];

    private static byte[] Replaced(WorldFile file, string from, string to) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(file.Content).Replace(from, to, StringComparison.Ordinal));

    private static void NeedsRecognition(WorldFile printed, byte[] content)
    {
        var reading = Assert.Single(RoundTrip.Read(printed with { Content = content }));
        Assert.Equal((KindId.Unreadable, UnreadableReason.NeedsOcr), (reading.Kind, reading.Reason));
    }
}
