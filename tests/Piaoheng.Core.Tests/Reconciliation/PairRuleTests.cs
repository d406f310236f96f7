using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using static Piaoheng.Core.Reconciliation.DifferenceKind;
using static Piaoheng.Core.Tests.Reconciliation.Books;

namespace Piaoheng.Core.Tests.Reconciliation;

public sealed class PairRuleTests
{
    [Fact]
    public void An_equal_document_is_matched() => Assert.Equal([Matched], Kinds([Document()], [Bureau()]));

    [Fact]
    public void A_document_and_its_book_row_are_one_invoice()
    {
        var result = Assert.Single(Run([Document(), Row()], [Bureau()]));
        Assert.Equal(Matched, result.Kind);
        Assert.Equal(2, result.Ours!.Records.Count);
    }

    [Fact]
    public void Several_originals_are_never_a_duplicate() =>
        Assert.Equal([Matched], Kinds([Document(), Document(id: "a.pdf"), Document(id: "a.ofd")], [Bureau()]));

    [Fact]
    public void The_most_trusted_original_speaks() =>
        Assert.Equal(
            [Matched],
            Kinds(
                [Document(id: "a.pdf") with { ReadFrom = SourceId.PdfText, IssueDate = Day.AddDays(1) }, Document()],
                [Bureau()]
            )
        );

    [Fact]
    public void Every_field_that_differs_is_listed_in_one_result()
    {
        var result = Assert.Single(Run([Document().Amounts(90, 23) with { IssueDate = Day.AddDays(3) }], [Bureau()]));
        Assert.Equal(FieldMismatch, result.Kind);
        Assert.Equal("issueDate amountExTax taxAmount", Names(result.Fields));
        Assert.Equal(new FieldDifference("taxAmount", "23.00", "13.00", "document"), result.Fields[2]);
    }

    [Fact]
    public void A_value_that_one_side_does_not_state_is_not_compared() =>
        Assert.Equal(
            [Matched],
            Kinds([Document()], [Bureau() with { TotalInclTax = null, SellerName = "", BuyerTaxId = "***" }])
        );

    [Fact]
    public void A_railway_ticket_is_not_asked_for_a_seller_or_lines()
    {
        var ticket = Document() with { Kind = KindId.RailETicket, SellerName = "", SellerTaxId = "", Lines = [] };
        var listed = Bureau() with { Kind = KindId.RailETicket, Lines = [new InvoiceLine { Name = "客票" }] };
        Assert.Equal([Matched], Kinds([ticket], [listed]));
    }

    [Fact]
    public void Masked_tax_is_zero()
    {
        var masked = Document().Amounts(100, 0) with { TaxAmount = new PrintedAmount(Yuan.Zero, PrintedAmount.Masked) };
        Assert.Equal([Matched], Kinds([masked], [Bureau().Amounts(100, 0)]));
    }

    [Theory]
    [InlineData("上海丙丁贸易（中国）有限公司", "上海丙丁贸易(中国)有限公司")]
    [InlineData("上海丙丁 贸易有限公司 ", "上海丙丁贸易有限公司")]
    [InlineData("ＡＢ贸易有限公司", "ab贸易有限公司")]
    public void Cosmetic_differences_of_names_do_not_count(string ours, string theirs) =>
        Assert.Equal([Matched], Kinds([Document() with { SellerName = ours }], [Bureau() with { SellerName = theirs }]));

    [Fact]
    public void A_known_former_name_is_the_same_party() =>
        Assert.Equal(
            [Matched],
            Kinds(
                [Document() with { SellerName = "上海旧名贸易有限公司" }],
                [Bureau()],
                input =>
                    input with
                    {
                        KnownNames = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
                        {
                            [Seller] = [SellerName, "上海旧名贸易有限公司"],
                        },
                    }
            )
        );

