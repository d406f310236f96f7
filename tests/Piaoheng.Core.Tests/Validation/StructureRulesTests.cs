using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;
using static Piaoheng.Core.Tests.Validation.CorrectReading;

namespace Piaoheng.Core.Tests.Validation;

/// <summary>Rules V-001 to V-013.</summary>
public sealed class StructureRulesTests
{
    private static readonly Reading Legacy = Of(KindId.ElectronicVatNormal);

    [Theory]
    [InlineData("2611200000001234567")]
    [InlineData("261120000000123456789")]
    [InlineData("2611200000001234567X")]
    [InlineData("12345678")]
    [InlineData("")]
    [InlineData(null)]
    public void V001_wrong_number_of_a_digital_invoice_blocks(string? number)
    {
        var finding = Judged.Single("V-001", Severity.Block, Digital with { InvoiceNumber = number });
        Assert.Equal("invoiceNumber", finding.Field);
        Assert.Equal(number, finding.Found);
    }

    [Theory]
    [InlineData("00123456", true)]
    [InlineData("0123456", false)]
    [InlineData("001234567", false)]
    [InlineData("26112000000012345678", false)]
    public void V001_legacy_number_has_eight_digits(string number, bool isRight) =>
        Assert.Equal(isRight, Judged.By("V-001", Legacy with { InvoiceNumber = number }).Count == 0);

    [Fact]
    public void V001_ledger_may_call_a_digital_invoice_by_its_old_name() =>
        Judged.Silent(
            "V-001",
            Of(KindId.PaperVatSpecial) with
            {
                Source = SourceId.Ledger,
                InvoiceCode = "",
                InvoiceNumber = "26112000000012345678",
            }
        );

    [Fact]
    public void V001_unknown_kind_needs_a_number_too()
    {
        Judged.Single("V-001", Severity.Block, Digital with { Kind = KindId.Unknown, InvoiceNumber = null });
        Judged.Silent("V-001", Digital with { Kind = KindId.Unknown });
    }

