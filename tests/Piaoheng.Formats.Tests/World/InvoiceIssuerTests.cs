using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.Formats.Tests.World;

public sealed class InvoiceIssuerTests
{
    public static TheoryData<string> Kinds() => [.. InvoiceIssuer.Kinds];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Same_seed_gives_the_same_invoice(string kind) =>
        Assert.Equivalent(new InventedInvoices(7).Issue(kind), new InventedInvoices(7).Issue(kind), strict: true);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Lines_and_totals_add_up(string kind)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var invoice = new InventedInvoices(seed).Issue(
                kind,
                new InvoiceWish { IsDiscounted = seed % 3 == 0, HasMixedRates = seed % 4 == 0 }
            );
            if (kind is KindId.RailETicket or KindId.AirItinerary or KindId.CustomsPayment)
            {
                continue;
            }

            Assert.Equal(invoice.Amount, Sum(invoice.Lines.Select(line => line.Amount)));
            Assert.Equal(invoice.Tax, Sum(invoice.Lines.Select(line => line.Tax)));
            Assert.Equal(invoice.Total, invoice.Amount + invoice.Tax);
        }
    }

    [Fact]
    public void A_full_red_invoice_cancels_its_blue_one()
    {
        var world = new InventedInvoices(3);
        var blue = world.Issue(KindId.DigitalVatSpecial, new InvoiceWish { Lines = 3, IsDiscounted = true });
        var red = world.Issuer.IssueRed(blue, blue.Day.AddDays(9));
        Assert.Equal(Yuan.Zero, blue.Total + red.Total);
    }

    [Theory]
    [InlineData("0.05", "伍分")]
    [InlineData("500", "伍佰圆整")]
    [InlineData("158.83", "壹佰伍拾捌圆捌角叁分")]
    [InlineData("7.06", "柒圆零陆分")]
    [InlineData("10010", "壹万零壹拾圆整")]
    [InlineData("107000.53", "壹拾万柒仟圆伍角叁分")]
    [InlineData("100100001", "壹亿零壹拾万零壹圆整")]
    [InlineData("-500", "（负数）伍佰圆整")]
    [InlineData("10000000000", "壹佰亿圆整")]
    public void Amounts_are_written_in_words(string amount, string words)
    {
        Assert.True(Yuan.TryParse(amount, out var yuan));
        Assert.Equal(words, new AmountInWords().Write(yuan));
    }

    [Fact]
    public void The_main_company_has_a_number_with_valid_check_digits() =>
        Assert.Equal("91110108MA7B2K4Q3K", InventedCompanies.Main.TaxId);

    private static Yuan Sum(IEnumerable<Yuan> amounts) => amounts.Aggregate(Yuan.Zero, (sum, amount) => sum + amount);
}