    [Fact]
    public void Our_former_number_is_still_us() =>
        Assert.Equal(
            [Matched],
            Kinds(
                [Document() with { BuyerTaxId = "110108123456789" }],
                [Bureau()],
                input => input with { Taxpayer = input.Taxpayer with { Numbers = [new DatedText("110108123456789")] } }
            )
        );

    [Fact]
    public void Kinds_of_one_family_are_equal() =>
        Assert.Equal(
            [Matched],
            Kinds([Document() with { Kind = KindId.TollElectronic }], [Bureau() with { Kind = KindId.ElectronicVatNormal }])
        );

    [Fact]
    public void Kinds_of_two_families_differ() =>
        Assert.Equal("kind", Names(Run([Document() with { Kind = KindId.DigitalVatNormal }], [Bureau()])[0].Fields));

    [Fact]
    public void A_tolerance_makes_equal_and_is_shown()
    {
        var result = Assert.Single(
            Run(
                [Document().Amounts(100, 13.01m)],
                [Bureau()],
                input =>
                    input with
                    {
                        Tolerances =
                        [
                            new TaxpayerTolerance("taxAmount", Yuan.FromFen(2), new DateOnly(2026, 1, 1), null, []),
                            new TaxpayerTolerance("totalInclTax", Yuan.FromFen(2), new DateOnly(2026, 1, 1), null, []),
                        ],
                    }
            )
        );
        Assert.Equal(Matched, result.Kind);
        Assert.Contains("税额差 0.01，在容差 0.02 之内", result.Reason.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_tolerance_that_begins_later_does_not_count() =>
        Assert.Equal(
            [FieldMismatch],
            Kinds(
                [Document().Amounts(100, 13.01m)],
                [Bureau()],
                input =>
                    input with
                    {
                        Tolerances = [new TaxpayerTolerance("taxAmount", Yuan.FromFen(2), Day.AddDays(1), null, [])],
                    }
            )
        );

    [Fact]
    public void What_the_bureau_states_and_we_lack_is_incomplete()
    {
        var result = Assert.Single(
            Run([Document() with { BuyerName = null, BuyerTaxId = "", TaxAmount = null, TotalInclTax = null }], [Bureau()])
        );
        Assert.Equal(IncompleteOurs, result.Kind);
        Assert.Equal("buyerName buyerTaxId taxAmount totalInclTax", Names(result.Fields));
    }

    [Fact]
    public void A_ledger_is_not_asked_for_parties_that_it_never_keeps() =>
        Assert.Equal(
            [Matched, Matched],
            Kinds(
                [
                    Row() with
                    {
                        BuyerName = null,
                        BuyerTaxId = null,
                    },
                    Row("26312000000000000102", 3) with
                    {
                        BuyerName = null,
                        BuyerTaxId = null,
                    },
                ],
                [Bureau(), Bureau("26312000000000000102", 3)]
            )
        );

    [Fact]
    public void A_ledger_is_asked_for_a_party_that_other_rows_state() =>
        Assert.Equal(
            [IncompleteOurs, Matched],
            Kinds([Row() with { SellerName = "" }, Row("26312000000000000102", 3)], [Bureau(), Bureau("26312000000000000102", 3)])
        );

    [Fact]
    public void Lines_are_asked_of_documents_only()
    {
        IReadOnlyList<InvoiceLine> lines = [new InvoiceLine { Name = "*办公用品*纸", Amount = Yuan.Round(100) }];
        Assert.Equal([IncompleteOurs], Kinds([Document()], [Bureau() with { Lines = lines }]));
        Assert.Equal([Matched], Kinds([Row()], [Bureau() with { Lines = lines }]));
    }

    [Fact]
    public void Lines_are_equal_in_any_order_and_with_or_without_their_short_name()
    {
        IReadOnlyList<InvoiceLine> ours =
        [
            new InvoiceLine
            {
                Name = "*办公用品*纸",
                Amount = Yuan.Round(60),
                Tax = Yuan.Round(7.80m),
            },
            new InvoiceLine
            {
                Name = "笔",
                Amount = Yuan.Round(40),
                Tax = Yuan.Round(5.20m),
            },
        ];
        IReadOnlyList<InvoiceLine> theirs =
        [
            new InvoiceLine
            {
                Name = "*文具*笔",
                Amount = Yuan.Round(40),
                Tax = Yuan.Round(5.20m),
            },
            new InvoiceLine
            {
                Name = "*办公用品*纸 ",
                Amount = Yuan.Round(60),
                Tax = Yuan.Round(7.80m),
            },
            new InvoiceLine
            {
                Name = "（详见销货清单）",
                Amount = Yuan.Round(100),
                Tax = Yuan.Round(13),
            },
        ];
        Assert.Equal([Matched], Kinds([Document() with { Lines = ours }], [Bureau() with { Lines = theirs }]));
    }

    [Fact]
    public void A_line_that_differs_is_named()
    {
        IReadOnlyList<InvoiceLine> ours = [new InvoiceLine { Name = "纸", Amount = Yuan.Round(100) }];
        IReadOnlyList<InvoiceLine> theirs = [new InvoiceLine { Name = "纸", Amount = Yuan.Round(90) }];
        var result = Assert.Single(Run([Document() with { Lines = ours }], [Bureau() with { Lines = theirs }]));
        Assert.Equal(new FieldDifference("lines[0].amount", "100.00", "90.00", "document"), Assert.Single(result.Fields));
    }

    [Fact]
    public void Several_faults_of_one_invoice_are_several_results() =>
        Assert.Equal(
            [FieldMismatch, StatusMismatch, DuplicateTheirs, IncompleteOurs],
            Kinds(
                [Document().Amounts(100, 12) with { SellerName = null }],
                [
                    Bureau() with
                    {
                        Status = new InvoiceStatus(VoidState.Voided, RedState.None, RiskState.Normal, "已作废"),
                    },
                    Bureau(row: 3),
                ]
            )
        );

    [Fact]
    public void An_invoice_of_another_buyer_is_wrong_taxpayer_also_when_the_bureau_has_it() =>
        Assert.Equal([FieldMismatch, WrongTaxpayer], Kinds([Document() with { BuyerTaxId = Member }], [Bureau()]));

    [Fact]
    public void One_invoice_in_two_bureau_files_is_one_record_and_the_later_reading_wins()
    {
        var later = Bureau() with
        {
            Id = "later",
            Source = "后.xlsx",
            ReadAt = new DateTimeOffset(2026, 7, 20, 0, 0, 0, TimeSpan.Zero),
            Status = new InvoiceStatus(VoidState.Voided, RedState.None, RiskState.Normal, "已作废"),
        };
        var result = Assert.Single(
            Run([Document()], [later, Bureau() with { ReadAt = new DateTimeOffset(2026, 7, 5, 0, 0, 0, TimeSpan.Zero) }])
        );
        Assert.Equal(StatusMismatch, result.Kind);
        Assert.Equal("已作废", result.Theirs!.Status.Text);
    }

    [Fact]
    public void A_quarantined_file_still_counts_and_is_named()
    {
        var result = Assert.Single(Run([Document() with { IsQuarantined = true }], [Bureau()]));
        Assert.Equal(Matched, result.Kind);
        Assert.EndsWith("（文件在待处理中）", result.Reason.Render(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_outside_the_period_is_not_looked_at() =>
        Assert.Equal(
            [NotCovered],
            Kinds([Document().Amounts(1, 1)], [Bureau()], input => input with { From = new DateOnly(2026, 6, 11) })
        );

    [Fact]
    public void A_pair_with_one_date_inside_the_period_is_compared() =>
        Assert.Equal(
            [FieldMismatch],
            Kinds(
                [Document() with { IssueDate = Day.AddDays(1) }],
                [Bureau()],
                input => input with { From = new DateOnly(2026, 6, 11) }
            )
        );
}
