using System.Text;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Formats.Tests.Xml;

/// <summary>XML as careless makers write it: what is meant is read, what is doubtful is said.</summary>
public sealed class OddXmlTests
{
    [Theory]
    [InlineData("<Remark>A&B公司</Remark>", "A&B公司")]
    [InlineData("<Remark>第\u000B一行</Remark>", "第一行")]
    public void A_bare_ampersand_or_a_control_character_is_set_right_and_said(string additional, string remark)
    {
        var reading = ReadFile.One("a.xml", new EInvoiceText { Additional = additional }.ToString());

        Assert.Equal((EInvoiceText.Number, remark), (reading.InvoiceNumber, reading.Remark));
        Assert.Equal("FMT-014", Assert.Single(reading.Findings).Code);
    }

    [Fact]
    public void A_document_cut_off_stays_unreadable_wherever_it_ends()
    {
        var text = new EInvoiceText { Additional = "<Remark>A&B公司</Remark>" }.ToString();
        for (var length = 40; length < text.Length; length += 40)
        {
            Assert.Equal(UnreadableReason.Broken, ReadFile.One("a.xml", text[..length]).Reason);
        }
    }

    [Theory]
    [InlineData("<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>{0}</s:Body></s:Envelope>")]
    [InlineData("<response><code>0</code><data><file>{0}</file></data></response>")]
    public void An_invoice_inside_a_message_is_found(string message)
    {
        var reading = ReadFile.One("a.xml", message.Replace("{0}", new EInvoiceText().ToString(), StringComparison.Ordinal));

        Assert.Equal((EInvoiceText.Number, null), (reading.InvoiceNumber, reading.Part));
    }

    [Fact]
    public void Several_invoices_in_one_document_are_several_readings()
    {
        const string Second = "26317000000000000025";
        var second = new EInvoiceText().ToString().Replace(EInvoiceText.Number, Second, StringComparison.Ordinal);
        var document = Assert.Single(ReadFile.All("a.xml", Encoding.UTF8.GetBytes($"<list>{new EInvoiceText()}{second}</list>")));

        Assert.Equal([EInvoiceText.Number, Second], document.Readings.Select(reading => reading.InvoiceNumber));
        Assert.Equal(["第1张", "第2张"], document.Readings.Select(reading => reading.Part));
    }

    [Fact]
    public void An_element_that_stands_twice_and_differs_is_an_error()
    {
        var text = new EInvoiceText();
        var twice = text with { Totals = text.Totals + "<TotalTaxAm>12.00</TotalTaxAm>" };

        var finding = Assert.Single(ReadFile.One("a.xml", twice.ToString()).Findings);

        Assert.Equal(("FMT-061", Severity.Error), (finding.Code, finding.Severity));
    }

    [Fact]
    public void An_element_that_stands_twice_and_says_the_same_is_none()
    {
        var text = new EInvoiceText();
        var twice = text with { Totals = text.Totals + "<TotalTaxAm>13.00</TotalTaxAm>" };

        Assert.Empty(ReadFile.One("a.xml", twice.ToString()).Findings);
    }

    [Fact]
    public void What_every_invoice_has_and_this_one_lacks_is_said()
    {
        var bare = new EInvoiceText
        {
            Totals = "<Drawer>王小明</Drawer>",
            Supervision = "",
            EIid = "",
        };

        Assert.Equal(
            ["invoiceNumber", "issueDate", "totalInclTax", "amountExTax", "taxAmount"],
            ReadFile.One("a.xml", bare.ToString()).Findings.Select(finding => finding.Field)
        );
    }

    [Fact]
    public void A_taxpayer_number_is_written_in_capitals_without_spaces()
    {
        var small = new EInvoiceText().ToString().Replace(EInvoiceText.Seller, " 91320205ma1text22q ", StringComparison.Ordinal);

        Assert.Equal(EInvoiceText.Seller, ReadFile.One("a.xml", small).SellerTaxId);
    }

    [Theory]
    [InlineData("BuildingService", "建筑服务")]
    [InlineData("GoodsTransport", "货物运输服务")]
    [InlineData("PassengerTransportation", "旅客运输服务")]
    [InlineData("RealPropertyRentInfo", "不动产经营租赁服务")]
    [InlineData("RealPropertySale", "不动产销售")]
    [InlineData("SomethingNew", "SomethingNew")]
    public void Special_business_is_told_by_the_words_of_its_element(string element, string business)
    {
        var text = new EInvoiceText { Specific = $"<{element}><Place>北京</Place></{element}>" };

        Assert.Equal(business, ReadFile.One("a.xml", text.ToString()).Extra[ExtraKey.SpecialBusiness]);
    }
}
