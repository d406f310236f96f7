using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Rules V-040 to V-050 and V-055.</summary>
public sealed class AmountRulesTests
{
    [Theory]
    [InlineData("113.00", 0)]
    [InlineData("113.01", 1)]
    [InlineData("112.99", 1)]
    public void V040_total_is_amount_plus_tax_to_the_fen(string total, int findings)
    {
        var reading = Digital with { TotalInclTax = Amount(total) };
        Assert.Equal(findings, Judged.By("V-040", reading).Count(finding => finding.Severity is Severity.Block));
        Assert.All(
            Judged.By("V-040", reading with { Source = SourceId.Ocr }),
            finding => Assert.Equal(Severity.Error, finding.Severity)
        );
    }

    [Fact]
    public void V040_masked_tax_counts_as_nothing() =>
        Judged.Silent("V-040", Digital with { TaxAmount = Amount("***"), TotalInclTax = Amount("100.00") });

    [Fact]
    public void V040_absent_amount_is_not_judged()
    {
        Judged.Silent("V-040", Digital with { AmountExTax = null });
        Judged.Silent("V-040", Digital with { TaxAmount = null });
        Judged.Silent("V-040", Digital with { TotalInclTax = null });
    }

    [Theory]
    [InlineData(KindId.AirItinerary)]
    [InlineData(KindId.PaperUsedVehicle)]
    [InlineData(KindId.DigitalUsedVehicle)]
    [InlineData(KindId.DigitalPaperUsedVehicle)]
    [InlineData(KindId.CustomsPayment)]
    [InlineData(KindId.OtherExpense)]
    public void V040_is_not_for_kinds_that_add_up_otherwise(string kind) =>
        Judged.Silent(
            "V-040",
            Of(kind) with
            {
                AmountExTax = Amount("1.00"),
                TaxAmount = Amount("1.00"),
                TotalInclTax = Amount("3.00"),
            }
        );

    [Fact]
    public void V041_lines_add_up_to_the_totals()
    {
        var reading = Digital with { Lines = [Line("60.00", "13%", "7.80"), Line("40.00", "13%", "5.20")] };
        Judged.Silent("V-041", reading);
        Assert.Equal(
            "amountExTax",
            Judged.Single("V-041", Severity.Error, reading with { AmountExTax = Amount("100.01") }).Field
        );
        Assert.Equal("taxAmount", Judged.Single("V-041", Severity.Error, reading with { TaxAmount = Amount("13.01") }).Field);
    }

    [Fact]
    public void V041_discounts_count() =>
        Judged.Silent("V-041", Digital with { Lines = [Line("120.00", "13%", "15.60"), Line("-20.00", "13%", "-2.60")] });

    [Theory]
    [InlineData("100.02", 0)]
    [InlineData("100.03", 1)]
    public void V041_recognised_lines_may_be_off_by_a_fen_each(string amount, int findings) =>
        Assert.Equal(
            findings,
            Judged
                .By(
                    "V-041",
                    Digital with
                    {
                        Source = SourceId.Ocr,
                        AmountExTax = Amount(amount),
                        Lines = [Line("60.00", "13%", "7.80"), Line("40.00", "13%", "5.20")],
                    }
                )
                .Count
        );

    [Fact]
    public void V041_absent_lines_or_amounts_are_not_judged()
    {
        Judged.Silent("V-041", Digital with { Lines = null });
        Judged.Silent("V-041", Digital with { Lines = [] });
        Judged.Silent("V-041", Digital with { AmountExTax = null, TaxAmount = null });
        Judged.Silent("V-041", Digital with { Lines = [Line("60.00", "13%", "7.80") with { Amount = null, Tax = null }] });
    }

    [Fact]
    public void V041_lines_of_a_roll_are_with_tax()
    {
        var roll = Of(KindId.RollVatNormal);
        Judged.Silent("V-041", roll);
        Assert.Equal("totalInclTax", Judged.Single("V-041", Severity.Error, roll with { TotalInclTax = Amount("113.02") }).Field);
    }

