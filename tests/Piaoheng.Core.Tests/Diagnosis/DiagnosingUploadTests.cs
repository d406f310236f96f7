using Piaoheng.Core.Diagnosis;
using static Piaoheng.Core.Tests.Diagnosis.Cases;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>The upload ledger, the filter of a list, and records that are gone.</summary>
public sealed class DiagnosingUploadTests
{
    private static readonly DateTimeOffset At = Facts.Of(Asked).At;

    [Theory]
    [InlineData(UploadStage.Draft, Cause.DraftUnissued)]
    [InlineData(UploadStage.Pending, Cause.UploadPending)]
    [InlineData(UploadStage.QuotaShort, Cause.QuotaShort)]
    [InlineData(UploadStage.Refused, Cause.UploadFailed)]
    [InlineData(UploadStage.Unknown, Cause.UploadPending)]
    public void What_did_not_arrive_is_the_cause_unless_the_bureau_has_it(UploadStage stage, string cause)
    {
        var noted = new UploadFact(stage, "SLLSH0001", At, "01 可用额度不足", At);
        foreach (var facts in new[] { Absent, Held(record => record), Absent with { Coverage = [] } })
        {
            var result = AssertTop(facts with { Uploads = [noted] }, cause, DiagnosisVerdict.Explained);
            Assert.DoesNotContain('{', result.Says + result.Next.Action);
            Assert.StartsWith("uploads?q=", result.Next.Link, StringComparison.Ordinal);
        }

        AssertTop(Both with { Uploads = [noted] }, Cause.Found, DiagnosisVerdict.Found);
        Assert.DoesNotContain(Diagnosing.Run(Both with { Uploads = [noted] }).Ranked, each => each.Entry.Cause == cause);
    }

    [Fact]
    public void An_upload_that_arrived_explains_nothing()
    {
        var done = new UploadFact(UploadStage.Uploaded, "SLLSH0001", At, "", At);
        AssertTop(Absent with { Uploads = [done] }, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);
        AssertTop(Absent with { Uploads = [] }, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);
    }

    [Fact]
    public void A_condition_that_hides_it_is_named_with_the_way_without_it()
    {
        var asked = Both with { Query = Both.Query with { List = "invoices?direction=out&q=x" } };
        var hidden = asked with { Filter = new FilterFact(["方向 开具"], "invoices?q=x") };
        var result = AssertTop(hidden, Cause.HiddenByFilter, DiagnosisVerdict.Explained);
        Assert.Equal("invoices?q=x", result.Next.Link);
        Assert.Contains("方向 开具", result.Says, StringComparison.Ordinal);
        AssertTop(asked with { Filter = new FilterFact([], "invoices?q=x") }, Cause.Found, DiagnosisVerdict.Found);
    }

    [Fact]
    public void A_record_that_is_gone_was_lost_by_an_upgrade_only_where_one_came_between()
    {
        var lost = new LostFact("发票.xml", At.AddDays(-3), At.AddDays(-1));
        AssertTop(Absent with { Lost = lost }, Cause.LostAfterUpgrade, DiagnosisVerdict.Explained);
        AssertTop(
            Absent with
            {
                Lost = lost with { UpgradedAt = At.AddDays(-9) },
            },
            Cause.DataDamaged,
            DiagnosisVerdict.Explained
        );
        AssertTop(Absent with { Lost = new LostFact("", null, null) }, Cause.DataDamaged, DiagnosisVerdict.Explained);
    }

    [Fact]
    public void A_module_that_is_off_explains_a_gap_and_no_more()
    {
        string[] off = ["「收票」"];
        AssertTop(Absent with { Coverage = [], ModulesOff = off }, Cause.ModuleOff, DiagnosisVerdict.Explained);
        AssertTop(Absent with { ModulesOff = off }, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);
        AssertTop(Absent with { Theirs = [Facts.Listed()], ModulesOff = off }, Cause.ModuleOff, DiagnosisVerdict.Explained);
    }
}
