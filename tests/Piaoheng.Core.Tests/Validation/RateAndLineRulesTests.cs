using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Rules V-060, V-061, V-065, V-070 and V-075.</summary>
public sealed class RateAndLineRulesTests
{
    [Theory]
    [InlineData("13%", null)]
    [InlineData("9%", null)]
    [InlineData("6%", null)]
    [InlineData("3%", null)]
    [InlineData("1%", null)]
    [InlineData("1.5%", null)]
    [InlineData("0%", null)]
    [InlineData("免税", null)]
    [InlineData("不征税", null)]
    [InlineData("***", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    [InlineData("0.130000", null)]
    [InlineData("5%", Severity.Info)]
    [InlineData("16%", Severity.Error)]
    [InlineData("17%", Severity.Error)]
    [InlineData("12%", Severity.Error)]
    [InlineData("百分之十三", Severity.Error)]
    public void V060_rates_under_the_vat_law(string? rate, Severity? severity)
    {
        var reading = Digital with { Lines = [Line("100.00", "13%", "13.00") with { TaxRate = rate }] };
        Assert.Equal(severity, Judged.By("V-060", reading).SingleOrDefault()?.Severity);
        Judged.Silent("V-061", reading);
    }

    [Fact]
    public void V060_one_percent_ends_with_2027()
    {
        var reading = Digital with { Lines = [Line("100.00", "1%", "1.00")] };
        var later = Judged.Nobody with { Today = new DateOnly(2028, 6, 1) };
        Judged.Silent("V-060", reading with { IssueDate = new DateOnly(2027, 12, 31) }, later);
        Judged.Single("V-060", Severity.Error, reading with { IssueDate = new DateOnly(2028, 1, 1) }, later);
    }

    [Theory]
    [InlineData("17%", "2017-06-30", null)]
    [InlineData("13%", "2017-06-30", null)]
    [InlineData("13%", "2017-07-01", Severity.Warn)]
    [InlineData("11%", "2018-04-30", null)]
    [InlineData("16%", "2018-04-30", Severity.Warn)]
    [InlineData("16%", "2018-05-01", null)]
    [InlineData("17%", "2018-05-01", Severity.Info)]
    [InlineData("17%", "2019-01-01", Severity.Warn)]
    [InlineData("16%", "2019-03-31", null)]
    [InlineData("13%", "2019-03-31", Severity.Warn)]
    [InlineData("13%", "2019-04-01", null)]
    [InlineData("9%", "2019-04-01", null)]
    [InlineData("16%", "2019-04-01", Severity.Info)]
    [InlineData("16%", "2020-01-01", Severity.Error)]
    [InlineData("17%", "2019-04-01", Severity.Error)]
    [InlineData("5%", "2025-12-31", null)]
    [InlineData("12%", "2025-12-31", Severity.Error)]
    public void V061_rates_before_the_vat_law(string rate, string day, Severity? severity)
    {
        var reading = Of(KindId.ElectronicVatNormal) with
        {
            IssueDate = DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Lines = [Line("100.00", rate, "13.00")],
        };
        Assert.Equal(severity, Judged.By("V-061", reading).SingleOrDefault()?.Severity);
        Judged.Silent("V-060", reading);
    }

    [Fact]
    public void V060_V061_red_invoices_keep_the_rate_of_the_blue_one() =>
        Judged.Silent("V-060", Digital with { TotalInclTax = Amount("-116.00"), Lines = [Line("-100.00", "16%", "-16.00")] });

    [Fact]
    public void V060_without_date_or_lines_is_not_judged()
    {
        var wrong = Digital with { Lines = [Line("100.00", "16%", "16.00")] };
        Judged.Silent("V-060", wrong with { IssueDate = null });
        Judged.Silent("V-060", wrong with { Lines = null });
    }

    [Theory]
    [InlineData("免税", "***", 0)]
    [InlineData("免税", "0.00", 0)]
    [InlineData("免税", "0.01", 1)]
    [InlineData("不征税", "1.00", 1)]
    [InlineData("0%", "-1.00", 1)]
    [InlineData("13%", "1.00", 0)]
    [InlineData("***", "1.00", 0)]
    [InlineData("免税", null, 0)]
    public void V065_exempt_lines_bear_no_tax(string rate, string? tax, int findings) =>
        Assert.Equal(
            findings,
            Judged
                .By("V-065", Digital with { Lines = [Line("100.00", rate, tax)] })
                .Count(finding => finding.Severity is Severity.Error)
        );

    [Theory]
    [InlineData("*餐饮服务*餐费", 0)]
    [InlineData("＊餐饮服务＊餐费", 0)]
    [InlineData("餐费", 1)]
    [InlineData("*餐饮服务*", 1)]
    [InlineData("**餐费", 1)]
    [InlineData("*餐费", 1)]
    [InlineData("(详见销货清单)", 0)]
    [InlineData("折扣额合计", 0)]
    [InlineData("", 0)]
    [InlineData(null, 0)]
    public void V070_names_of_lines_have_a_short_name(string? name, int findings)
    {
        var reading = Digital with { Lines = [Line("100.00", "13%", "13.00") with { Name = name }] };
        Assert.Equal(findings, Judged.By("V-070", reading).Count(finding => finding.Severity is Severity.Warn));
    }

    [Fact]
    public void V070_is_not_for_old_invoices_or_kinds_without_lines()
    {
        var paper = Of(KindId.PaperVatSpecial) with { Lines = [Line("100.00", "17%", "17.00", "住宿费")] };
        Judged.Silent("V-070", paper with { IssueDate = new DateOnly(2017, 12, 31) });
        Judged.Single("V-070", Severity.Warn, paper with { IssueDate = new DateOnly(2018, 1, 1) });
        Judged.Silent("V-070", Of(KindId.DigitalVehicle) with { Lines = [Line("100.00", "13%", "13.00", "轿车")] });
        Judged.Silent("V-070", Digital with { Lines = null });
    }

    [Fact]
    public void V075_special_business_states_all_or_nothing()
    {
        var works = Special("建筑服务发票", ("建筑服务发生地", "北京市海淀区"), ("建筑项目名称", "某某工程"));
        Judged.Silent("V-075", works);
        var finding = Judged.Single("V-075", Severity.Error, Special("建筑服务", ("constructionPlace", "北京市海淀区")));
        Assert.Contains("建筑项目名称", finding.Message, StringComparison.Ordinal);
        Judged.Silent("V-075", Special("建筑服务"));
    }

    [Fact]
    public void V075_blank_fact_is_missing() =>
        Judged.Single(
            "V-075",
            Severity.Error,
            Special("建筑服务", ("constructionPlace", "北京市"), ("constructionProject", " "))
        );

    [Fact]
    public void V075_unverified_elements_only_warn() =>
        Judged.Single("V-075", Severity.Warn, Special("旅客运输服务", ("passengerName", "张*")));

    [Fact]
    public void V075_rows_and_unknown_businesses_are_not_judged()
    {
        Judged.Silent("V-075", Special("建筑服务", ("constructionPlace", "北京市")) with { Source = SourceId.BureauSheet });
        Judged.Silent("V-075", Special("成品油发票", ("constructionPlace", "北京市")));
        Judged.Silent("V-075", Digital);
    }

    private static Reading Special(string business, params (string Key, string Value)[] facts)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal) { [ExtraKey.SpecialBusiness] = business };
        foreach (var (key, value) in facts)
        {
            extra[key] = value;
        }

        return Digital with
        {
            Extra = extra,
        };
    }
}
