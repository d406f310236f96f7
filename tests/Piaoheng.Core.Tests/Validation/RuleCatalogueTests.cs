using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Tests.Validation;

public sealed class RuleCatalogueTests
{
    public static readonly TheoryData<string> Codes = [.. Judged.Catalogue.Rules.Select(rule => rule.Code)];

    [Fact]
    public void The_catalogue_holds_the_rules_of_the_sheet()
    {
        string[] ranges =
        [
            "001-013",
            "020-024",
            "026-028",
            "030-036",
            "040-050",
            "055-055",
            "060-061",
            "065-065",
            "070-070",
            "075-075",
            "080-083",
            "090-093",
        ];
        var expected = ranges.SelectMany(range =>
        {
            var from = int.Parse(range[..3], System.Globalization.CultureInfo.InvariantCulture);
            var to = int.Parse(range[4..], System.Globalization.CultureInfo.InvariantCulture);
            return Enumerable.Range(from, to - from + 1);
        });
        Assert.Equal(
            expected
                .Select(number => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"V-{number:000}"))
                .ToArray(),
            Judged.Catalogue.Rules.Select(rule => rule.Code).ToArray()
        );
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_rule_has_a_name_a_source_and_a_sentence(string code)
    {
        var terms = ShippedPolicy.Pack.Rules.Find(code)!;
        Assert.NotEmpty(terms.Name);
        Assert.NotEmpty(terms.Source);
        Assert.NotEmpty(Judged.Catalogue.Rules.Single(rule => rule.Code == code).Message);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Kinds_named_by_a_rule_exist(string code)
    {
        var kinds = ShippedPolicy.Pack.Rules.Editions(code).SelectMany(terms => terms.Kinds.Concat(terms.ExceptKinds));
        Assert.All(kinds, kind => Assert.NotNull(ShippedPolicy.Kinds.Find(kind)));
    }

    [Fact]
    public void Unverified_rules_warn_at_most() =>
        Assert.All(
            Judged
                .Catalogue.Rules.SelectMany(rule => ShippedPolicy.Pack.Rules.Editions(rule.Code))
                .Where(terms => !terms.Verified),
            terms => Assert.True(terms.EffectiveSeverity <= Severity.Warn)
        );

    [Fact]
    public void A_rule_without_data_is_an_error()
    {
        var files = PolicyFiles().Where(file => file.Path != "rules/V-040.json");
        Assert.Throws<PolicyException>(() => new RuleCatalogue(PolicyPack.Load(files)));
    }

    [Fact]
    public void A_rule_file_without_rule_is_an_error()
    {
        var stray = PolicyFiles().Single(file => file.Path == "rules/V-040.json");
        stray = new PolicyFile("rules/V-999.json", stray.Text.Replace("V-040", "V-999", StringComparison.Ordinal));
        Assert.Throws<PolicyException>(() => new RuleCatalogue(PolicyPack.Load([.. PolicyFiles(), stray])));
    }

    [Fact]
    public void A_newer_file_changes_severity_from_its_day_on()
    {
        var old = PolicyFiles().Single(file => file.Path == "rules/V-040.json");
        var newer = new PolicyFile(
            "rules/V-040.2026-10.json",
            old.Text.Replace("1994-01-01", "2026-10-01", StringComparison.Ordinal)
                .Replace("\"block\"", "\"warn\"", StringComparison.Ordinal)
        );
        var catalogue = new RuleCatalogue(PolicyPack.Load([.. PolicyFiles(), newer]));
        var wrong = CorrectReading.Digital with { TotalInclTax = CorrectReading.Amount("1.00") };
        Assert.Equal(Severity.Block, SeverityOn(new DateOnly(2026, 9, 30)));
        Assert.Equal(Severity.Warn, SeverityOn(new DateOnly(2026, 10, 1)));

        Severity SeverityOn(DateOnly day) =>
            catalogue.Validate(wrong with { IssueDate = day }, Judged.Nobody).Single(finding => finding.Code == "V-040").Severity;
    }

    [Fact]
    public void Findings_of_the_reader_stay_and_are_not_repeated()
    {
        var said = new Finding(new CodedText("V-040", "读取时已发现"), Severity.Warn, "totalInclTax");
        var wrong = CorrectReading.Digital with { TotalInclTax = CorrectReading.Amount("1.00"), Findings = [said] };
        var findings = Judged.Catalogue.Checked(wrong, Judged.Nobody).Findings;
        Assert.Equal(said, findings[0]);
        Assert.Single(findings, finding => finding.Code == "V-040");
        Assert.Contains(findings, finding => finding.Code == "V-055");
    }

    [Fact]
    public void A_reading_without_any_value_breaks_no_rule() =>
        Assert.All(
            ShippedPolicy.Kinds.All.Select(kind => kind.Id).Append(KindId.Unknown),
            kind =>
                Judged.All(
                    new Reading
                    {
                        File = "a.xml",
                        Kind = kind,
                        Source = SourceId.Xml,
                    },
                    Judged.Us
                )
        );

    [Fact]
    public void Huge_amounts_break_no_rule()
    {
        var huge = CorrectReading.Amount("99999999999999.99");
        var line = CorrectReading.Line("99999999999999.99", "13%", "99999999999999.99");
        var reading = CorrectReading.Digital with
        {
            AmountExTax = huge,
            TaxAmount = huge,
            TotalInclTax = huge,
            Lines = [.. Enumerable.Repeat(line, 2000)],
        };
        Assert.NotEmpty(Judged.All(reading, Judged.Us));
    }

    private static IReadOnlyList<PolicyFile> PolicyFiles() => ShippedPolicy.Files;
}
