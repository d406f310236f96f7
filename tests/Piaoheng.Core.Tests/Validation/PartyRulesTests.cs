using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Rules V-020 to V-028.</summary>
public sealed class PartyRulesTests
{
    private const string FormerName = "北京衡岳自动化技术有限公司";
    private const string OldNumber = "110108MA7B2K4Q4";
    private const string SomebodyElse = "上海澜石贸易有限公司";
    private const string SomebodysId = "91330283MA2AGE8B6B";

    private static readonly Reading Purchase = Digital with
    {
        Extra = new SortedDictionary<string, string>(StringComparer.Ordinal) { [ExtraKey.SpecialBusiness] = "农产品收购" },
    };

    [Theory]
    [InlineData(SellerId, 0)]
    [InlineData("91110108MA00000071", 1)]
    [InlineData("110101199003070070", 0)]
    [InlineData("11010119900307007000", 0)]
    [InlineData("123", 1)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void V020_implausible_tax_number_of_the_seller_warns(string? taxId, int findings)
    {
        var found = Judged.By("V-020", Digital with { SellerTaxId = taxId });
        Assert.Equal(findings, found.Count);
        Assert.All(found, finding => Assert.Equal(Severity.Warn, finding.Severity));
    }

    [Fact]
    public void V020_misread_number_comes_with_a_suggestion() =>
        Assert.Equal(
            "91110116055565228Q",
            Judged.Single("V-020", Severity.Warn, Digital with { SellerTaxId = "9111O116055565228Q" }).Expected
        );

    [Fact]
    public void V021_invoice_to_somebody_else_is_an_error()
    {
        var finding = Judged.Single(
            "V-021",
            Severity.Error,
            Digital with
            {
                BuyerName = SomebodyElse,
                BuyerTaxId = SomebodysId,
            },
            Judged.Us
        );
        Assert.Equal($"{BuyerName} {BuyerId}", finding.Expected);
        Assert.Equal($"{SomebodyElse} {SomebodysId}", finding.Found);
    }

    [Fact]
    public void V021_invoice_to_us_to_our_group_or_by_us_is_right()
    {
        Judged.Silent("V-021", Digital, Judged.Us);
        Judged.Silent("V-021", Digital with { BuyerName = "北京衡岳机电设备有限公司", BuyerTaxId = null }, Judged.Us);
        Judged.Silent("V-021", Digital with { BuyerTaxId = OldNumber, BuyerName = FormerName }, Judged.Us);
        Judged.Silent("V-021", Swapped(Digital) with { BuyerName = SomebodyElse, BuyerTaxId = SomebodysId }, Judged.Us);
    }

    [Fact]
    public void V021_without_taxpayer_or_buyer_nothing_can_be_said()
    {
        Judged.Silent("V-021", Digital with { BuyerName = SomebodyElse, BuyerTaxId = SomebodysId });
        Judged.Silent("V-021", Digital with { BuyerName = null, BuyerTaxId = null }, Judged.Us);
    }

    [Fact]
    public void V022_our_number_with_another_name_is_an_error()
    {
        var finding = Judged.Single("V-022", Severity.Error, Digital with { BuyerName = SomebodyElse }, Judged.Us);
        Assert.Equal("buyerName", finding.Field);
        Assert.Equal(BuyerName, finding.Expected);
    }

    [Fact]
    public void V022_our_name_with_another_number_is_an_error()
    {
        var finding = Judged.Single("V-022", Severity.Error, Digital with { BuyerTaxId = SomebodysId }, Judged.Us);
        Assert.Equal("buyerTaxId", finding.Field);
        Assert.Equal(BuyerId, finding.Expected);
    }

    [Fact]
    public void V022_width_brackets_and_spaces_of_the_name_do_not_matter() =>
        Judged.Silent("V-022", Digital with { BuyerName = " 北京衡岳智能装备　有限公司" }, Judged.Us);

    [Fact]
    public void V022_former_name_warns_after_its_time_only()
    {
        Judged.Single("V-022", Severity.Warn, Digital with { BuyerName = FormerName }, Judged.Us);
        Judged.Silent("V-022", Digital with { BuyerName = FormerName, IssueDate = new DateOnly(2014, 6, 30) }, Judged.Us);
        Judged.Single(
            "V-022",
            Severity.Warn,
            Digital with
            {
                BuyerName = FormerName,
                IssueDate = new DateOnly(2014, 7, 1),
            },
            Judged.Us
        );
    }

    [Fact]
    public void V022_is_about_the_seller_as_well() =>
        Assert.Equal(
            "sellerName",
            Judged.Single("V-022", Severity.Error, Swapped(Digital) with { SellerName = SomebodyElse }, Judged.Us).Field
        );

    [Fact]
    public void V022_one_of_the_two_missing_is_not_judged()
    {
        Judged.Silent("V-022", Digital with { BuyerName = null }, Judged.Us);
        Judged.Silent("V-022", Digital with { BuyerTaxId = "" }, Judged.Us);
        Judged.Silent("V-022", Digital with { BuyerTaxId = SomebodysId });
    }

    [Fact]
    public void V023_missing_number_on_our_expense_is_an_error()
    {
        Judged.Single("V-023", Severity.Error, Digital with { BuyerTaxId = "" }, Judged.Us);
        Judged.Single("V-023", Severity.Error, Digital with { BuyerTaxId = null }, Judged.Us);
        Judged.Silent("V-023", Digital with { BuyerTaxId = "" });
        Judged.Silent("V-023", Digital with { BuyerTaxId = "", BuyerName = "张三（个人）" }, Judged.Us);
    }

    [Fact]
    public void V023_special_invoice_always_needs_it() =>
        Judged.Single("V-023", Severity.Error, Of(KindId.DigitalVatSpecial) with { BuyerTaxId = "" });

    [Fact]
    public void V023_normal_invoice_needs_it_since_July_2017()
    {
        var normal = Of(KindId.PaperVatNormal) with { BuyerTaxId = "", BuyerName = BuyerName };
        Judged.Silent("V-023", normal with { IssueDate = new DateOnly(2017, 6, 30) }, Judged.Us);
        Judged.Single("V-023", Severity.Error, normal with { IssueDate = new DateOnly(2017, 7, 1) }, Judged.Us);
    }

    [Fact]
    public void V023_row_that_does_not_state_it_is_not_judged() =>
        Judged.Silent("V-023", Of(KindId.DigitalVatSpecial) with { BuyerTaxId = null, Source = SourceId.Ledger }, Judged.Us);

    [Theory]
    [InlineData("个人", 1)]
    [InlineData("张三（个人）", 1)]
    [InlineData("张三(个人)", 1)]
    [InlineData("个人护理用品有限公司", 0)]
    [InlineData(null, 0)]
    public void V024_natural_person_on_our_expense_warns(string? name, int findings)
    {
        Assert.Equal(findings, Judged.By("V-024", Digital with { BuyerName = name }, Judged.Us).Count);
        Judged.Silent("V-024", Digital with { BuyerName = name });
        Judged.Silent("V-024", Swapped(Digital) with { BuyerName = name, BuyerTaxId = "" }, Judged.Us);
    }

    [Fact]
    public void V026_seller_and_buyer_alike_warn()
    {
        Judged.Single("V-026", Severity.Warn, Digital with { SellerTaxId = BuyerId });
        Judged.Silent("V-026", Digital);
        Judged.Silent("V-026", Digital with { SellerTaxId = "", BuyerTaxId = "" });
        Judged.Silent("V-026", Digital with { SellerTaxId = null, BuyerTaxId = null });
    }

    [Fact]
    public void V026_two_companies_of_the_group_are_a_remark() =>
        Judged.Single("V-026", Severity.Info, Digital with { SellerTaxId = Judged.Sister.TaxId }, Judged.Us);

    [Fact]
    public void V027_purchase_invoice_is_remarked_and_judged_the_other_way_round()
    {
        Judged.Single("V-027", Severity.Info, Purchase);
        Judged.Silent("V-027", Digital);

        // We stand in the seller's box, because we issued it as the buyer.
        var ours = Swapped(Purchase) with
        {
            BuyerName = "李四",
            BuyerTaxId = "",
        };
        Judged.Silent("V-021", ours, Judged.Us);
        Judged.Silent("V-023", ours, Judged.Us);
        Judged.Silent("V-024", ours with { BuyerName = "李四（个人）" }, Judged.Us);
    }

    [Fact]
    public void V028_invoice_issued_by_the_tax_office_is_remarked()
    {
        Judged.Single("V-028", Severity.Info, Digital with { SellerName = "国家税务总局北京市海淀区税务局（代开机关）" });
        Judged.Single("V-028", Severity.Info, Digital with { Remark = "代开企业税号：123 代开企业名称：某某工作室" });
        Judged.Silent("V-028", Digital);
        Judged.Silent("V-028", Digital with { SellerName = null, Remark = null });
    }

    private static Reading Swapped(Reading reading) =>
        reading with
        {
            BuyerName = reading.SellerName,
            BuyerTaxId = reading.SellerTaxId,
            SellerName = reading.BuyerName,
            SellerTaxId = reading.BuyerTaxId,
        };
}
