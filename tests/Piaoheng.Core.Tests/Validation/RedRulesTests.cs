using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Rules V-080 to V-083.</summary>
public sealed class RedRulesTests
{
    private static readonly Reading Blue = Digital with { InvoiceNumber = "26112000000012340000" };

    private static readonly Reading Red = Digital with
    {
        AmountExTax = Amount("-100.00"),
        TaxAmount = Amount("-13.00"),
        TotalInclTax = Amount("-113.00"),
        TotalInChinese = "（负数）壹佰壹拾叁圆整",
        Qr = null,
        Lines = [Line("-100.00", "13%", "-13.00")],
        RedOf = new RedReference("", "26112000000012340000", "11000026000012345678"),
    };

    [Fact]
    public void A_correct_red_invoice_gets_no_error() =>
        Assert.DoesNotContain(Judged.All(Red, Seen(Blue)), finding => finding.Severity >= Severity.Warn);

    [Fact]
    public void V080_positive_amount_on_a_red_invoice_is_an_error() =>
        Assert.Equal("taxAmount", Judged.Single("V-080", Severity.Error, Red with { TaxAmount = Amount("13.00") }).Field);

    [Fact]
    public void V080_amount_of_zero_is_allowed() => Judged.Silent("V-080", Red with { TaxAmount = Amount("0.00") });

    [Fact]
    public void V080_missing_blue_number_is_an_error() =>
        Assert.Equal("redOf", Judged.Single("V-080", Severity.Error, Red with { RedOf = null }).Field);

    [Fact]
    public void V080_old_paper_and_rows_without_blue_number_only_warn()
    {
        Judged.Single("V-080", Severity.Warn, Red with { RedOf = null, Kind = KindId.PaperVatNormal });
        Judged.Single("V-080", Severity.Warn, Red with { RedOf = null, Source = SourceId.BureauSheet });
    }

    [Fact]
    public void V080_digital_invoice_needs_the_confirmation()
    {
        var blue = new RedReference("", "26112000000012340000");
        Judged.Single("V-080", Severity.Error, Red with { RedOf = blue });
        Judged.Silent("V-080", Red with { RedOf = blue, Kind = KindId.ElectronicVatNormal });
        Judged.Silent("V-080", Red with { RedOf = blue, Kind = KindId.RailETicket });
    }

    [Fact]
    public void V080_blue_invoices_are_not_judged()
    {
        Judged.Silent("V-080", Blue);
        Judged.Silent("V-080", Blue with { AmountExTax = null, TaxAmount = null, TotalInclTax = null });
    }

    [Fact]
    public void V081_blue_invoice_that_is_not_held_is_an_error()
    {
        Judged.Single("V-081", Severity.Error, Red, Judged.Nobody with { Blue = new BlueInvoice(null, []) });
        Judged.Silent("V-081", Red);
        Judged.Silent("V-081", Blue, Judged.Nobody with { Blue = new BlueInvoice(null, []) });
    }

    [Theory]
    [InlineData("91330283MA2AGE8B6B", BuyerId, "sellerTaxId")]
    [InlineData(SellerId, "91330283MA2AGE8B6B", "buyerTaxId")]
    [InlineData(SellerId, "", null)]
    [InlineData(null, null, null)]
    public void V081_other_party_is_an_error(string? seller, string? buyer, string? field)
    {
        var findings = Judged.By("V-081", Red, Seen(Blue with { SellerTaxId = seller, BuyerTaxId = buyer }));
        Assert.Equal(field, findings.SingleOrDefault()?.Field);
    }

    [Fact]
    public void V081_rate_that_the_blue_invoice_lacks_is_an_error()
    {
        Judged.Single("V-081", Severity.Error, Red with { Lines = [Line("-100.00", "9%", "-9.00")] }, Seen(Blue));
        Judged.Silent("V-081", Red with { Lines = null }, Seen(Blue));
        Judged.Silent("V-081", Red, Seen(Blue with { Lines = null }));
    }

    [Fact]
    public void V081_other_family_of_kinds_is_a_remark() =>
        Judged.Single("V-081", Severity.Info, Red, Seen(Blue with { Kind = KindId.DigitalVatSpecial }));

    [Fact]
    public void V081_digital_red_may_reverse_a_tax_control_blue() =>
        Judged.Silent("V-081", Red, Seen(Blue with { Kind = KindId.ElectronicVatNormal }));

    [Fact]
    public void V082_red_up_to_the_blue_is_right() => Judged.Silent("V-082", Red, Seen(Blue));

    [Fact]
    public void V082_red_over_the_blue_is_an_error() =>
        Assert.Equal(
            ["amountExTax", "totalInclTax", "lines"],
            Judged
                .By(
                    "V-082",
                    Red with
                    {
                        AmountExTax = Amount("-100.01"),
                        TotalInclTax = Amount("-113.01"),
                        Lines = [Line("-100.01", "13%", "-13.00")],
                    },
                    Seen(Blue)
                )
                .Select(finding => finding.Field!)
                .ToArray()
        );

    [Fact]
    public void V082_several_reds_count_together()
    {
        var half = Red with
        {
            AmountExTax = Amount("-50.00"),
            TaxAmount = Amount("-6.50"),
            TotalInclTax = Amount("-56.50"),
            Lines = [Line("-50.00", "13%", "-6.50")],
        };
        Judged.Silent("V-082", half, Seen(Blue, half));
        Assert.Equal(4, Judged.By("V-082", half, Seen(Blue, half, half)).Count);
    }

    [Fact]
    public void V082_what_is_not_stated_is_not_judged()
    {
        Judged.Silent("V-082", Red with { Lines = null }, Seen(Blue));
        Judged.Silent("V-082", Red, Seen(Blue with { AmountExTax = null, TaxAmount = null, TotalInclTax = null, Lines = null }));
        Judged.Silent("V-082", Red, Judged.Nobody with { Blue = new BlueInvoice(null, []) });
        Judged.Silent("V-082", Red);
    }

    [Theory]
    [InlineData("01", "-113.00", 0)]
    [InlineData("01", "-112.99", 1)]
    [InlineData("开票有误", "-50.00", 1)]
    [InlineData("02", "-50.00", 0)]
    [InlineData(null, "-50.00", 0)]
    public void V083_faulty_invoice_is_reversed_in_full(string? reason, string total, int findings)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (reason is not null)
        {
            extra["redReason"] = reason;
        }

        var red = Red with { TotalInclTax = Amount(total), Extra = extra };
        Assert.Equal(findings, Judged.By("V-083", red, Seen(Blue)).Count(finding => finding.Severity is Severity.Error));
        Judged.Silent("V-083", red);
    }

    private static ValidationContext Seen(Reading blue, params Reading[] otherReds) =>
        Judged.Nobody with
        {
            Blue = new BlueInvoice(blue, otherReds),
        };
}
