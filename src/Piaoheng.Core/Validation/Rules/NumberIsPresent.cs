using System.Globalization;
using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>发票号码 must be there, all digits, of the length of its kind: 8, or 20 for 数电票.</summary>
/// <remarks>Source: structure of codes and numbers, docs/standards.md#numbers. Ledgers call a 数电票 by its old name too, so there 20 digits pass for legacy kinds.</remarks>
public sealed class NumberIsPresent : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-001";

    /// <inheritdoc />
    public override string Message => "{field}缺失或位数不对：应为{expected}，实为{found}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var number = subject.Reading.InvoiceNumber;
        var length = subject.Kind?.Identity.NumberLength;
        if (subject.Kind is not null && length is null)
        {
            yield break;
        }

        var expected = length is { } digits
            ? string.Create(CultureInfo.InvariantCulture, $"{digits} 位数字")
            : "8 位或 20 位数字";
        if (string.IsNullOrEmpty(number) || !number.All(char.IsAsciiDigit) || !HasLength(subject, number.Length, length))
        {
            yield return new RuleHit("invoiceNumber", expected, number);
        }
    }

    private static bool HasLength(RuleSubject subject, int actual, int? length) =>
        actual == length
        || (length is null && actual is 8 or DigitalInvoiceNumber.Length)
        || (subject.Capture == CaptureStyle.LedgerRow && actual == DigitalInvoiceNumber.Length);
}