    [Fact]
    public void V001_other_expense_may_lack_a_number() =>
        Judged.Silent("V-001", Of(KindId.OtherExpense) with { InvoiceNumber = null });

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("01100250011")]
    [InlineData("0110025001111")]
    [InlineData("1100253130")]
    public void V002_legacy_kind_needs_its_code(string? code) =>
        Judged.Single("V-002", Severity.Error, Legacy with { InvoiceCode = code });

    [Fact]
    public void V002_paper_normal_has_ten_or_twelve_digits()
    {
        var paper = Of(KindId.PaperVatNormal);
        Judged.Silent("V-002", paper with { InvoiceCode = "1100252620" });
        Judged.Silent("V-002", paper with { InvoiceCode = "011002500104" });
    }

    [Fact]
    public void V002_digital_kind_has_no_code()
    {
        Judged.Single("V-002", Severity.Error, Digital with { InvoiceCode = "011002500111" });
        Judged.Silent("V-002", Digital with { InvoiceCode = null });
    }

    [Theory]
    [InlineData(null, "00123456")]
    [InlineData("011002600104", null)]
    [InlineData("01100260010", "00123456")]
    [InlineData("011002600104", "0012345")]
    public void V002_digital_paper_needs_both_pairs(string? code, string? number)
    {
        var paper = Of(KindId.DigitalPaperNormal) with { PaperCode = code, PaperNumber = number };
        Judged.Single("V-002", Severity.Error, paper);
        Judged.Silent("V-002", paper with { Source = SourceId.Ledger });
    }

    [Fact]
    public void V003_code_of_another_kind_is_an_error()
    {
        var finding = Judged.Single("V-003", Severity.Error, Legacy with { InvoiceCode = "011002500113" });
        Assert.Equal("增值税电子专用发票", finding.Expected);
        Assert.Equal("增值税电子普通发票", finding.Found);
    }

    [Fact]
    public void V003_ten_digits_only_warn() =>
        Judged.Single("V-003", Severity.Warn, Of(KindId.PaperVatSpecial) with { InvoiceCode = "1100252620" });

    [Fact]
    public void V003_code_that_tells_nothing_is_passed_over()
    {
        Judged.Silent("V-003", Legacy with { InvoiceCode = "011002500199" });
        Judged.Silent("V-003", Legacy with { InvoiceCode = null });
    }

    [Theory]
    [InlineData("011002600111", 0)]
    [InlineData("011002300111", 0)]
    [InlineData("011002200111", 1)]
    [InlineData("011002700111", 1)]
    [InlineData("", 0)]
    public void V004_year_of_the_code_is_near_the_year_of_issue(string code, int findings) =>
        Assert.Equal(findings, Judged.By("V-004", Legacy with { InvoiceCode = code }).Count);

    [Theory]
    [InlineData("26112000000012345678", 0)]
    [InlineData("25112000000012345678", 1)]
    [InlineData("2511200000001234567", 0)]
    [InlineData(null, 0)]
    public void V005_year_of_the_number_is_the_year_of_issue(string? number, int findings) =>
        Assert.Equal(findings, Judged.By("V-005", Digital with { InvoiceNumber = number }).Count);

    [Theory]
    [InlineData("26112000000012345678", 0)]
    [InlineData("26952000000012345678", 0)]
    [InlineData("26662000000012345678", 1)]
    [InlineData("26002000000012345678", 1)]
    [InlineData(null, 0)]
    public void V006_region_of_the_number_exists(string? number, int findings) =>
        Assert.Equal(findings, Judged.By("V-006", Digital with { InvoiceNumber = number }).Count);

    [Theory]
    [InlineData("26112000000012345678", SellerId, 0)]
    [InlineData("26312000000012345678", SellerId, 1)]
    [InlineData("26932000000012345678", "91330283MA2AGE8B6B", 0)]
    [InlineData("26332000000012345678", "91330283MA2AGE8B6B", 1)]
    [InlineData("26312000000012345678", "", 0)]
    [InlineData("26312000000012345678", null, 0)]
    public void V007_other_region_than_the_sellers_is_remarked(string number, string? seller, int findings) =>
        Assert.Equal(findings, Judged.By("V-007", Digital with { InvoiceNumber = number, SellerTaxId = seller }).Count);

    [Theory]
    [InlineData("12345678901234567890", 0)]
    [InlineData("1234567890123456789", 1)]
    [InlineData("", 1)]
    [InlineData(null, 1)]
    public void V008_check_code_of_kinds_that_have_one(string? checkCode, int findings) =>
        Assert.Equal(findings, Judged.By("V-008", Legacy with { CheckCode = checkCode }).Count);

    [Fact]
    public void V008_check_code_of_kinds_without_warns()
    {
        Judged.Single("V-008", Severity.Warn, Digital with { CheckCode = "12345678901234567890" });
        Judged.Silent("V-008", Digital with { CheckCode = null });
        Judged.Silent("V-008", Legacy with { CheckCode = null, Source = SourceId.BureauSheet });
    }

    [Fact]
    public void V009_unknown_kind_is_an_error()
    {
        Judged.Single("V-009", Severity.Error, Digital with { Kind = KindId.Unknown });
        Judged.Silent("V-009", Digital);
    }

    [Theory]
    [InlineData("01,32,,26112000000012345678,113.00,20260915,,61BB", null)]
    [InlineData("01,32,,26112000000012345678,113,20260915,,61BB", null)]
    [InlineData("01,32,,26112000000012345678,100,20260915,,61BB", null)]
    [InlineData("01,32,,26112000000012345678,,,,", null)]
    [InlineData("01,32,,26112000000012345679,113.00,20260915,,61BB", "invoiceNumber")]
    [InlineData("01,32,,26112000000012345678,113.01,20260915,,61BB", "totalInclTax")]
    [InlineData("01,32,,26112000000012345678,113.00,20260916,,61BB", "issueDate")]
    [InlineData("https://example.invalid/x", null)]
    [InlineData(null, null)]
    public void V010_qr_code_agrees_with_the_face(string? qr, string? field)
    {
        var findings = Judged.By("V-010", Digital with { Qr = qr });
        Assert.Equal(field, findings.SingleOrDefault()?.Field);
    }

    [Fact]
    public void V010_every_difference_is_told()
    {
        var findings = Judged.By(
            "V-010",
            Legacy with
            {
                Qr = "01,10,011002500112,00123457,99.99,20260914,12345678901234567890,B7D0",
            }
        );
        Assert.Equal(
            ["invoiceCode", "invoiceNumber", "issueDate", "amountExTax"],
            findings.Select(finding => finding.Field!).ToArray()
        );
    }

    [Fact]
    public void V010_face_that_is_not_found_is_no_difference() =>
        Judged.Silent("V-010", Digital with { InvoiceNumber = null, IssueDate = null, AmountExTax = null, TotalInclTax = null });

    [Theory]
    [InlineData(UnreadableReason.Broken, 1)]
    [InlineData(UnreadableReason.Encrypted, 1)]
    [InlineData(UnreadableReason.NeedsOcr, 0)]
    [InlineData(UnreadableReason.NeedsSide, 0)]
    public void V011_file_that_cannot_be_read_blocks(string reason, int findings)
    {
        var unreadable = new Reading
        {
            File = "a.pdf",
            Kind = KindId.Unreadable,
            Reason = reason,
        };
        var all = Judged.All(unreadable);
        Assert.Equal(findings, all.Count(finding => finding.Code == "V-011" && finding.Severity is Severity.Block));
        Assert.Equal(findings, all.Count);
    }

    [Theory]
    [InlineData(SignatureState.Broken, Severity.Error)]
    [InlineData(SignatureState.Absent, Severity.Warn)]
    [InlineData(SignatureState.Valid, null)]
    [InlineData(SignatureState.Unchecked, null)]
    public void V012_broken_signature_is_an_error_and_a_missing_one_warns(SignatureState state, Severity? severity) =>
        Assert.Equal(severity, Judged.By("V-012", Digital with { Signature = state }).SingleOrDefault()?.Severity);

    [Fact]
    public void V012_paper_and_rows_have_no_signature()
    {
        Judged.Silent("V-012", Of(KindId.PaperVatSpecial));
        Judged.Silent("V-012", Digital with { Signature = SignatureState.Absent, Source = SourceId.BureauSheet });
    }

    [Fact]
    public void V013_picture_of_an_electronic_invoice_warns()
    {
        Judged.Single("V-013", Severity.Warn, Digital with { Source = SourceId.Ocr });
        Judged.Silent("V-013", Digital);
        Judged.Silent("V-013", Of(KindId.PaperVatSpecial) with { Source = SourceId.Ocr });
    }

    [Theory]
    [InlineData(KindId.NotAnInvoice)]
    [InlineData(KindId.SupportingDocument)]
    public void What_is_no_invoice_is_not_judged(string kind) =>
        Assert.Empty(Judged.All(new Reading { File = "a.pdf", Kind = kind }, Judged.Us));
}