    [Theory]
    [InlineData("13.00", null)]
    [InlineData("13.01", Severity.Info)]
    [InlineData("13.06", Severity.Info)]
    [InlineData("12.94", Severity.Info)]
    [InlineData("13.07", Severity.Error)]
    [InlineData("12.93", Severity.Error)]
    public void V042_tax_of_a_line_is_amount_times_rate(string tax, Severity? severity)
    {
        var finding = Judged.By("V-042", Digital with { Lines = [Line("100.00", "13%", tax)] }).SingleOrDefault();
        Assert.Equal(severity, finding?.Severity);
        Assert.Equal(severity is null ? null : "lines[0].tax", finding?.Field);
    }

    [Theory]
    [InlineData("13.00%")]
    [InlineData("0.13")]
    public void V042_rate_may_be_written_in_any_form(string rate)
    {
        Judged.Silent("V-042", Digital with { Lines = [Line("100.00", rate, "13.00")] });
        Judged.Single("V-042", Severity.Error, Digital with { Lines = [Line("100.00", rate, "9.00")] });
    }

    [Theory]
    [InlineData("0.5", "0.07")]
    [InlineData("-0.5", "-0.07")]
    public void V042_half_a_fen_is_rounded_away_from_zero(string amount, string tax) =>
        Judged.Silent("V-042", Digital with { Lines = [Line(amount, "13%", tax)] });

    [Fact]
    public void V042_is_not_for_differential_taxation_or_lines_without_rate()
    {
        Judged.Silent("V-042", Digital with { Remark = "差额征税：50.00。", Lines = [Line("100.00", "13%", "1.00")] });
        Judged.Silent("V-042", Digital with { Lines = [Line("100.00", "***", "1.00")] });
        Judged.Silent("V-042", Digital with { Lines = [Line("100.00", "", "1.00")] });
        Judged.Silent("V-042", Digital with { Lines = [Line("100.00", "13%", null)] });
    }

    [Fact]
    public void V042_reduced_rate_is_computed_from_the_price_with_tax()
    {
        // 10,000.00 with tax at 5% reduced to 1.5%: 10,000 / 1.05 × 1.5% = 142.86.
        Judged.Silent("V-042", Digital with { Lines = [Line("9857.14", "1.5%", "142.86")] });
        Judged.Single("V-042", Severity.Error, Digital with { Lines = [Line("9857.14", "1.5%", "142.00")] });
    }

    [Theory]
    [InlineData("3", "33.33", "99.99", 0)]
    [InlineData("3", "33.33", "100.00", 0)]
    [InlineData("3", "33.33", "100.01", 1)]
    [InlineData("3", "33.33", "99.97", 1)]
    [InlineData("10000", "0.884956", "8849.56", 0)]
    [InlineData("10000", "0.884956", "8849.557", 0)]
    [InlineData("100000", "0.884956", "88495.58", 0)]
    [InlineData("100000", "0.884956", "88496.58", 1)]
    [InlineData("-2", "50.00", "-100.00", 0)]
    [InlineData("2", "50.00", "-100.00", 0)]
    [InlineData("", "50.00", "100.00", 0)]
    [InlineData(null, "50.00", "100.00", 0)]
    [InlineData("2", null, "100.00", 0)]
    [InlineData("两", "50.00", "90.00", 0)]
    [InlineData("99999999999999999999999999", "99999999999999999999999999", "1.00", 0)]
    public void V043_amount_is_quantity_times_price(string? quantity, string? price, string amount, int findings)
    {
        var line = Line(amount, "13%", "13.00") with { Quantity = quantity, UnitPrice = price };
        Assert.Equal(
            findings,
            Judged.By("V-043", Digital with { Lines = [line] }).Count(finding => finding.Severity is Severity.Warn)
        );
    }

    [Theory]
    [InlineData("14.27", 0)]
    [InlineData("14.28", 1)]
    [InlineData("11.73", 0)]
    [InlineData("11.72", 1)]
    public void V044_tax_far_from_the_rates_warns(string tax, int findings) =>
        Assert.Equal(
            findings,
            Judged.By("V-044", Digital with { TaxAmount = Amount(tax) }).Count(finding => finding.Severity is Severity.Warn)
        );

