using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;
using static Piaoheng.Core.Tests.Diagnosis.Cases;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>What is said of an invoice that is found, and of one that the lists reach, do not reach, or could not hold yet.</summary>
public sealed class DiagnosingScopeTests
{
    [Fact]
    public void What_both_sides_hold_is_found() => AssertTop(Both, Cause.Found, DiagnosisVerdict.Found);

    [Fact]
    public void What_only_the_bureau_holds_is_found_there()
    {
        var result = AssertTop(Absent with { Theirs = [Facts.Listed()] }, Cause.Found, DiagnosisVerdict.Found);
        Assert.Contains("账内还没有", result.Says, StringComparison.Ordinal);
        Assert.Contains(result.Questions, question => question.Cause == Cause.NotDelivered);
    }

    [Fact]
    public void What_we_hold_is_found_where_there_are_no_lists() =>
        AssertTop(Absent with { Ours = [Facts.Held()], Coverage = [] }, Cause.Found, DiagnosisVerdict.Found);

    [Fact]
    public void What_a_right_hides_is_said_without_a_word_of_what_it_is()
    {
        var result = AssertTop(
            Absent with
            {
                HiddenByRights = ["taxpayer-scope"],
            },
            Cause.NoPermission,
            DiagnosisVerdict.Explained
        );
        Assert.Contains(
            "系统管理员",
            result.Steps.Single(step => step.Code == "DIA-RIGHTS").Evidence[0].Render(),
            StringComparison.Ordinal
        );
        AssertTop(Both with { HiddenByRights = ["taxpayer-scope"] }, Cause.Found, DiagnosisVerdict.Found);
        AssertTop(Absent with { HiddenByRights = [] }, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);
    }

    [Fact]
    public void What_no_list_reaches_is_never_called_missing()
    {
        AssertTop(Facts.Of($"{Number} 2026-02-10"), Cause.CoverageGap, DiagnosisVerdict.CannotTell);
        AssertTop(Facts.Of(Number), Cause.CoverageGap, DiagnosisVerdict.CannotTell);
        AssertTop(Absent with { Coverage = [] }, Cause.CoverageGap, DiagnosisVerdict.CannotTell);
        AssertTop(
            Absent with
            {
                Ours = [Facts.Held()],
                Coverage = [Facts.List(Direction.Out)],
            },
            Cause.CoverageGap,
            DiagnosisVerdict.CannotTell
        );
    }

    [Fact]
    public void What_the_lists_reach_and_do_not_hold_is_not_found_in_their_scope()
    {
        var result = AssertTop(Absent, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);
        Assert.Contains("在已查范围内未找到", result.Says, StringComparison.Ordinal);
        Assert.Contains("2026-03-01 至 2026-03-31", result.Says, StringComparison.Ordinal);
        Assert.Contains("2026-04-20", result.Says, StringComparison.Ordinal);
        Assert.NotNull(result.Next.Letter);
        Assert.NotEmpty(result.Questions);
    }

    [Fact]
    public void An_inferred_range_carries_less()
    {
        var inferred = Absent with
        {
            Coverage =
            [
                Facts.List(Direction.In, basis: CoverageBasis.Inferred),
                Facts.List(Direction.Out, basis: CoverageBasis.Inferred),
            ],
        };
        Assert.Equal(0.8m, AssertTop(inferred, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope).Top!.Confidence);
    }

    [Fact]
    public void A_direction_that_was_never_asked_for_keeps_it_open() =>
        AssertTop(
            Absent with
            {
                Coverage = [Facts.List(Direction.In), Facts.List(Direction.Out, to: 9)],
            },
            Cause.CoverageGap,
            DiagnosisVerdict.CannotTell
        );

    [Fact]
    public void A_list_that_was_cut_off_beside_the_day_is_named() =>
        AssertTop(
            Absent with
            {
                Coverage = [Facts.List(Direction.In, from: 15, truncated: true)],
            },
            Cause.ExportTruncated,
            DiagnosisVerdict.CannotTell
        );

    [Theory]
    [InlineData("2026-04-19", Cause.CoverageGap)]
    [InlineData("2026-04-20", Cause.NotYetDue)]
    public void What_was_issued_a_moment_ago_is_not_yet_due(string day, string cause) =>
        Assert.Equal(
            cause,
            Diagnosing
                .Run(
                    Absent with
                    {
                        Query = QueryText.Parse($"{Number} {day}"),
                        Ours =
                        [
                            Facts.Held(
                                Facts.Record(RecordNature.Document) with
                                {
                                    IssueDate = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
                                }
                            ),
                        ],
                    }
                )
                .Top!.Entry.Cause
        );
}
