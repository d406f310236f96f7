using Piaoheng.Core.Invoices;
using Piaoheng.Formats.Tests.Xml;

namespace Piaoheng.Formats.Tests.Ofd;

public sealed class OfdReaderTests
{
    private static readonly string Invoice = new EInvoiceText().ToString();

    [Theory]
    [InlineData("Attachs/Attachments.xml", "a.xml", "Doc_0/Attachs/Attachments.xml", "Doc_0/Attachs/a.xml")]
    [InlineData("/Doc_0/Attachs/Attachments.xml", "/Doc_0/Attachs/a.xml", "Doc_0/Attachs/Attachments.xml", "Doc_0/Attachs/a.xml")]
    [InlineData("./List.xml", "../else/a.xml", "Doc_0/List.xml", "else/a.xml")]
    [InlineData("attachs\\ATTACHMENTS.XML", "A.XML", "Doc_0/Attachs/Attachments.xml", "Doc_0/Attachs/a.xml")]
    [InlineData("Attachs/Attachments.xml", "Doc_0/Files/a.xml", "Doc_0/Attachs/Attachments.xml", "Doc_0/Files/a.xml")]
    public void An_attachment_is_found_by_following_references(string list, string file, string listPath, string filePath)
    {
        var parts = new OfdParts
        {
            ["Doc_0/Document.xml"] = OfdParts.Document($"<ofd:Attachments>{list}</ofd:Attachments>"),
            [listPath] = OfdParts.Attachments(file),
            [filePath] = Invoice,
        };

        var reading = ReadFile.One("a.ofd", parts.Zip());

        Assert.Equal(
            (KindId.DigitalVatSpecial, EInvoiceText.Number, SourceId.OfdAttachment),
            (reading.Kind, reading.InvoiceNumber, reading.Source)
        );
    }

    [Fact]
    public void A_package_that_was_packed_again_with_its_folder_is_read() =>
        Assert.Equal(EInvoiceText.Number, ReadFile.One("a.ofd", Attached(Invoice).Zip("发票/")).InvoiceNumber);

    [Fact]
    public void A_rail_ticket_brings_its_voucher_along()
    {
        const string Voucher =
            "<xbrl xmlns=\"http://www.xbrl.org/2003/instance\" xmlns:rai=\"http://xbrl.mof.gov.cn/taxonomy/2021-11-30/rai\"><rai:ElectronicInvoiceRailwayETicketNumber>25329166850000000018</rai:ElectronicInvoiceRailwayETicketNumber><rai:Fare>15.00</rai:Fare><rai:TaxAmount>1.24</rai:TaxAmount></xbrl>";

        var reading = ReadFile.One("a.ofd", Attached(Voucher).Zip());

        Assert.Equal(
            (KindId.RailETicket, SourceId.Xbrl, "1.24", ""),
            (reading.Kind, reading.Source, reading.TaxAmount?.ToString(), reading.InvoiceCode)
        );
    }

    [Fact]
    public void Several_documents_in_one_package_give_one_invoice_each()
    {
        var parts = new OfdParts
        {
            ["OFD.xml"] = OfdParts.Body(
                "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody><ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot>"
            ),
            ["Doc_0/Document.xml"] = OfdParts.Document("<ofd:Attachments>Attachments.xml</ofd:Attachments>"),
            ["Doc_1/Document.xml"] = OfdParts.Document("<ofd:Attachments>Attachments.xml</ofd:Attachments>"),
            ["Doc_0/Attachments.xml"] = OfdParts.Attachments("a.xml"),
            ["Doc_1/Attachments.xml"] = OfdParts.Attachments("a.xml"),
            ["Doc_0/a.xml"] = Invoice,
            ["Doc_1/a.xml"] = Invoice.Replace(EInvoiceText.Number, "26317000000000000025", StringComparison.Ordinal),
        };

        var document = Assert.Single(ReadFile.All("a.ofd", parts.Zip()));

        Assert.Equal([EInvoiceText.Number, "26317000000000000025"], document.Readings.Select(reading => reading.InvoiceNumber));
    }

    [Fact]
    public void Custom_data_state_what_they_state_and_no_more()
    {
        var parts = new OfdParts
        {
            ["OFD.xml"] = OfdParts.Body(
                OfdParts.CustomData(
                    ("template-version", "1.0"),
                    ("发票代码", "012001900411"),
                    ("发票号码", "23326499"),
                    ("开票日期", "2020年04月20日"),
                    ("合计金额", "100.00"),
                    ("合计税额", "6.00"),
                    ("销售方纳税人识别号", EInvoiceText.Seller)
                ) + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            ),
        };

        var reading = ReadFile.One("a.ofd", parts.Zip());

        Assert.Equal(
            (KindId.ElectronicVatNormal, "23326499", "100.00", "6.00", null, null, SourceId.OfdData),
            (
                reading.Kind,
                reading.InvoiceNumber,
                reading.AmountExTax?.ToString(),
                reading.TaxAmount?.ToString(),
                reading.TotalInclTax,
                reading.BuyerTaxId,
                reading.Source
            )
        );
    }

