using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Tests.Invoices;

public sealed class ReadingMergeTests
{
    private static readonly Reading Attachment = new()
    {
        File = "a.ofd",
        Kind = KindId.ElectronicVatNormal,
        Source = SourceId.OfdAttachment,
        InvoiceNumber = "23326471",
        BuyerName = "甲（北京）有限公司",
        BuyerTaxId = "",
        TaxAmount = new PrintedAmount(Yuan.Zero, PrintedAmount.Masked),
    };

    private static readonly Reading Text = new()
    {
        File = "a.ofd",
        Kind = KindId.Unknown,
        Source = SourceId.OfdText,
        PrintedTitle = "北京增值税电子普通发票",
        InvoiceNumber = "23326471",
        BuyerName = "甲(北京) 有限公司",
        BuyerTaxId = "91110105MA01BHC94B",
        TaxAmount = Yuan.Zero,
    };

    [Fact]
    public void The_most_trusted_statement_wins() =>
        Assert.Equal(Attachment.BuyerName, ReadingMerge.Merge([Attachment, Text]).BuyerName);

    [Fact]
    public void What_the_first_source_lacks_comes_from_the_next_and_says_so()
    {
        var merged = ReadingMerge.Merge([Attachment, Text]);

        Assert.Equal(("北京增值税电子普通发票", SourceId.OfdText), (merged.PrintedTitle, merged.Sources["printedTitle"]));
    }

    [Fact]
    public void An_empty_statement_yields_to_a_value() =>
        Assert.Equal(Text.BuyerTaxId, ReadingMerge.Merge([Attachment, Text]).BuyerTaxId);

    [Fact]
    public void An_empty_statement_is_kept_where_no_source_has_a_value() =>
        Assert.Equal("", ReadingMerge.Merge([Attachment, Text with { BuyerTaxId = null }]).BuyerTaxId);

    [Fact]
    public void Width_spaces_and_stars_are_no_difference() => Assert.Empty(ReadingMerge.Merge([Attachment, Text]).Findings);

    [Fact]
    public void Different_numbers_are_a_finding_that_names_both()
    {
        var finding = Assert.Single(ReadingMerge.Merge([Attachment, Text with { InvoiceNumber = "23326417" }]).Findings);

        Assert.Equal(
            ("V-090", "invoiceNumber", "23326471", "23326417"),
            (finding.Code, finding.Field, finding.Expected, finding.Found)
        );
    }

    [Fact]
    public void A_single_reading_is_returned_as_it_is() => Assert.Same(Text, ReadingMerge.Merge([Text]));
}
