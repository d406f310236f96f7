using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;
using static System.FormattableString;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Damaged files of every format: what is read is true, or its absence is said, or the file is refused with a code.</summary>
public sealed class MutationTests
{
    private static readonly int Mutants = TestLevel.IsFull ? 1_000 : 120;

    public static TheoryData<string> XmlKinds() => new(KindId.DigitalVatNormal, KindId.DigitalVatSpecial);

    [Theory]
    [MemberData(nameof(XmlKinds))]
    public void Damaged_digital_xml(string kind) =>
        ForEach(
            world => DigitalXmlWriter.Write(world.Issue(kind), DigitalXmlStyle.Diced(world.Dice)),
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch,
            Damage.Element
        );

    [Fact]
    public void Damaged_original_invoice_xml() =>
        ForEach(
            world => LegacyXmlWriter.Write(world.Issue(KindId.ElectronicVatNormal), LegacyXmlStyle.Diced(world.Dice)),
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch,
            Damage.Element
        );

    [Theory]
    [InlineData(KindId.RailETicket)]
    [InlineData(KindId.ElectronicVatNormal)]
    public void Damaged_xbrl(string kind) =>
        ForEach(
            world => XbrlWriter.Write(world.Issue(kind), XbrlStyle.Diced(world.Dice)),
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch,
            Damage.Element
        );

    [Theory]
    [InlineData(KindId.DigitalVatNormal)]
    [InlineData(KindId.ElectronicVatNormal)]
    public void Damaged_ofd(string kind) =>
        ForEach(
            world => OfdWriter.Write(world.Issue(kind), world.Dice),
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch,
            Damage.LostMember,
            (content, dice) => Damage.Member(content, dice, IsXml, Damage.Element),
            (content, dice) => Damage.Member(content, dice, IsXml, Damage.Flipped)
        );

    [Theory]
    [InlineData(KindId.DigitalVatNormal)]
    [InlineData(KindId.ElectronicVatSpecial)]
    [InlineData(KindId.RailETicket)]
    public void Damaged_pdf(string kind) =>
        ForEach(
            world => InvoicePdf.Write(world.Issue(kind), world.Dice),
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch,
            static (content, dice) =>
            {
                const string Characters = "0123456789.¥年月日：:()（）合计价税";
                var lost = Characters[dice.Below(Characters.Length)];
                return new Damage(PdfCharacterMaps.Without(content, c => c == lost), "no character " + lost);
            }
        );

    [Fact]
    public void Damaged_pdf_with_pages_of_goods() =>
        ForEach(
            world => InvoicePdf.Write(world.Issue(KindId.ElectronicVatSpecial, new InvoiceWish { Lines = 20 }), world.Dice),
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch
        );

    [Fact]
    public void Damaged_archive() =>
        ForEach(
            world =>
            {
                var xml = DigitalXmlWriter.Write(world.Issue(KindId.DigitalVatNormal), DigitalXmlStyle.Diced(world.Dice));
                var ofd = OfdWriter.Write(world.Issue(KindId.ElectronicVatNormal), world.Dice);
                return new WorldFile(
                    "发票.zip",
                    Damage.Packed([(xml.Name, xml.Content), (ofd.Name, ofd.Content)]),
                    [.. xml.Expected, .. ofd.Expected]
                );
            },
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch,
            Damage.LostMember,
            static (content, dice) =>
                Damage.Member(content, dice, static name => name.EndsWith(".xml", StringComparison.Ordinal), Damage.Element)
        );

    [Fact]
    public void Damaged_qr_text() =>
        ForEach(
            world =>
            {
                var reading = world.Issue(KindId.DigitalVatNormal).ToReading("qr.txt");
                var text = Invariant($"01,32,,{reading.InvoiceNumber},{reading.TotalInclTax},{reading.IssueDate:yyyyMMdd},,58E4");
                var expected = new Reading
                {
                    File = "qr.txt",
                    Kind = KindId.DigitalVatNormal,
                    InvoiceNumber = reading.InvoiceNumber,
                    IssueDate = reading.IssueDate,
                    TotalInclTax = reading.TotalInclTax,
                    Qr = text,
                };
                return new WorldFile("qr.txt", Encoding.UTF8.GetBytes(text), [expected]);
            },
            Damage.CutOff,
            static (content, dice) => Damage.CutOff(Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(content)), dice)
        );

    [Fact]
    public void Damaged_bureau_list() =>
        ForEach(
            world => BureauFile.FullQuery("全量发票查询导出结果", Few(world), BureauFileStyle.Diced(world.Dice)),
            TableDamages
        );

    [Fact]
    public void Damaged_selection_list() =>
        ForEach(world => BureauFile.Selection("未勾选发票", Few(world), BureauFileStyle.Diced(world.Dice)), TableDamages);

    [Fact]
    public void Damaged_ledger() =>
        ForEach(
            world =>
                OwnLedger.Write(
                    "进项发票台账",
                    InventedCompanies.Main.Name,
                    [.. Few(world).Select(row => new LedgerRow(row.Invoice) { Voucher = "记-0012" })],
                    LedgerStyle.Diced(world.Dice)
                ),
            // No heading is a must in an own ledger: a column that lost its name is only one it does not have.
            mayLack: true,
            TableDamages
        );

    private static Func<byte[], Dice, Damage>[] TableDamages =>
        [
            Damage.Flipped,
            Damage.CutOff,
            Damage.Stretch,
            static (content, dice) => IsZip(content) ? Damage.LostMember(content, dice) : Damage.Stretch(content, dice),
            static (content, dice) =>
                IsZip(content) ? Damage.Member(content, dice, IsXml, Damage.Element) : Damage.CutOff(content, dice),
            static (content, dice) =>
                IsZip(content) ? Damage.Member(content, dice, IsXml, Damage.Flipped) : Damage.Flipped(content, dice),
        ];

    private static List<BureauRow> Few(InventedInvoices world) =>
        [
            .. Enumerable
                .Range(0, 4)
                .Select(at =>
                {
                    var kind = at % 2 == 0 ? KindId.DigitalVatSpecial : KindId.ElectronicVatNormal;
                    return new BureauRow(world.Issuer.Issue(kind, world.DayFor(kind), InventedCompanies.Main));
                }),
        ];

    private static bool IsZip(byte[] content) => content.AsSpan().StartsWith("PK"u8);

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    private static void ForEach(Func<InventedInvoices, WorldFile> make, params Func<byte[], Dice, Damage>[] kinds) =>
        ForEach(make, mayLack: false, kinds);

    private static void ForEach(Func<InventedInvoices, WorldFile> make, bool mayLack, params Func<byte[], Dice, Damage>[] kinds)
    {
        var wrong = new List<string>();
        for (var seed = 0; seed < Mutants; seed++)
        {
            var world = new InventedInvoices(seed);
            var file = make(world);
            var damage = kinds[seed % kinds.Length](file.Content, world.Dice);
            wrong.AddRange(
                HeadFieldsOf
                    .Wrong(file with { Content = damage.Content }, damage.Touched, mayLack)
                    .Select(one => Invariant($"seed {seed}, {damage.What}: {one}"))
            );
        }

        Assert.True(wrong.Count == 0, Invariant($"{wrong.Count}:\n") + string.Join('\n', wrong.Take(40)));
    }
}
