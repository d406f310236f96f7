using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Number, code, day and amount of the 二维码 must be those of the face.</summary>
/// <remarks>Source: layout of the QR text, docs/standards.md#qr. Its amount is without tax on tax-control invoices and with tax on 数电票; both are accepted.</remarks>
public sealed class QrAgreesWithFace : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-010";

    /// <inheritdoc />
    public override string Message => "二维码中的{field}为 {expected}，票面为 {found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var reading = subject.Reading;
        if (reading.Source is SourceId.Qr || !QrText.TryParse(reading.Qr, out var qr))
        {
            yield break;
        }

        if (Differs(qr.InvoiceCode, reading.InvoiceCode))
        {
            yield return new RuleHit("invoiceCode", qr.InvoiceCode, reading.InvoiceCode);
        }

        if (Differs(qr.InvoiceNumber, reading.InvoiceNumber))
        {
            yield return new RuleHit("invoiceNumber", qr.InvoiceNumber, reading.InvoiceNumber);
        }

        if (qr.IssueDate is { } day && reading.IssueDate is { } issued && day != issued)
        {
            yield return new RuleHit("issueDate", ReadingJson.Day(day), ReadingJson.Day(issued));
        }

        if (qr.Amount is { } amount && AmountDiffers(amount.Value, reading))
        {
            var field =
                subject.Kind?.Qr?.Amount is "amountExTax" && reading.AmountExTax is not null ? "amountExTax" : "totalInclTax";
            var found = field is "amountExTax" ? reading.AmountExTax : reading.TotalInclTax ?? reading.AmountExTax;
            yield return new RuleHit(field, amount.ToString(), found?.ToString());
        }
    }

    private static bool Differs(string inCode, string? onFace) =>
        inCode.Length > 0 && !string.IsNullOrEmpty(onFace) && !string.Equals(inCode, onFace, StringComparison.Ordinal);

    private static bool AmountDiffers(Yuan amount, Reading reading) =>
        (reading.AmountExTax is not null || reading.TotalInclTax is not null)
        && reading.AmountExTax?.Value != amount
        && reading.TotalInclTax?.Value != amount;
}
