using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>What people answered, what keepers said, and how long a seller's invoices took.</summary>
public sealed class DiagnosingPeopleTests
{
    private static readonly DiagnosisFacts Absent = Facts.Of(Facts.Number + " 2026-03-10");

    [Theory]
    [InlineData(Cause.NotRequested)]
    [InlineData(Cause.NotDelivered)]
    [InlineData(Cause.HeldByStaff)]
    [InlineData(Cause.InOtherSystem)]
    [InlineData(Cause.WrongDateBasis)]
    [InlineData(Cause.ForgedSuspect)]
    [InlineData(Cause.Reissued)]
    public void Yes_makes_it_the_cause_and_no_does_not(string cause)
    {
        var yes = Diagnosing.Run(Absent with { Answers = [Said(cause, PersonAnswer.Yes)] });
        Assert.Equal(cause, yes.Top!.Entry.Cause);
        Assert.DoesNotContain(yes.Questions, question => question.Cause == cause);
        Assert.Equal(StepOutcome.Fail, Step(yes, "DIA-ANSWER").Outcome);
        Assert.DoesNotContain('{', yes.Says + yes.Next.Action);
        var no = Diagnosing.Run(Absent with { Answers = [Said(cause, PersonAnswer.No)] });
        Assert.Equal(Cause.NotIssued, no.Top!.Entry.Cause);
        Assert.DoesNotContain(no.Questions, question => question.Cause == cause);
        Assert.Equal(StepOutcome.Pass, Step(no, "DIA-ANSWER").Outcome);
        var unknown = Diagnosing.Run(Absent with { Answers = [Said(cause, PersonAnswer.Unknown)] });
        Assert.Contains(unknown.Questions, question => question.Cause == cause);
        Assert.Equal(StepOutcome.Unknown, Step(unknown, "DIA-ANSWER").Outcome);
    }

    [Fact]
    public void The_last_answer_to_a_question_holds()
    {
        PersonAnswer[] answers =
        [
            Said(Cause.HeldByStaff, PersonAnswer.No) with
            {
                At = Absent.At.AddDays(-1),
            },
            Said(Cause.HeldByStaff, PersonAnswer.Yes),
        ];
        Assert.Equal(Cause.HeldByStaff, Diagnosing.Run(Absent with { Answers = answers }).Top!.Entry.Cause);
    }

    [Fact]
    public void A_new_number_that_was_told_is_the_next_step()
    {
        var told = Said(Cause.Reissued, PersonAnswer.Yes) with { Note = "新号 " + Facts.Other };
        Assert.Contains(Facts.Other, Diagnosing.Run(Absent with { Answers = [told] }).Next.Action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PersonAnswer.Yes, StepOutcome.Fail)]
    [InlineData(PersonAnswer.No, StepOutcome.Pass)]
    [InlineData(PersonAnswer.Unknown, StepOutcome.Unknown)]
    [InlineData(null, StepOutcome.Unknown)]
    public void A_keeper_is_evidence(string? answer, StepOutcome outcome)
    {
        var keeper = new KeeperFact("1", "报销系统", "李敏", IsStaff: false, Absent.At, answer, null, Absent.At);
        var result = Diagnosing.Run(Absent with { Keepers = [keeper] });
        Assert.Equal(outcome, Step(result, "DIA-KEEPER").Outcome);
        Assert.Equal(answer == PersonAnswer.Yes ? Cause.InOtherSystem : Cause.NotIssued, result.Top!.Entry.Cause);
        var namesOpen = result.Says.Contains("报销系统", StringComparison.Ordinal);
        Assert.Equal(answer is null or PersonAnswer.Unknown, namesOpen);
    }

    [Fact]
    public void A_person_who_has_it_is_held_by_staff()
    {
        var keeper = new KeeperFact("1", "市场部王磊", "王磊", IsStaff: true, Absent.At, PersonAnswer.Yes, null, Absent.At);
        Assert.Equal(Cause.HeldByStaff, Diagnosing.Run(Absent with { Keepers = [keeper] }).Top!.Entry.Cause);
    }

