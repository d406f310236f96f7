using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Rules V-090 to V-093.</summary>
public sealed class DuplicateRulesTests
{
    private static readonly Reading Pdf = Digital with { File = "a.pdf", Source = SourceId.PdfText };

    [Fact]
    public void V090_sources_that_agree_are_fine() => Judged.Silent("V-090", Pdf, With(Digital));

    [Fact]
    public void V090_each_field_that_differs_from_a_more_trusted_source_is_an_error()
    {
        var other = Pdf with { TotalInclTax = Amount("113.01"), SellerName = "上海澜石贸易有限公司" };
        var findings = Judged.By("V-090", other, With(Digital));
        Assert.Equal(["sellerName", "totalInclTax"], findings.Select(finding => finding.Field!).ToArray());
        Assert.All(findings, finding => Assert.Equal(Severity.Error, finding.Severity));
        Assert.Equal("113.00", findings[1].Expected);
        Assert.Equal("113.01", findings[1].Found);
    }

    [Fact]
    public void V090_the_more_trusted_source_is_not_blamed() =>
        Judged.Silent("V-090", Digital, With(Pdf with { TotalInclTax = Amount("113.01") }));

    [Fact]
    public void V090_the_most_trusted_of_several_decides()
    {
        var wrong = Digital with { Source = SourceId.OfdText, TotalInclTax = Amount("200.00") };
        Assert.Equal(
            "113.00",
            Assert.Single(Judged.By("V-090", Pdf with { TotalInclTax = Amount("1.00") }, With(wrong, Digital))).Expected
        );
    }

    [Fact]
    public void V090_width_and_absent_values_do_not_differ()
    {
        Judged.Silent("V-090", Pdf with { SellerName = " 北京砚川软件　有限公司" }, With(Digital));
        Judged.Silent(
            "V-090",
            Pdf with
            {
                SellerName = null,
                BuyerTaxId = "",
                IssueDate = null,
                TaxAmount = null,
            },
            With(Digital)
        );
        Judged.Silent("V-090", Pdf with { SellerName = "别的公司" });
    }

    [Fact]
    public void V091_invoice_already_held_is_a_remark()
    {
        Judged.Single("V-091", Severity.Info, Digital, Judged.Nobody with { HeldAs = "发票 12" });
        Judged.Silent("V-091", Digital);
    }

    [Fact]
    public void V092_file_already_held_is_a_remark_even_when_unreadable()
    {
        var context = Judged.Nobody with { SameFileAs = "a.pdf" };
        Judged.Single("V-092", Severity.Info, Digital, context);
        Judged.Single(
            "V-092",
            Severity.Info,
            new Reading
            {
                File = "b.pdf",
                Kind = KindId.Unreadable,
                Reason = UnreadableReason.NeedsOcr,
            },
            context
        );
        Judged.Silent("V-092", Digital);
    }

    [Theory]
    [InlineData("26112000000012345678", 0)]
    [InlineData("26112000000092345678", 1)]
    [InlineData("26112000000092345679", 0)]
    [InlineData("26172000000012345678", 1)]
    [InlineData("26112000008012345678", 1)]
    [InlineData("26112008008012345678", 1)]
    [InlineData("2611200000001234567", 0)]
    public void V093_slip_in_the_number_warns(string other, int findings) =>
        Assert.Equal(findings, Judged.By("V-093", Digital, Near(other)).Count(finding => finding.Severity is Severity.Warn));

    [Fact]
    public void V093_last_digits_are_a_slip_only_where_the_seller_has_no_neighbouring_numbers()
    {
        Judged.Single("V-093", Severity.Warn, Digital, Near("26112000000012345679"));
        Judged.Silent("V-093", Digital, Near("26112000000012345679", "26112000000012345688"));
        Judged.Single(
            "V-093",
            Severity.Warn,
            Digital,
            Near("26112000000092345678", "26112000000012345679", "26112000000012345688")
        );
    }

    [Fact]
    public void V093_other_day_or_total_is_another_invoice()
    {
        var near = Near("26112000000092345678");
        Judged.Silent("V-093", Digital with { IssueDate = new DateOnly(2026, 9, 16) }, near);
        Judged.Silent("V-093", Digital with { TotalInclTax = Amount("113.01") }, near);
        Judged.Silent("V-093", Digital with { IssueDate = null }, near);
        Judged.Silent("V-093", Digital with { TotalInclTax = null }, near);
        Judged.Silent("V-093", Digital with { InvoiceNumber = null }, near);
        Judged.Silent("V-093", Digital);
    }

    private static ValidationContext With(params Reading[] others) => Judged.Nobody with { OtherReadings = others };

    private static ValidationContext Near(params string[] keys) =>
        Judged.Nobody with
        {
            SameSeller = [.. keys.Select(key => new NearInvoice(key, Digital.IssueDate, Yuan.FromFen(11300), "发票 7"))],
        };
}
