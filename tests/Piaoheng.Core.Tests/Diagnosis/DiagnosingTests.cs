using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>Which cause comes first, and which verdict it gives.</summary>
public sealed class DiagnosingTests
{
    private const string Number = Facts.Number;

    private static string Asked => $"{Number} 2026-03-10";

    private static DiagnosisFacts Absent => Facts.Of(Asked);

    private static DiagnosisFacts Both => Absent.OnBothSides();

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

    [Theory]
    [InlineData(false, Cause.ImportRejected)]
    [InlineData(true, Cause.ImportPending)]
    public void A_file_that_waits_explains_it(bool isReading, string cause) =>
        AssertTop(
            Absent with
            {
                Waiting = [new WaitingFile("5", $"{Number}.pdf", isReading, "读不出", Absent.At, WaitingMatch.FileName)],
            },
            cause,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void Files_of_which_nothing_is_known_are_only_mentioned() =>
        AssertTop(Absent with { Counts = new WaitingCounts(3, 0) }, Cause.NotIssued, DiagnosisVerdict.NotFoundInScope);

    [Fact]
    public void Another_company_of_ours_is_named() =>
        AssertTop(
            Absent with
            {
                Elsewhere = [new OtherHolding("91110000000000001X", "北京衡岳销售有限公司", [Side.Ours])],
            },
            Cause.OtherTaxpayer,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void A_buyer_that_is_not_us_is_a_mismatch() =>
        AssertTop(
            Held(record =>
                record with
                {
                    BuyerTaxId = "91330000MA27U00000",
                    BuyerName = "杭州他人科技有限公司",
                    Direction = null,
                }
            ),
            Cause.BuyerMismatch,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void Our_number_beside_a_strange_name_is_a_mismatch() =>
        AssertTop(
            Held(record => record with { BuyerName = "北京衡月智能装备有限公司" }) with
            {
                Theirs = [],
            },
            Cause.BuyerMismatch,
            DiagnosisVerdict.Explained
        );

    [Theory]
    [InlineData("个人")]
    [InlineData("王小明")]
    public void A_person_as_buyer_is_named(string name) =>
        AssertTop(
            Held(record => record with { BuyerTaxId = "", BuyerName = name, Direction = null }),
            Cause.IssuedToPerson,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void A_kind_that_the_bureau_never_holds_is_outside() =>
        AssertTop(Held(record => record with { Kind = KindId.OtherExpense }), Cause.OutsideBureau, DiagnosisVerdict.Explained);

    [Fact]
    public void Voided() =>
        AssertTop(Status(VoidState.Voided, RedState.None, RiskState.Normal), Cause.Voided, DiagnosisVerdict.Explained);

    [Fact]
    public void Reversed() =>
        AssertTop(Status(VoidState.None, RedState.Full, RiskState.Normal), Cause.RedReversed, DiagnosisVerdict.Explained);

    [Fact]
    public void Reversed_and_issued_anew() =>
        AssertTop(
            Status(VoidState.None, RedState.Full, RiskState.Normal) with
            {
                Replacing = [Facts.Record(RecordNature.BureauRow, Facts.Other)],
            },
            Cause.Reissued,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void Blue_and_red_that_are_both_only_ours_cancel_out()
    {
        var red = Facts.Record(RecordNature.Document, Facts.Other) with
        {
            TotalInclTax = Yuan.Round(-113),
            RedOf = new RedReference("", Number),
        };
        AssertTop(Absent with { Ours = [Facts.Held()], Reversing = [red] }, Cause.OffsetPair, DiagnosisVerdict.Explained);
        AssertTop(Both with { Reversing = [red] }, Cause.RedReversed, DiagnosisVerdict.Explained);
    }

    [Theory]
    [InlineData(RiskState.Doubtful)]
    [InlineData(RiskState.Abnormal)]
    [InlineData(RiskState.LostControl)]
    public void Flagged(RiskState risk) =>
        AssertTop(Status(VoidState.None, RedState.None, risk), Cause.RiskFlagged, DiagnosisVerdict.Explained);

    [Fact]
    public void A_repeated_import_is_named() =>
        AssertTop(
            Both with
            {
                Ours = [Facts.Held() with { Repeated = [new RepeatedImport("发票 (1).xml", Both.At)] }],
            },
            Cause.DuplicateEntry,
            DiagnosisVerdict.Explained
        );

    [Theory]
    [InlineData(new long[] { 11300 }, Cause.Found)]
    [InlineData(new long[] { 5000, 6300 }, Cause.AlreadyUsed)]
    [InlineData(new long[] { 5000, 6299 }, Cause.Found)]
    [InlineData(new long[] { 11301 }, Cause.AlreadyUsed)]
    public void Used_up_by_several_rows_or_by_more_than_there_was(long[] rows, string cause) =>
        Assert.Equal(
            cause,
            Diagnosing
                .Run(
                    Both with
                    {
                        Ours =
                        [
                            Facts.Held() with
                            {
                                Uses = [.. rows.Select(fen => new InvoiceUse(fen, "研发部", "记-12", Facts.Day))],
                            },
                        ],
                    }
                )
                .Top!.Entry.Cause
        );

    [Fact]
    public void Missing_details_are_named()
    {
        var held = Facts.Held();
        AssertTop(
            Both with
            {
                Ours = [held with { Merged = held.Merged with { Lines = null, BuyerName = null } }],
            },
            Cause.IncompleteDetails,
            DiagnosisVerdict.Explained
        );
    }

    [Fact]
    public void A_deductible_invoice_that_complete_selection_lists_lack_is_not_selectable() =>
        AssertTop(
            Both with
            {
                Coverage = [Facts.List(Direction.In), Facts.List(Direction.In) with { Kinds = [KindId.DigitalVatSpecial] }],
            },
            Cause.NotSelectable,
            DiagnosisVerdict.Explained
        );

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public void A_damaged_original_comes_first(bool isThere, bool isWhole) =>
        AssertTop(
            Status(VoidState.Voided, RedState.None, RiskState.Normal) with
            {
                Ours = [Facts.Held() with { Originals = [new OriginalState("发票.xml", isThere, isWhole)] }],
            },
            Cause.DataDamaged,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void A_kind_that_the_policy_does_not_know_is_named()
    {
        var listed = Facts.Listed(Facts.Record(RecordNature.BureauRow) with { Kind = KindId.Unknown }) with
        {
            Extra = new Dictionary<string, string>(StringComparer.Ordinal) { ["kindText"] = "新型数电票" },
        };
        AssertTop(Both with { Theirs = [listed] }, Cause.PolicyOutdated, DiagnosisVerdict.Explained);
    }

    [Fact]
    public void Held_in_different_directions_is_a_wrong_route() =>
        AssertTop(
            Both with
            {
                Theirs = [Facts.Listed(Facts.Record(RecordNature.BureauRow) with { Direction = Direction.Out })],
            },
            Cause.WrongRoute,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void Held_as_a_supporting_document_is_a_wrong_route() =>
        AssertTop(Absent with { SupportingFiles = ["行程单.pdf"] }, Cause.WrongRoute, DiagnosisVerdict.Explained);

    [Fact]
    public void Held_as_a_list_of_the_bureau_by_a_persons_word_is_a_wrong_route() =>
        AssertTop(
            Absent with
            {
                Theirs = [Facts.Listed() with { WasGivenAsTheirs = true }],
            },
            Cause.WrongRoute,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void Several_that_fit_are_listed_without_a_cause()
    {
        var result = Diagnosing.Run(Facts.Of("8369") with { Several = [Facts.Near(Number), Facts.Near(Facts.Other)] });
        Assert.Equal(DiagnosisVerdict.CannotTell, result.Verdict);
        Assert.Null(result.Top);
    }

    [Theory]
    [InlineData(Cause.LoginExpired)]
    [InlineData(Cause.BureauDown)]
    [InlineData(Cause.ConnectorIncompatible)]
    [InlineData(Cause.SyncFailed)]
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
    public void Sources_that_do_not_exist_yet_are_unknown_and_say_so()
    {
        string[] later = ["DIA-CHANNEL", "DIA-UPLOAD", "DIA-RIGHTS", "DIA-KEEPER", "DIA-VERIFY"];
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

    private static DiagnosisFacts Held(Func<InvoiceRecord, InvoiceRecord> change)
    {
        var held = Facts.Held(change(Facts.Record(RecordNature.Document)));
        return Absent with { Ours = [held with { NamesUs = held.Record.Direction is not null }] };
    }

    private static DiagnosisFacts Status(VoidState voided, RedState red, RiskState risk) =>
        Both with
        {
            Theirs =
            [
                Facts.Listed(
                    Facts.Record(RecordNature.BureauRow) with
                    {
                        Status = new InvoiceStatus(voided, red, risk, "税局原文"),
                    }
                ),
            ],
        };

    private static DiagnosisResult AssertTop(DiagnosisFacts facts, string cause, DiagnosisVerdict verdict)
    {
        var result = Diagnosing.Run(facts);
        Assert.Equal(cause, result.Top?.Entry.Cause);
        Assert.Equal(verdict, result.Verdict);
        return result;
    }
}
