using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Tests.Xml;

public sealed class OriginalInvoiceXmlTests
{
    private const string Qr = "01,10,012001900411,23326499,57,20200420,77669856890717802165,64CF,";

    private static readonly string Text =
        "<eInvoice xmlns:fp=\"http://www.edrm.org.cn/schema/e-invoice/2019\" Version=\"1.0\"><fp:InvoiceCode>012001900411</fp:InvoiceCode>"
        + "<fp:InvoiceNo>23326499</fp:InvoiceNo><fp:IssueDate>2020年04月20日</fp:IssueDate><fp:InvoiceCheckCode>77669856890717802165</fp:InvoiceCheckCode>"
        + "<fp:MachineNo>661933656579</fp:MachineNo><fp:TaxControlCode>040+9&lt;834\n+*8553&gt;39</fp:TaxControlCode><fp:Buyer><fp:BuyerName>个人</fp:BuyerName>"
        + "<fp:BuyerTaxID>\n</fp:BuyerTaxID></fp:Buyer><fp:Seller><fp:SellerName><![CDATA[无锡示例餐饮有限公司]]></fp:SellerName><fp:SellerTaxID>91320205MA1TEXT22Q</fp:SellerTaxID></fp:Seller>"
        + "<fp:TaxInclusiveTotalAmount>57.00</fp:TaxInclusiveTotalAmount><fp:Note></fp:Note><fp:InvoiceClerk>admin</fp:InvoiceClerk><fp:TaxTotalAmount>***</fp:TaxTotalAmount>"
        + $"<fp:TaxExclusiveTotalAmount>57.00</fp:TaxExclusiveTotalAmount><fp:GraphCode>{Qr}</fp:GraphCode><fp:Signature>MIIB</fp:Signature>"
        + "<fp:GoodsInfos><fp:GoodsInfo><fp:Item>*餐饮服务*餐费</fp:Item><fp:Quantity>1</fp:Quantity><fp:Price>57</fp:Price><fp:Amount>57.00</fp:Amount>"
        + "<fp:TaxScheme>免税</fp:TaxScheme><fp:TaxAmount>***</fp:TaxAmount></fp:GoodsInfo></fp:GoodsInfos></eInvoice>";

    [Fact]
    public void An_exempt_invoice_keeps_its_stars()
    {
        var reading = ReadFile.One("a.xml", Text);

        Assert.Equal(
            (KindId.ElectronicVatNormal, "012001900411", "23326499", new DateOnly(2020, 4, 20), "57.00", "***", "57.00"),
            (
                reading.Kind,
                reading.InvoiceCode,
                reading.InvoiceNumber,
                reading.IssueDate,
                reading.AmountExTax?.ToString(),
                reading.TaxAmount?.ToString(),
                reading.TotalInclTax?.ToString()
            )
        );
        var line = Assert.Single(reading.Lines!);
        Assert.Equal(("免税", "***", "57", "1"), (line.TaxRate, line.Tax?.ToString(), line.UnitPrice, line.Quantity));
    }

    [Fact]
    public void Empty_elements_are_empty_and_absent_ones_missing()
    {
        var reading = ReadFile.One("a.xml", Text);

        Assert.Equal(("", "", null), (reading.BuyerTaxId, reading.Remark, reading.TotalInChinese));
    }

    [Fact]
    public void The_text_of_the_qr_code_is_kept_and_a_picture_of_it_is_not()
    {
        Assert.Equal(Qr, ReadFile.One("a.xml", Text).Qr);
        Assert.Null(ReadFile.One("a.xml", Text.Replace(Qr, "iVBORw0KGgo=", StringComparison.Ordinal)).Qr);
    }

    [Fact]
    public void The_line_that_points_to_a_list_does_not_count_beside_it()
    {
        var text = Text.Replace(
            "<fp:GoodsInfos>",
            "<fp:GoodsInfos><fp:GoodsInfo><fp:Item>(详见销货清单)</fp:Item><fp:Amount>57.00</fp:Amount></fp:GoodsInfo>",
            StringComparison.Ordinal
        );

        Assert.Equal("*餐饮服务*餐费", Assert.Single(ReadFile.One("a.xml", text).Lines!).Name);
    }

    [Fact]
    public void A_red_invoice_names_the_blue_one()
    {
        var text = Text.Replace(
            "<fp:GoodsInfos>",
            "<fp:OriginalInvoiceCode>012001900411</fp:OriginalInvoiceCode><fp:OriginalInvoiceNo>23326400</fp:OriginalInvoiceNo><fp:GoodsInfos>",
            StringComparison.Ordinal
        );

        Assert.Equal(new RedReference("012001900411", "23326400"), ReadFile.One("a.xml", text).RedOf);
    }

    [Fact]
    public void A_fiscal_bill_with_the_same_root_is_another_expense_voucher()
    {
        const string Bill =
            "<EInvoice><Header><EInvoiceTag>CZ</EInvoiceTag></Header><EInvoiceData><Main><EInvoiceName>医疗门诊收费票据</EInvoiceName><EInvoiceCode>11060125</EInvoiceCode><EInvoiceNumber>0012345678</EInvoiceNumber><RandomNumber>a1b2c3</RandomNumber><TotalAmount>133.00</TotalAmount><IssueDate>20251202</IssueDate></Main></EInvoiceData></EInvoice>";

        var reading = ReadFile.One("a.xml", Bill);

        Assert.Equal(
            (KindId.OtherExpense, "11060125", "0012345678", "133.00", new DateOnly(2025, 12, 2)),
            (reading.Kind, reading.InvoiceCode, reading.InvoiceNumber, reading.TotalInclTax?.ToString(), reading.IssueDate)
        );
    }
}
