using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Tests.Policy;
using static Piaoheng.Core.Tests.Diagnosis.Cases;

namespace Piaoheng.Core.Tests.Diagnosis;

/// <summary>Causes that what is held shows: waiting files, other companies, parties, states, uses, originals, routes.</summary>
public sealed class DiagnosingHeldTests
{
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
    public void Held_as_a_list_of_the_bureau_by_a_persons_word_only_is_a_wrong_route() =>
        AssertTop(
            Absent with
            {
                Theirs = [Facts.Listed() with { WasGivenAsTheirs = true }],
            },
            Cause.WrongRoute,
            DiagnosisVerdict.Explained
        );

    [Fact]
    public void What_we_issued_and_the_bureau_does_not_list_goes_to_the_one_who_issues()
    {
        var issued = Facts.Record(RecordNature.Document) with { Direction = Direction.Out };
        var query = QueryText.Parse(issued.InvoiceNumber!) with { MissingOn = Side.Theirs };
        var found = Diagnosing.Run(Facts.Of(query) with { Ours = [Facts.Held(issued)] });
        Assert.Equal((Cause.NotIssued, "开票员"), (found.Ranked[0].Entry.Cause, found.Next.Who));
        Assert.Null(found.Next.Letter);
    }
}