    [Fact]
    public void Arrival_is_learned_from_enough_invoices_only()
    {
        Assert.Null(LearnedArrival.From("销方", "同步到", [1, 2, 3, 4]));
        Assert.Null(LearnedArrival.From("销方", "同步到", [1, 2, 3, 4, 90]));
        var learned = LearnedArrival.From("销方", "同步到", [9, 1, 2, 3, 4, 5, 6, 7, 8, 10])!;
        Assert.Equal((10, 5, 9), (learned.Count, learned.MedianDays, learned.NinetyDays));
    }

    [Fact]
    public void A_slow_seller_is_awaited_before_anything_is_called_missing()
    {
        var read = new DateTimeOffset(Facts.Day.AddDays(8), TimeOnly.MinValue, TimeSpan.FromHours(8));
        var held = Absent with
        {
            Ours = [Facts.Held()],
            AsOf = Facts.Day.AddDays(8),
            Coverage = [Facts.List(Core.Invoices.Direction.In) with { ReadAt = read }],
        };
        var slow = new LearnedArrival("上海丙丁贸易有限公司", 12, 6, 12, "同步到");
        var early = Diagnosing.Run(held with { BureauArrival = slow });
        Assert.Equal(Cause.NotYetDue, early.Top!.Entry.Cause);
        Assert.Contains("12 张", Step(early, "DIA-ARRIVAL").Evidence[0].Render(), StringComparison.Ordinal);
        Assert.DoesNotContain(early.Ranked, cause => cause.Entry.Cause == Cause.NotIssued);
        var later = Diagnosing.Run(Absent with { Ours = [Facts.Held()], BureauArrival = slow });
        Assert.NotEqual(Cause.NotYetDue, later.Top!.Entry.Cause);
    }

    [Fact]
    public void An_original_that_is_not_due_with_us_yet_is_no_missing_invoice()
    {
        var theirs = Facts.Of(Facts.Number) with { Theirs = [Facts.Listed()], AsOf = Facts.Day.AddDays(3) };
        var slow = new LearnedArrival("上海丙丁贸易有限公司", 8, 4, 9, "收到原件或登记");
        Assert.Contains(Diagnosing.Run(theirs with { OurArrival = slow }).Ranked, cause => cause.Entry.Cause == Cause.NotYetDue);
        Assert.DoesNotContain(
            Diagnosing.Run(theirs with { OurArrival = slow, AsOf = Facts.Today }).Ranked,
            cause => cause.Entry.Cause == Cause.NotYetDue
        );
    }

    [Fact]
    public void What_the_bureau_called_consistent_is_not_missing()
    {
        var result = Diagnosing.Run(Absent with { Verifications = [Verified(VerificationResult.Consistent, 0)] });
        Assert.Equal(StepOutcome.Pass, Step(result, "DIA-VERIFY").Outcome);
        Assert.Equal(Cause.NotDelivered, result.Top!.Entry.Cause);
        Assert.DoesNotContain(result.Ranked, cause => cause.Entry.Cause == Cause.NotIssued);
    }

    [Fact]
    public void Denied_on_two_days_raises_a_doubt_and_on_one_day_none()
    {
        var once = Diagnosing.Run(
            Absent with
            {
                Verifications = [Verified(VerificationResult.Denied, 0), Verified(VerificationResult.Denied, 0)],
            }
        );
        Assert.Equal(StepOutcome.Fail, Step(once, "DIA-VERIFY").Outcome);
        Assert.DoesNotContain(once.Ranked, cause => cause.Entry.Cause == Cause.ForgedSuspect);
        var twice = Diagnosing.Run(
            Absent with
            {
                Verifications = [Verified(VerificationResult.Denied, 0), Verified(VerificationResult.Denied, 1)],
            }
        );
        Assert.Contains(twice.Ranked, cause => cause.Entry.Cause == Cause.ForgedSuspect);
        Assert.Equal(Cause.NotIssued, twice.Top!.Entry.Cause);
        Assert.Equal(StepOutcome.Unknown, Step(Diagnosing.Run(Absent with { Verifications = [] }), "DIA-VERIFY").Outcome);
    }

    private static VerificationFact Verified(VerificationResult result, int daysLater) =>
        new(result, "查验", "0009", Absent.At.AddDays(daysLater), "李敏");

    private static PersonAnswer Said(string cause, string answer) => new(cause, "问题？", answer, null, "李敏", Absent.At);

    private static CheckedStep Step(DiagnosisResult result, string code) => result.Steps.Single(step => step.Code == code);
}
