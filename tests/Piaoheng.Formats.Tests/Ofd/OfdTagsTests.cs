using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Tests.Ofd;

public sealed class OfdTagsTests
{
    private static readonly string Page = OfdParts.Page(
        OfdParts.Text(1, 170, 10, "26317000000000000017"),
        OfdParts.Text(2, 170, 16, "2026年04月22日"),
        OfdParts.Text(3, 20, 34, "北京示例科技有限公司"),
        OfdParts.Text(4, 128, 90, "¥"),
        OfdParts.Text(5, 131, 90, "100.00"),
        OfdParts.Text(6, 5, 56, "*信息技术服务*技术服务"),
        OfdParts.Text(7, 5, 60, "费"),
        OfdParts.Text(8, 140, 56, "100.00"),
        OfdParts.Text(9, 165, 56, "6%"),
        OfdParts.Text(10, 32, 129, "王小明"),
        OfdParts.Text(11, 32, 285, "页外人")
    );

    private static readonly string Tags =
        "<root>"
        + Tag("InvoiceNo", 1)
        + Tag("IssueDate", 2)
        + "<Buyer>"
        + Tag("BuyerName", 3)
        + "</Buyer>"
        + Tag("TaxExclusiveTotalAmount", 4, 5)
        + Tag("TaxInclusiveTotalAmount", 4)
        + Tag("InvoiceClerk", 11)
        + Tag("InvoiceClerk", 10)
        + Tag("Item", 6, 7)
        + Tag("Amount", 8)
        + Tag("TaxScheme", 9)
        + "</root>";

    [Fact]
    public void Objects_are_put_together_in_the_order_of_their_references()
    {
        var reading = Read(Tags);

        Assert.Equal(
            ("26317000000000000017", "北京示例科技有限公司", "100.00"),
            (reading.InvoiceNumber, reading.BuyerName, reading.AmountExTax?.ToString())
        );
    }

    [Fact]
    public void A_wrapped_name_is_one_name()
    {
        var line = Assert.Single(Read(Tags).Lines!);

        Assert.Equal(("*信息技术服务*技术服务费", "100.00", "6%"), (line.Name, line.Amount?.ToString(), line.TaxRate));
    }

    [Fact]
    public void A_head_that_is_drawn_on_every_page_is_one_value()
    {
        var second = OfdParts.Page(
            OfdParts.Text(21, 170, 10, "26317000000000000017"),
            OfdParts.Text(23, 20, 34, "北京示例"),
            OfdParts.Text(24, 20, 38, "科技有限公司")
        );
        var tags =
            $"<root><InvoiceNo>{Refer(1, 1)}{Refer(2, 21)}</InvoiceNo>"
            + $"<BuyerName>{Refer(1, 3)}{Refer(2, 23)}{Refer(2, 24)}</BuyerName></root>";

        var reading = Read(tags, Page, second);

        Assert.Equal(("26317000000000000017", "北京示例科技有限公司"), (reading.InvoiceNumber, reading.BuyerName));
    }

    [Fact]
    public void A_tag_that_has_the_currency_sign_only_states_no_amount()
    {
        var reading = Read(Tags);

        Assert.Null(reading.TotalInclTax);
        Assert.Contains(("FMT-062", "totalInclTax"), reading.Findings.Select(finding => (finding.Code, finding.Field)));
    }

    [Fact]
    public void Objects_off_the_page_are_not_seen() => Assert.Equal("王小明", Read(Tags).Drawer);

    [Fact]
    public void Malformed_tag_files_are_read_all_the_same()
    {
        var malformed = Tags.Replace("<root>", "<:root xmlns:=\"\">", StringComparison.Ordinal)
            .Replace("</root>", "</:root>", StringComparison.Ordinal);

        Assert.Equal("26317000000000000017", Read(malformed).InvoiceNumber);
    }

    [Fact]
    public void Names_of_the_digital_invoice_are_understood_too()
    {
        var tags =
            "<EInvoice><TaxSupervisionInfo>"
            + Tag("InvoiceNumber", 1)
            + Tag("IssueTime", 2)
            + "</TaxSupervisionInfo><EInvoiceData><BuyerInformation><BuyerName><ObjectData>"
            + "<ObjectRef PageRef=\"1\">3</ObjectRef></ObjectData></BuyerName></BuyerInformation><IssuItemInformation>"
            + Tag("ItemName", 6, 7)
            + Tag("Amount", 8)
            + "</IssuItemInformation></EInvoiceData></EInvoice>";

        var reading = Read(tags);

        Assert.Equal(
            ("26317000000000000017", new DateOnly(2026, 4, 22), "北京示例科技有限公司", "*信息技术服务*技术服务费"),
            (reading.InvoiceNumber, reading.IssueDate, reading.BuyerName, Assert.Single(reading.Lines!).Name)
        );
    }

    [Theory]
    [InlineData("<root/>")]
    [InlineData("<root><InvoiceNo><ObjectRef PageRef=\"1\">999</ObjectRef></InvoiceNo></root>")]
    [InlineData("not xml at all")]
    public void Tags_that_lead_nowhere_state_nothing(string tags) => Assert.NotEqual(SourceId.OfdTag, Read(tags).Source);

    private static string Tag(string name, params IEnumerable<int> ids) =>
        $"<{name}>{string.Concat(ids.Select(id => Refer(1, id)))}</{name}>";

    private static string Refer(int page, int id) => $"<ObjectRef PageRef=\"{page}\">{id}</ObjectRef>";

    private static Reading Read(string tags) => Read(tags, Page);

    private static Reading Read(string tags, params string[] pages)
    {
        var parts = new OfdParts().WithPages("<ofd:CustomTags>Tags/CustomTags.xml</ofd:CustomTags>", pages);
        parts["Doc_0/Tags/CustomTags.xml"] = OfdParts.TagList("CustomTag.xml");
        parts["Doc_0/Tags/CustomTag.xml"] = tags;
        return ReadFile.One("a.ofd", parts.Zip());
    }
}
