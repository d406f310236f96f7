using Piaoheng.Core.Codes;

namespace Piaoheng.Core.Tests.Codes;

public sealed class QrTextTests
{
    [Theory]
    [InlineData(
        "01,10,012001800299,23326499,734.59,20180921,16707184549009707698,B7D0,",
        "10",
        "012001800299",
        "23326499",
        "734.59",
        "2018-09-21",
        "16707184549009707698",
        "B7D0"
    )]
    [InlineData(
        "01,32,,25312000000000000017,390.00,20251030,,61BB",
        "32",
        "",
        "25312000000000000017",
        "390.00",
        "2025-10-30",
        "",
        "61BB"
    )]
    [InlineData(
        "01,31,25312000000000000017,35559.69,20251020,58E4",
        "31",
        "",
        "25312000000000000017",
        "35559.69",
        "2025-10-20",
        "",
        "58E4"
    )]
    [InlineData(
        "01,51,,25329166850000000018,15.00,20251226,,dddf",
        "51",
        "",
        "25329166850000000018",
        "15.00",
        "2025-12-26",
        "",
        "dddf"
    )]
    [InlineData(
        "01,61,,9223372036854775807,620,20210728,,7890",
        "61",
        "",
        "9223372036854775807",
        "620.00",
        "2021-07-28",
        "",
        "7890"
    )]
    [InlineData(
        "01,01,1100162130,00097000,124.8,20160809,,C16",
        "01",
        "1100162130",
        "00097000",
        "124.80",
        "2016-08-09",
        "",
        "C16"
    )]
    [InlineData(
        "01，32，，25312000000000000017，-54.30，2026-03-09，，",
        "32",
        "",
        "25312000000000000017",
        "-54.30",
        "2026-03-09",
        "",
        ""
    )]
    public void Standard_codes_are_read(
        string text,
        string type,
        string code,
        string number,
        string amount,
        string day,
        string check,
        string tail
    )
    {
        Assert.True(QrText.TryParse(text, out var qr));

        Assert.Equal(
            (type, code, number, amount, day, check, tail),
            (
                qr.TypeCode,
                qr.InvoiceCode,
                qr.InvoiceNumber,
                qr.Amount?.ToString(),
                qr.IssueDate?.ToString("yyyy-MM-dd", null),
                qr.CheckCode,
                qr.Tail
            )
        );
    }

    [Fact]
    public void A_local_invoice_has_five_fields_and_names_its_buyer()
    {
        Assert.True(QrText.TryParse("132052300199,03223884,28.00,2025-10-24,苏州某某（集团）有限公司", out var qr));

        Assert.Equal(
            (null, "132052300199", "03223884", "28.00", "苏州某某（集团）有限公司"),
            (qr.TypeCode, qr.InvoiceCode, qr.InvoiceNumber, qr.Amount?.ToString(), qr.BuyerName)
        );
    }

    [Fact]
    public void A_missing_tail_is_tolerated()
    {
        Assert.True(QrText.TryParse("01,32,,25312000000000000017", out var qr));

        Assert.Null(qr.Amount);
        Assert.Null(qr.IssueDate);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://v.didi.cn/p/abc")]
    [InlineData("https://dppt.beijing.chinatax.gov.cn:8443/v/2_25312000000000000017_20251030?Wjgs=pdf")]
    [InlineData("01,32,,25312000000000000017,nan,20251030,,61BB")]
    [InlineData("01,32,,25312000000000000017,1e3,20251030,,61BB")]
    [InlineData("01,10,012001800299,23326499,\"1,734.59\",20180921,,")]
    [InlineData("01,32,,25312000000000000017,390.00,20251330,,61BB")]
    [InlineData("01,32,12345,25312000000000000017,390.00,20251030,,61BB")]
    [InlineData("01,10,012001800299,2332649,734.59,20180921,,B7D0")]
    [InlineData("01,32,,二〇二五,390.00,20251030,,61BB")]
    [InlineData("02,32,,25312000000000000017,390.00,20251030,,61BB")]
    [InlineData("hello, world, a, b, c")]
    public void Anything_else_is_no_invoice_code(string text) => Assert.False(QrText.TryParse(text, out _));
}
