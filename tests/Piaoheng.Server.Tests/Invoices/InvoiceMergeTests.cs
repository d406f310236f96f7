using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Invoices;

namespace Piaoheng.Server.Tests.Invoices;

public sealed class InvoiceMergeTests
{
    [Fact]
    public void The_more_trusted_document_gives_the_value_whichever_came_first()
    {
        var pdf = Document("a.pdf", SourceId.PdfText, "北京甲有限公司");
        var xml = Document("b.xml", SourceId.SignedXml, "北京乙有限公司");
        foreach (var order in new[] { new[] { pdf, xml }, [xml, pdf] })
        {
            Assert.Equal("北京乙有限公司", Merge(order).Reading.SellerName);
        }
    }

    [Fact]
    public void Documents_that_disagree_are_a_finding_that_names_both_files()
    {
        var merged = Merge(
            Document("a.pdf", SourceId.PdfText, "北京甲有限公司"),
            Document("b.xml", SourceId.SignedXml, "北京乙有限公司")
        );
        var finding = Assert.Single(merged.Reading.Findings);
        Assert.Equal("V-090", finding.Code);
        Assert.Contains("a.pdf", finding.Message, StringComparison.Ordinal);
        Assert.Contains("b.xml", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_of_one_invoice_in_the_books_add_up()
    {
        var merged = Rows(Row(3_000), Row(4_500));
        Assert.Equal(Yuan.FromFen(7_500), merged.Reading.TotalInclTax!.Value.Value);
        Assert.Empty(merged.Reading.Findings);
    }

    [Fact]
    public void Rows_that_state_the_use_beside_the_invoice_do_not_add_up_the_invoice()
    {
        var used = new Dictionary<string, string>(StringComparer.Ordinal) { ["usedAmount"] = "30.00" };
        var merged = Rows(Row(10_000) with { Extra = used }, Row(10_000) with { Extra = used });
        Assert.Equal(Yuan.FromFen(10_000), merged.Reading.TotalInclTax!.Value.Value);
    }

    [Fact]
    public void A_document_stands_above_the_books()
    {
        var evidence = new InvoiceEvidence();
        evidence.Documents.Add((1, Document("a.pdf", SourceId.PdfText, "北京甲有限公司")));
        evidence.Uses.Add((1, Row(1) with { SellerName = "账上的名称" }));
        Assert.Equal("北京甲有限公司", InvoiceMerge.Of(evidence).Reading.SellerName);
    }

    private static InvoiceMerge Merge(params Reading[] documents)
    {
        var evidence = new InvoiceEvidence();
        evidence.Documents.AddRange(documents.Select(document => (1L, document)));
        return InvoiceMerge.Of(evidence);
    }

    private static InvoiceMerge Rows(params Reading[] rows)
    {
        var evidence = new InvoiceEvidence();
        evidence.Uses.AddRange(rows.Select(row => ((long?)row.TotalInclTax!.Value.Value.Fen, row)));
        return InvoiceMerge.Of(evidence);
    }

    private static Reading Document(string file, string source, string seller) =>
        new()
        {
            File = file,
            Kind = KindId.DigitalVatNormal,
            InvoiceCode = "",
            InvoiceNumber = "26112000000000000001",
            SellerName = seller,
            Source = source,
        };

    private static Reading Row(long totalFen) =>
        new()
        {
            File = "台账.xlsx",
            Kind = KindId.DigitalVatNormal,
            InvoiceNumber = "26112000000000000001",
            TotalInclTax = Yuan.FromFen(totalFen),
            Source = SourceId.Ledger,
        };
}
