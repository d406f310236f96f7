using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>发票代码: 10 or 12 digits for tax-control kinds, none for 数电票, both pairs for 数电纸质发票.</summary>
/// <remarks>Source: interface of 发票查验, docs/standards.md#numbers. A ledger row may know an invoice by one of its two identities only.</remarks>
public sealed class CodeFitsKind : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-002";

    /// <inheritdoc />
    public override string Message => "{field}与票种不符：应为{expected}，实为{found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Kind?.Identity is not { NumberLength: not null } identity)
        {
            return [];
        }

        if (!identity.PaperPair)
        {
            return identity.HasCode ? Coded(subject, identity) : Uncoded(subject);
        }

        return subject.Capture == CaptureStyle.LedgerRow ? [] : [.. Uncoded(subject), .. Paper(subject.Reading, identity)];
    }

    private static IEnumerable<RuleHit> Coded(RuleSubject subject, KindIdentity identity)
    {
        var isDigitalInLedger =
            subject.Capture == CaptureStyle.LedgerRow
            && string.IsNullOrEmpty(subject.Reading.InvoiceCode)
            && subject.Reading.InvoiceNumber?.Length == DigitalInvoiceNumber.Length;
        if (!isDigitalInLedger && !Fits(subject.Reading.InvoiceCode, identity))
        {
            yield return new RuleHit("invoiceCode", Lengths(identity), subject.Reading.InvoiceCode);
        }
    }

    private static IEnumerable<RuleHit> Uncoded(RuleSubject subject)
    {
        if (!string.IsNullOrEmpty(subject.Reading.InvoiceCode))
        {
            yield return new RuleHit("invoiceCode", "空（数电票没有发票代码）", subject.Reading.InvoiceCode);
        }
    }

    private static IEnumerable<RuleHit> Paper(Reading reading, KindIdentity identity)
    {
        if (!Fits(reading.PaperCode, identity))
        {
            yield return new RuleHit("extra.paperCode", Lengths(identity), reading.PaperCode);
        }

        if (reading.PaperNumber is not { Length: 8 } number || !number.All(char.IsAsciiDigit))
        {
            yield return new RuleHit("extra.paperNumber", "8 位数字", reading.PaperNumber);
        }
    }

    private static bool Fits(string? code, KindIdentity identity) =>
        code is not null && identity.CodeLengths.Contains(code.Length) && code.All(char.IsAsciiDigit);

    private static string Lengths(KindIdentity identity) => string.Join(" 位或 ", identity.CodeLengths) + " 位数字";
}
