using System.Text.Json;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.World.Companies;
using Piaoheng.World.Documents;
using Piaoheng.World.Documents.Ofd;
using Piaoheng.World.Documents.Pdf;
using Piaoheng.World.Documents.Xbrl;
using Piaoheng.World.Documents.Xml;
using Piaoheng.World.Forms;
using Piaoheng.World.Invoices;
using Piaoheng.World.Workbooks;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Compares what <c>read --json</c> says of a few invented files with <c>tests/samples/*/expected.json</c>, to the letter.</summary>
/// <remarks>A folder holds <c>sample.json</c> (maker and seed), <c>expected.json</c> and NOTE.md. UPDATE_GOLDEN=1 rewrites the expectations.</remarks>
public sealed class GoldenSampleTests
{
    private static readonly FormatCatalogue Catalogue = new(PolicyFolder.Load(PolicyFolder.Shipped));

    private static readonly Dictionary<string, Func<InventedInvoices, WorldFile>> Makers = new(StringComparer.Ordinal)
    {
        ["digital-xml"] = world =>
            DigitalXmlWriter.Write(
                world.Issue(KindId.DigitalVatSpecial, new InvoiceWish { Lines = 2, IsDiscounted = true }),
                new DigitalXmlStyle { IsSigned = true }
            ),
        ["red-xml"] = world =>
        {
            var blue = world.Issue(KindId.DigitalVatSpecial);
            return DigitalXmlWriter.Write(
                world.Issuer.IssueRed(blue, blue.Day.AddDays(3)),
                new DigitalXmlStyle { HasDeclaration = false }
            );
        },
        ["legacy-xml"] = world =>
            LegacyXmlWriter.Write(
                world.Issue(KindId.ElectronicVatNormal, new InvoiceWish { HasMixedRates = true, Lines = 2 }),
                new LegacyXmlStyle(HasCData: true)
            ),
        ["rail-voucher"] = world => XbrlWriter.Write(world.Issue(KindId.RailETicket), new XbrlStyle()),
        ["air-voucher"] = world => XbrlWriter.Write(world.Issue(KindId.AirItinerary), new XbrlStyle(Edition: "2023-12-31")),
        ["legacy-ofd"] = world =>
        {
            var invoice = world.Issue(KindId.ElectronicVatNormal, new InvoiceWish { Lines = 2 });
            var style = new OfdStyle { Attachment = OfdAttachment.OriginalInvoice, Tags = OfdTags.WellFormed };
            return OfdWriter.Write(invoice, PrintedForm.Legacy(invoice, new LegacyFormStyle()), style, world.Dice);
        },
        ["digital-pdf"] = world =>
        {
            var form = PrintedForm.Digital(
                world.Issue(KindId.DigitalVatSpecial, new InvoiceWish { Lines = 3 }),
                new DigitalFormStyle()
            );
            return InvoicePdf.Write([form], new PdfStyle(), world.Dice);
        },
        ["bureau-query"] = world =>
        {
            var blue = world.Issuer.Issue(KindId.DigitalVatSpecial, new DateOnly(2026, 9, 7), InventedCompanies.Main);
            var toll = new InvoiceWish { Trade = Trade.TollRoad };
            BureauRow[] rows =
            [
                new(blue),
                new(world.Issuer.IssueRed(blue, new DateOnly(2026, 9, 19))),
                new(world.Issuer.Issue(KindId.DigitalVatNormal, new DateOnly(2026, 9, 9), InventedCompanies.Main, toll)),
                new(world.Issuer.Issue(KindId.RailETicket, new DateOnly(2026, 9, 12), InventedCompanies.Main)),
            ];
            return BureauFile.FullQuery("全量发票查询导出结果_取得发票_2026-09-01至2026-09-30", rows, new BureauFileStyle());
        },
    };

    public static TheoryData<string> Samples() =>
        [.. Directory.EnumerateDirectories(Folder()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Sample_is_read_to_the_letter(string sample)
    {
        var folder = Path.Combine(Folder(), sample);
        var actual = Read(folder);
        var expected = Path.Combine(folder, "expected.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            File.WriteAllText(expected, actual);
        }

        Assert.Equal(File.ReadAllText(expected), actual);
    }

    private static string Read(string folder)
    {
        using var sample = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "sample.json")));
        var maker = Makers[sample.RootElement.GetProperty("maker").GetString()!];
        var file = maker(new InventedInvoices(sample.RootElement.GetProperty("seed").GetInt32()));
        var documents = Catalogue.Read(new FileBytes(file.Name, file.Content), new ReadOptions(InventedCompanies.Main.TaxId));
        var lines = new List<string>();
        foreach (var document in documents)
        {
            if (document.Workbook is { } workbook)
            {
                lines.Add(ReadingJson.ToJson(workbook));
            }

            lines.AddRange(document.Readings.Select(ReadingJson.ToJson));
        }

        return string.Join('\n', lines) + "\n";
    }

    private static string Folder()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            var path = Path.Combine(at.FullName, "tests", "samples");
            if (Directory.Exists(path))
            {
                return path;
            }
        }

        throw new DirectoryNotFoundException("tests/samples");
    }
}
