using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;
using static Piaoheng.Core.Tests.Diagnosis.Cases;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>Numbers that are mistyped, lack their code, or stand under another form.</summary>
public sealed class DiagnosingNumberTests
{
    [Fact]
    public void A_slip_in_the_number_is_proposed_with_its_owner() =>
        AssertTop(Absent with { Near = [Facts.Near("26112000003051836904")] }, Cause.NumberTypo, DiagnosisVerdict.Explained);

    [Fact]
    public void The_next_number_of_a_seller_is_no_slip() =>
        AssertTop(Absent with { Near = [Facts.Near("26112000002051836905")] }, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);

    [Fact]
    public void The_next_number_is_a_slip_where_the_amount_agrees() =>
        AssertTop(
            Facts.Of($"{Asked} ¥113.00") with
            {
                Near = [Facts.Near("26112000002051836905")],
            },
            Cause.NumberTypo,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void An_amount_that_disagrees_rules_a_candidate_out() =>
        AssertTop(
            Facts.Of($"{Asked} ¥114.00") with
            {
                Near = [Facts.Near("26112000003051836904")],
            },
            Cause.NotIssued,
            DiagnosisVerdict.NotFoundInScope
        );

    [Fact]
    public void Several_equal_candidates_are_listed_and_none_is_proposed() =>
        AssertTop(
            Absent with
            {
                Near = [Facts.Near("26112000003051836904"), Facts.Near("26112000004051836904")],
            },
            Cause.NotIssued,
            DiagnosisVerdict.NotFoundInScope
        );

    [Fact]
    public void A_number_that_the_other_side_has_too_is_no_slip_of_ours() =>
        AssertTop(
            Absent with
            {
                Theirs = [Facts.Listed()],
                Near = [Facts.Near("26112000003051836904", onOtherSide: true)],
            },
            Cause.Found,
            DiagnosisVerdict.Found
        );

    [Fact]
    public void A_number_without_its_code_is_named() =>
        AssertTop(
            Facts.Of("011001900111 51836904 2026-03-10") with
            {
                Near = [Facts.Near("51836904", RecordNature.BookRow)],
            },
            Cause.NumberTypo,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void The_paper_form_of_a_number_is_an_alias()
    {
        var paper = Facts.Record(RecordNature.Document) with
        {
            Kind = KindId.DigitalPaperSpecial,
            PaperCode = "1100190011",
            PaperNumber = "12345678",
        };
        AssertTop(
            Facts.Of("1100190011 12345678") with
            {
                Ours = [Facts.Held(paper)],
                Theirs = [Facts.Listed()],
            },
            Cause.AliasForm,
            DiagnosisVerdict.Found
        );
    }

    [Fact]
    public void Several_that_fit_are_listed_without_a_cause()
    {
        var result = Diagnosing.Run(Facts.Of("8369") with { Several = [Facts.Near(Number), Facts.Near(Facts.Other)] });
        Assert.Equal(DiagnosisVerdict.CannotTell, result.Verdict);
        Assert.Null(result.Top);
    }
}
