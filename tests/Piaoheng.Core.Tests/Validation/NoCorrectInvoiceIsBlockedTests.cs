using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Tests.Policy;
using Piaoheng.Core.Validation;
using Piaoheng.World;
using Piaoheng.World.Companies;
using Piaoheng.World.Invoices;

namespace Piaoheng.Core.Tests.Validation;

public sealed class NoCorrectInvoiceIsBlockedTests
{
    public static readonly TheoryData<string> AllKinds = [.. ShippedPolicy.Kinds.All.Select(kind => kind.Id)];

    [Fact]
    public void The_invented_tax_numbers_of_these_tests_are_valid()
    {
        Assert.True(UnifiedSocialCreditCode.IsValid(CorrectReading.SellerId));
        Assert.True(UnifiedSocialCreditCode.IsValid(CorrectReading.BuyerId));
        Assert.True(UnifiedSocialCreditCode.IsValid(Judged.Sister.TaxId));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_correct_invoice_of_every_kind_gets_no_error(string kind)
    {
        var findings = Judged.All(CorrectReading.Of(kind), Judged.Us);
        Assert.DoesNotContain(findings, finding => finding.Severity >= Severity.Error);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_correct_invoice_of_every_kind_gets_no_warning_but_that_it_is_a_picture_or_old(string kind)
    {
        var codes = Judged
            .All(CorrectReading.Of(kind), Judged.Us)
            .Where(finding => finding.Severity >= Severity.Warn)
            .Select(finding => finding.Code);
        Assert.All(codes, code => Assert.Contains(code, (string[])["V-032"]));
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void A_correct_invoice_of_every_kind_is_complete(string kind)
    {
        var completeness = FieldCompleteness.Of(CorrectReading.Of(kind), ShippedPolicy.Kinds);
        Assert.Empty(completeness.Missing);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public void Invented_invoices_of_every_kind_get_no_error(string kind)
    {
        var issuer = Issuer();
        for (var round = 0; round < 40; round++)
        {
            var day = ShippedPolicy.Kinds.Find(kind)!.To ?? new DateOnly(2026, 1, 1).AddDays(round * 8);
            var wish = new InvoiceWish
            {
                Lines = round % 5,
                IsDiscounted = round % 3 == 1,
                IsExempt = round % 7 == 3,
                HasMixedRates = round % 7 == 5,
                IsDifferential = round % 11 == 6,
            };
            var reading = issuer.Issue(kind, day, InventedCompanies.Main, wish).ToReading("a.xml") with { Source = SourceId.Xml };
            Assert.DoesNotContain(
                Judged.All(reading, Judged.Nobody),
                finding => finding.Severity >= Severity.Error && Fail(finding, reading)
            );
        }
    }

    private static InvoiceIssuer Issuer()
    {
        var dice = new Dice(20261120);
        return new InvoiceIssuer(dice, new InventedCompanies(dice));
    }

    // Shows what was wrong in the message of the failing test.
    private static bool Fail(Finding finding, Reading reading)
    {
        Assert.Fail(finding.Message + " " + ReadingJson.ToJson(reading));
        return true;
    }
}