    [Fact]
    public void An_attachment_wins_over_custom_data_and_their_difference_is_a_finding()
    {
        var parts = Attached(Invoice);
        parts["OFD.xml"] = OfdParts.Body(
            OfdParts.CustomData(("发票号码", EInvoiceText.Number), ("合计税额", "31.00"))
                + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        );

        var reading = ReadFile.One("a.ofd", parts.Zip());

        Assert.Equal("13.00", reading.TaxAmount?.ToString());
        Assert.Equal(
            ("V-090", "taxAmount", "13.00", "31.00"),
            Assert.Single(reading.Findings) is var finding
                ? (finding.Code, finding.Field, finding.Expected, finding.Found)
                : default
        );
    }

    [Theory]
    [InlineData(true, SignatureState.Unchecked)]
    [InlineData(false, SignatureState.Absent)]
    public void A_signature_is_seen_and_not_yet_checked(bool isSigned, SignatureState expected)
    {
        var parts = Attached(Invoice);
        parts["OFD.xml"] = OfdParts.Body(
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>"
        );
        if (isSigned)
        {
            parts["Doc_0/Signs/Signatures.xml"] =
                "<ofd:Signatures xmlns:ofd=\"http://www.ofdspec.org/2016\"><ofd:Signature ID=\"1\" BaseLoc=\"Sign_0/Signature.xml\"/></ofd:Signatures>";
        }

        Assert.Equal(expected, ReadFile.One("a.ofd", parts.Zip()).Signature);
    }

    [Fact]
    public void A_package_without_its_document_is_broken()
    {
        var parts = new OfdParts();
        parts.Remove("Doc_0/Document.xml");

        var reading = ReadFile.One("a.ofd", parts.Zip());

        Assert.Equal((UnreadableReason.Broken, "FMT-030"), (reading.Reason, Assert.Single(reading.Findings).Code));
    }

    [Fact]
    public void A_package_without_pages_and_data_is_broken() =>
        Assert.Equal(UnreadableReason.Broken, ReadFile.One("a.ofd", new OfdParts().Zip()).Reason);

    [Fact]
    public void A_package_cut_off_is_broken_and_its_name_is_no_lie()
    {
        var package = Attached(Invoice).Zip();

        var reading = ReadFile.One("a.ofd", package[..(package.Length - 30)]);

        Assert.Equal(UnreadableReason.Broken, reading.Reason);
        Assert.DoesNotContain(reading.Findings, finding => finding.Code is "V-011");
    }

    [Fact]
    public void A_picture_alone_waits_for_text_recognition()
    {
        var parts = new OfdParts().WithPages(
            "",
            OfdParts.Page("<ofd:ImageObject ID=\"1\" Boundary=\"0 0 210 140\" ResourceID=\"2\"/>")
        );

        Assert.Equal(
            (KindId.Unreadable, UnreadableReason.NeedsOcr),
            ReadFile.One("a.ofd", parts.Zip()) is var reading ? (reading.Kind, reading.Reason) : default
        );
    }

    [Fact]
    public void More_pages_than_the_limit_are_refused()
    {
        var page = OfdParts.Page(OfdParts.Text(1, 10, 10, "甲"));
        var parts = new OfdParts().WithPages("", [.. Enumerable.Repeat(page, Limits.Pages + 1)]);

        Assert.Equal(UnreadableReason.TooLarge, ReadFile.One("a.ofd", parts.Zip()).Reason);
    }

    [Fact]
    public void More_letters_than_the_limit_are_refused()
    {
        var parts = new OfdParts().WithPages(
            "",
            OfdParts.Page(
                $"<ofd:TextObject ID=\"1\" Boundary=\"0 0 9 9\"><ofd:TextCode X=\"0\" Y=\"3\" DeltaX=\"g {Limits.LettersPerPage} 0.0001\">{new string('x', Limits.LettersPerPage + 1)}</ofd:TextCode></ofd:TextObject>"
            )
        );

        Assert.Equal(UnreadableReason.TooLarge, ReadFile.One("a.ofd", parts.Zip()).Reason);
    }

    private static OfdParts Attached(string attachment) =>
        new()
        {
            ["Doc_0/Document.xml"] = OfdParts.Document("<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>"),
            ["Doc_0/Attachs/Attachments.xml"] = OfdParts.Attachments("a.xml"),
            ["Doc_0/Attachs/a.xml"] = attachment,
        };
}
