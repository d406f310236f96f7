using Piaoheng.Core.Codes;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Policy;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>红字发票: no amount above zero, the blue number, and for 数电票 the number of the confirmation.</summary>
/// <remarks>Source: 国家税务总局公告2024年第11号; interface of issuing, docs/standards.md#red. Old paper red invoices may name no blue one.</remarks>
public sealed class RedInvoiceIsComplete : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-080";

    /// <inheritdoc />
    public override string Message => "红字发票要素不全或不符：{problem}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (!subject.IsRed)
        {
            yield break;
        }

        var reading = subject.Reading;
        foreach (
            var (field, amount) in ((string, PrintedAmount?)[])
                [("amountExTax", reading.AmountExTax), ("taxAmount", reading.TaxAmount), ("totalInclTax", reading.TotalInclTax)]
        )
        {
            if (amount is { Value.Fen: > 0 })
            {
                yield return Hit(field, "金额应为负数或零", amount.ToString());
            }
        }

        if (reading.RedOf is not { InvoiceNumber.Length: > 0 } blue)
        {
            var isLoose = subject.IsRow || subject.Kind is null or { Medium: InvoiceMedium.Paper };
            yield return Hit("redOf", "未注明所冲销的蓝字发票", null) with
            {
                AtMost = isLoose ? Severity.Warn : Severity.Block,
            };
        }
        else if (
            subject.Kind?.Identity.NumberLength == DigitalInvoiceNumber.Length
            && string.IsNullOrEmpty(blue.Confirmation)
            && !IsTicket(subject)
        )
        {
            yield return Hit("redOf", "未注明红字发票信息确认单编号", null) with
            {
                AtMost = subject.IsRow ? Severity.Warn : Severity.Block,
            };
        }
    }

    // Rail and air tickets are reversed by their refund, without a confirmation.
    private static bool IsTicket(RuleSubject subject) =>
        subject.Kind is { Lines: false, Amounts: AmountStyle.Itinerary } or { Family: "rail" };

    private static RuleHit Hit(string field, string problem, string? found) =>
        new(field, Found: found) { Args = [("problem", problem)] };
}