    [Fact]
    public void V044_is_not_judged_where_a_rate_or_the_tax_is_missing()
    {
        var far = Digital with { TaxAmount = Amount("90.00") };
        Judged.Silent("V-044", far with { Lines = [Line("100.00", "", "13.00")] });
        Judged.Silent("V-044", far with { Lines = null });
        Judged.Silent("V-044", Digital with { TaxAmount = null });
        Judged.Silent("V-044", far with { Remark = "差额征税：50.00。" });
    }

    [Theory]
    [InlineData("100000.00", 0)]
    [InlineData("100000.01", 0)]
    [InlineData("100000.02", 1)]
    [InlineData("99999.98", 1)]
    public void V045_amount_of_a_vehicle_follows_from_the_total(string amount, int findings)
    {
        var vehicle = Of(KindId.DigitalVehicle) with
        {
            AmountExTax = Amount(amount),
            TotalInclTax = Amount("113000.00"),
            Extra = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["taxRate"] = "13%" },
        };
        Assert.Equal(findings, Judged.By("V-045", vehicle).Count(finding => finding.Severity is Severity.Error));
        Judged.Silent("V-045", vehicle with { TotalInclTax = null });
        Judged.Silent("V-045", vehicle with { AmountExTax = null });
    }

    [Fact]
    public void V045_without_a_rate_or_for_other_kinds_is_not_judged()
    {
        Judged.Silent("V-045", Of(KindId.DigitalVehicle) with { AmountExTax = Amount("1.00") });
        Judged.Silent("V-045", Digital with { AmountExTax = Amount("1.00") });
    }

    [Theory]
    [InlineData("差额征税：8000.00。", "113.21", 0)]
    [InlineData("差额征税:8000.00。", "113.26", 0)]
    [InlineData("差额征税：8,000.00 元", "113.21", 0)]
    [InlineData("差额征税：8000.00。", "150.00", 1)]
    [InlineData("差额征税", "150.00", 0)]
    [InlineData("备注", "150.00", 0)]
    [InlineData(null, "150.00", 0)]
    public void V046_tax_of_differential_taxation_fits_a_rate(string? remark, string tax, int findings)
    {
        // (10,000 − 8,000) / 1.06 × 6% = 113.21.
        var reading = Digital with
        {
            Remark = remark,
            TotalInclTax = Amount("10000.00"),
            TaxAmount = Amount(tax),
        };
        Assert.Equal(findings, Judged.By("V-046", reading).Count(finding => finding.Severity is Severity.Warn));
    }

    [Fact]
    public void V047_lines_without_a_rate_are_counted_once()
    {
        var reading = Digital with
        {
            Lines = [Line("60.00", "13%", "7.80"), Line("20.00", "***", "2.60"), Line("20.00", "", "2.60")],
        };
        var finding = Judged.Single("V-047", Severity.Info, reading);
        Assert.Equal("lines[1].taxRate", finding.Field);
        Assert.Contains("2 行", finding.Message, StringComparison.Ordinal);
        Judged.Silent("V-047", Digital);
        Judged.Silent("V-047", Digital with { Lines = null });
        Judged.Silent("V-047", Digital with { Lines = [Line("60.00", "免税", "***")] });
    }

    [Fact]
    public void V048_several_rates_are_listed_with_their_totals()
    {
        var reading = Digital with
        {
            Lines = [Line("6000.00", "13%", "780.00"), Line("40.00", "6%", "2.40"), Line("1.00", "0.13", "0.13")],
        };
        var finding = Judged.Single("V-048", Severity.Info, reading);
        Assert.Contains("13% 金额 6,001.00 税额 780.13；6% 金额 40.00 税额 2.40", finding.Message, StringComparison.Ordinal);
        Judged.Silent("V-048", Digital);
        Judged.Silent("V-048", Digital with { Lines = null });
    }

    [Theory]
    [InlineData("-20.00", "*信息技术服务*软件开发", 0)]
    [InlineData("-120.00", "*信息技术服务*软件开发", 0)]
    [InlineData("-120.01", "*信息技术服务*软件开发", 1)]
    [InlineData("-20.00", "*信息技术服务*其他", 1)]
    [InlineData("-20.00", "*信息技术服务* 软件开发", 0)]
    [InlineData("-20.00", "折扣额合计", 0)]
    [InlineData("-20.00", null, 0)]
    public void V049_negative_line_is_a_discount_of_the_line_before(string amount, string? name, int findings)
    {
        var discount = Line(amount, "13%", "-2.60") with { Name = name };
        var reading = Digital with { Lines = [Line("120.00", "13%", "15.60"), discount] };
        Assert.Equal(findings, Judged.By("V-049", reading).Count(finding => finding.Severity is Severity.Error));
    }

    [Fact]
    public void V049_two_discounts_of_one_line_must_not_exceed_it_together()
    {
        var half = Line("-60.00", "13%", "-7.80");
        var more = Line("-60.01", "13%", "-7.80");
        Judged.Silent("V-049", Digital with { Lines = [Line("120.00", "13%", "15.60"), half, half] });
        Judged.Single("V-049", Severity.Error, Digital with { Lines = [Line("120.00", "13%", "15.60"), half, more] });
    }

    [Fact]
    public void V049_other_tax_code_is_another_item()
    {
        var sold = Line("120.00", "13%", "15.60") with { TaxCode = "3040201010000000000" };
        var discount = Line("-20.00", "13%", "-2.60") with { TaxCode = "3040201020000000000" };
        Judged.Single("V-049", Severity.Error, Digital with { Lines = [sold, discount] });
    }

    [Fact]
    public void V049_first_line_cannot_be_a_discount_but_red_lines_are_negative()
    {
        var negative = Line("-100.00", "13%", "-13.00");
        Judged.Single("V-049", Severity.Error, Digital with { Lines = [negative] });
        Judged.Silent("V-049", Digital with { Lines = [negative], TotalInclTax = Amount("-113.00") });
        Judged.Silent("V-049", Digital with { Lines = null });
    }

    [Fact]
    public void V050_more_than_two_places_is_an_error_in_totals_and_warns_in_lines()
    {
        Assert.Equal("taxAmount", Judged.Single("V-050", Severity.Error, Digital with { TaxAmount = Amount("13.001") }).Field);
        Judged.Silent("V-050", Digital with { TaxAmount = Amount("13.000") });
        Assert.Equal(
            "lines[0].tax",
            Judged.Single("V-050", Severity.Warn, Digital with { Lines = [Line("100.00", "13%", "13.001")] }).Field
        );
    }

    [Fact]
    public void V050_invoice_over_nothing_is_an_error_unless_voided()
    {
        var nothing = Digital with { AmountExTax = Amount("0.00"), TaxAmount = Amount("0.00"), TotalInclTax = Amount("0.00") };
        Judged.Single("V-050", Severity.Error, nothing);
        Judged.Silent("V-050", nothing with { Status = InvoiceStatus.Unknown with { Void = VoidState.Voided } });
        Judged.Silent("V-050", Digital with { TaxAmount = Amount("***") });
        Judged.Silent("V-050", Digital with { AmountExTax = null, TaxAmount = null, TotalInclTax = null });
    }

    [Theory]
    [InlineData("壹佰壹拾叁圆整", null)]
    [InlineData("壹佰壹拾叁元正", null)]
    [InlineData("ⓧ壹佰壹拾叁圆", null)]
    [InlineData("壹佰壹拾叁圆零壹分", Severity.Error)]
    [InlineData("（负数）壹佰壹拾叁圆整", Severity.Error)]
    [InlineData("壹佰壹拾叁", Severity.Error)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void V055_words_agree_with_figures(string? words, Severity? severity) =>
        Assert.Equal(severity, Judged.By("V-055", Digital with { TotalInChinese = words }).SingleOrDefault()?.Severity);

    [Fact]
    public void V055_misread_words_only_warn() =>
        Judged.Single("V-055", Severity.Warn, Digital with { TotalInChinese = "壹佰壹拾叁圃整", Source = SourceId.Ocr });

    [Fact]
    public void V055_without_total_is_not_judged() => Judged.Silent("V-055", Digital with { TotalInclTax = null });
}
