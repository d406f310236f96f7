using CsCheck;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Formats.Tests.World;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Formats.Workbooks.Writing;
using Piaoheng.World.Invoices;
using static Piaoheng.Formats.Tests.Workbooks.TestBook;

namespace Piaoheng.Formats.Tests.Workbooks;

/// <summary>Invented invoices of every kind that the bureau holds, written as the bureau's workbook and read back.</summary>
public sealed class BureauWorkbookTests
{
    private static readonly KindCatalogue Kinds = PolicyFolder.Load(PolicyFolder.Shipped).Kinds;
    private static readonly string[] Held =
    [
        .. InvoiceIssuer.Kinds.Where(kind => Kinds.Find(kind)?.BureauLists.Contains(BureauList.FullQuery) == true),
    ];

    [Fact]
    public void What_is_written_as_full_query_is_read_back_field_for_field() =>
        Gen.Int[1, 1_000_000]
            .Sample(
                seed =>
                {
                    var invented = new InventedInvoices(seed);
                    var written = Enumerable.Range(0, 12).Select(_ => Row(invented.Issue(invented.Dice.Pick(Held)))).ToList();
                    written.Add(
                        Row(invented.Issuer.IssueRed(invented.Issue(KindId.DigitalVatNormal), new DateOnly(2026, 11, 30)))
                    );

                    var read = Read("导出.xlsx", Written(stream => BureauWorkbook.WriteFullQuery(stream, written))).Readings;

                    Assert.Equal(written.Select(Text), read.Select(Text), StringComparer.Ordinal);
                },
                iter: 25,
                threads: 1
            );

    private static Reading Row(WorldInvoice invoice) =>
        invoice.ToReading("") with
        {
            Extra = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [ExtraFields.KindText] = Kinds.Find(invoice.Kind)!.Name,
                [ExtraFields.InvoiceSource] = invoice.IsDigital ? "电子发票服务平台" : "增值税发票管理系统",
                [ExtraFields.IssueTime] = "12:34:56",
            },
        };

    // What the bureau's sheet can hold of an invoice.
    private static string Text(Reading reading) =>
        string.Join(
            '|',
            [
                reading.Kind,
                reading.InvoiceCode,
                reading.InvoiceNumber,
                reading.PaperCode,
                reading.PaperNumber,
                ReadingDay(reading),
                reading.SellerTaxId,
                reading.SellerName,
                reading.BuyerTaxId,
                reading.BuyerName,
                Amount(reading.AmountExTax),
                Amount(reading.TaxAmount),
                Amount(reading.TotalInclTax),
                reading.Drawer,
                reading.Remark?.Trim(),
                reading.RedOf?.ToString(),
                .. reading
                    .Lines!.Where(line => !string.IsNullOrEmpty(line.Name))
                    .Select(line => $"{line.Name?.Trim()};{Amount(line.Amount)};{line.TaxRate};{Amount(line.Tax)}"),
            ]
        );

    private static string? ReadingDay(Reading reading) =>
        reading.IssueDate is { } day ? Piaoheng.Core.Json.ReadingJson.Day(day) : null;

    private static string? Amount(PrintedAmount? amount) => amount?.Value.ToString();
}
