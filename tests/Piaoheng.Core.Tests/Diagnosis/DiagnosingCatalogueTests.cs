using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;
using static Piaoheng.Core.Tests.Diagnosis.Cases;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>Channels, sources that do not exist yet, and what holds of every step, cause and answer.</summary>
public sealed class DiagnosingCatalogueTests
{
    [Theory]
    [InlineData(Cause.LoginExpired)]
    [InlineData(Cause.BureauDown)]
    [InlineData(Cause.ConnectorIncompatible)]
    [InlineData(Cause.SyncFailed)]
    [InlineData(Cause.StorageFull)]
    public void A_channel_that_fails_explains_a_gap_and_nothing_else(string failure)
    {
        var channel = new ChannelFact("乐企", failure, "登录已失效", Facts.Of(Asked).At, null, null);
        AssertTop(Absent with { Coverage = [], Channels = [channel] }, failure, DiagnosisVerdict.Explained);
        AssertTop(Absent with { Channels = [channel] }, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);
        AssertTop(Both with { Channels = [channel] }, Cause.Found, DiagnosisVerdict.Found);
    }

    [Fact]
    public void A_channel_that_never_ran_explains_a_gap() =>
        AssertTop(
            Absent with
            {
                Coverage = [],
                Channels = [new ChannelFact("乐企", null, null, null, null, null)],
            },
            Cause.SyncNeverRun,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void A_module_that_is_off_is_a_cause_only_where_something_is_missing()
    {
        string[] off = ["「收票」"];
        var missing = Diagnosing.Run(Absent with { ModulesOff = off }).Ranked;
        var cause = Assert.Single(missing, each => each.Entry.Cause == Cause.ModuleOff);
        Assert.Equal("「收票」", cause.Args["modules"]);
        Assert.DoesNotContain(Diagnosing.Run(Absent).Ranked, each => each.Entry.Cause == Cause.ModuleOff);
        Assert.DoesNotContain(Diagnosing.Run(Both with { ModulesOff = off }).Ranked, each => each.Entry.Cause == Cause.ModuleOff);
    }

    [Fact]
    public void Sources_that_do_not_exist_yet_are_unknown_and_say_so()
    {
        string[] later = ["DIA-CHANNEL", "DIA-UPLOAD", "DIA-RIGHTS", "DIA-KEEPER", "DIA-ANSWER", "DIA-VERIFY"];
        var steps = Diagnosing.Run(Absent).Steps.Where(step => later.Contains(step.Code, StringComparer.Ordinal)).ToList();
        Assert.Equal(later.Length, steps.Count);
        Assert.All(steps, step => Assert.Equal(StepOutcome.Unknown, step.Outcome));
        Assert.All(steps, step => Assert.Contains("本系统尚未启用", step.Evidence[0].Render(), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_step_has_a_code_of_its_own_and_evidence_without_holes()
    {
        Assert.Distinct(Diagnosing.Steps.Select(step => step.Code));
        Assert.Distinct(Diagnosing.Steps.Select(step => step.Order));
        foreach (var facts in new[] { Absent, Both, Facts.Of(Number), Facts.Of("¥113.00"), Absent with { Coverage = [] } })
        {
            var result = Diagnosing.Run(facts);
            Assert.All(result.Steps, step => Assert.All(step.Evidence, text => Assert.DoesNotContain('{', text.Render())));
            Assert.DoesNotContain('{', result.Says);
            Assert.DoesNotContain('{', result.Next.Action);
        }
    }

    [Fact]
    public void Every_cause_has_its_entry_and_every_entry_its_cause()
    {
        var ids = typeof(Cause)
            .GetFields()
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToHashSet(StringComparer.Ordinal);
        var entries = ShippedPolicy.Pack.Causes.At(Facts.Today);
        Assert.Equal(
            ids.Order(StringComparer.Ordinal),
            entries.Select(entry => entry.Cause).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
        );
        Assert.All(
            entries,
            entry => Assert.Contains(entry.Verdict, Enum.GetValues<DiagnosisVerdict>().Select(Diagnosing.WordOf))
        );
        Assert.DoesNotContain(entries, entry => entry.Says.Contains("假票", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_has_exactly_the_names_of_the_contract()
    {
        using var json = System.Text.Json.JsonDocument.Parse(DiagnosisJson.ToJson(Diagnosing.Run(Absent)));
        Assert.Equal(
            ["query", "verdict", "cause", "confidence", "steps", "ranked", "questions", "next"],
            json.RootElement.EnumerateObject().Select(each => each.Name)
        );
        Assert.Equal(
            ["step", "outcome", "evidence", "at"],
            json.RootElement.GetProperty("steps")[0].EnumerateObject().Select(each => each.Name)
        );
        Assert.Equal(
            ["cause", "confidence", "because"],
            json.RootElement.GetProperty("ranked")[0].EnumerateObject().Select(each => each.Name)
        );
        Assert.Equal(["action", "who", "link"], json.RootElement.GetProperty("next").EnumerateObject().Select(each => each.Name));
    }
}
