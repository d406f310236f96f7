using Piaoheng.Core.Invoices;

namespace Piaoheng.Formats.Tests.Text;

public sealed class QrTextReaderTests
{
    [Theory]
    [InlineData(
        "01,10,012001800211,23326499,734.59,20180921,16707184549009707698,B7D0,",
        KindId.ElectronicVatNormal,
        "734.59",
        null
    )]
    [InlineData("01,10,012001800212,23326499,734.59,20180921,16707184549009707698,B7D0,", KindId.TollElectronic, "734.59", null)]
    [InlineData("01,01,1100162130,00097000,124.8,20160809,,C16A,", KindId.PaperVatSpecial, "124.80", null)]
    [InlineData("01,31,,25317000000000000021,35559.69,20251020,,58E4", KindId.DigitalVatSpecial, null, "35559.69")]
    [InlineData("01,32,,25317000000000000021,390.00,20251020,,58E4", KindId.DigitalVatNormal, null, "390.00")]
    [InlineData("01,51,,25329166850000000018,15.00,20251226,,dddf", KindId.RailETicket, null, "15.00")]
    [InlineData("132052300199,03223884,28.00,2025-10-24,北京示例科技有限公司", KindId.OtherExpense, null, "28.00")]
    public void The_amount_goes_where_the_kind_puts_it(string text, string kind, string? amount, string? total)
    {
        var reading = ReadFile.One("qr.txt", text);

        Assert.Equal(
            (kind, amount, total, text),
            (reading.Kind, reading.AmountExTax?.ToString(), reading.TotalInclTax?.ToString(), reading.Qr)
        );
    }

    [Fact]
    public void A_file_of_several_codes_gives_one_reading_for_each()
    {
        var document = Assert.Single(
            ReadFile.All(
                "qr.txt",
                "01,32,,25317000000000000021,390.00,20251020,,58E4\r\n备注\r\n01,32,,25317000000000000022,390.00,20251020,,58E4\r\n"u8.ToArray()
            )
        );

        Assert.Equal(["第1行", "第3行"], document.Readings.Select(reading => reading.Part));
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("https://v.didi.cn/p/abc")]
    public void Other_text_is_no_invoice(string text) => Assert.Equal(KindId.NotAnInvoice, ReadFile.One("a.txt", text).Kind);

    [Fact]
    public void More_codes_than_the_limit_are_refused()
    {
        var codes = string.Join(
            '\n',
            Enumerable.Repeat("01,32,,25317000000000000021,390.00,20251020,,58E4", Limits.InvoicesPerDocument + 1)
        );

        Assert.Equal(UnreadableReason.TooLarge, ReadFile.One("qr.txt", codes).Reason);
    }
}
