using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Runs the shipped rules for tests.</summary>
internal static class Judged
{
    public static readonly DateOnly Today = new(2026, 11, 20);

    public static readonly OwnTaxpayer Own = new()
    {
        TaxId = CorrectReading.BuyerId,
        Numbers = [new DatedText(CorrectReading.BuyerId), new DatedText("110108MA7B2K4Q4", null, new DateOnly(2016, 12, 31))],
        Names =
        [
            new DatedText("北京衡岳自动化技术有限公司", null, new DateOnly(2014, 6, 30)),
            new DatedText(CorrectReading.BuyerName, new DateOnly(2014, 7, 1)),
        ],
    };

    public static readonly OwnTaxpayer Sister = new()
    {
        TaxId = "91110115MA9C6T1D9E",
        Names = [new DatedText("北京衡岳机电设备有限公司")],
    };

    public static ValidationContext Nobody { get; } = new() { Today = Today };

    public static ValidationContext Us { get; } =
        new()
        {
            Today = Today,
            Taxpayer = Own,
            Group = [Sister],
        };

    public static RuleCatalogue Catalogue { get; } = new(ShippedPolicy.Pack);

    public static IReadOnlyList<Finding> All(Reading reading, ValidationContext? context = null) =>
        Catalogue.Validate(reading, context ?? Nobody);

    public static List<Finding> By(string code, Reading reading, ValidationContext? context = null) =>
        [.. All(reading, context).Where(finding => string.Equals(finding.Code, code, StringComparison.Ordinal))];

    public static void Silent(string code, Reading reading, ValidationContext? context = null) =>
        Assert.Empty(By(code, reading, context));

    public static Finding Single(string code, Severity severity, Reading reading, ValidationContext? context = null)
    {
        var finding = Assert.Single(By(code, reading, context));
        Assert.Equal(severity, finding.Severity);
        Assert.DoesNotContain("{", finding.Message, StringComparison.Ordinal);
        return finding;
    }
}
