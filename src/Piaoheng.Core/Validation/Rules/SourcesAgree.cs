using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>Two sources of one invoice must state the same number, code, day, amounts and parties.</summary>
/// <remarks>Source: practice. A value is judged against the most trusted other source, signed XML first and typed last.</remarks>
public sealed class SourcesAgree : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-090";

    /// <inheritdoc />
    public override string Message => "{field}与{source}所载不一致：{expected}，此处为 {found}";

    private static readonly (string Field, Func<Reading, string?> Value)[] Fields =
    [
        ("invoiceCode", reading => reading.InvoiceCode),
        ("invoiceNumber", reading => reading.InvoiceNumber),
        ("issueDate", reading => reading.IssueDate is { } day ? ReadingJson.Day(day) : null),
        ("buyerName", reading => reading.BuyerName),
        ("buyerTaxId", reading => reading.BuyerTaxId),
        ("sellerName", reading => reading.SellerName),
        ("sellerTaxId", reading => reading.SellerTaxId),
        ("amountExTax", reading => reading.AmountExTax?.Value.ToString()),
        ("taxAmount", reading => reading.TaxAmount?.Value.ToString()),
        ("totalInclTax", reading => reading.TotalInclTax?.Value.ToString()),
    ];

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        var own = Invoices.Capture.TrustOf(subject.Reading.Source);
        var best = subject
            .Context.OtherReadings.Where(other => Invoices.Capture.TrustOf(other.Source) <= own)
            .MinBy(other => Invoices.Capture.TrustOf(other.Source));
        if (best is null)
        {
            yield break;
        }

        foreach (var (field, value) in Fields)
        {
            var expected = value(best);
            var found = value(subject.Reading);
            if (!string.IsNullOrEmpty(expected) && !string.IsNullOrEmpty(found) && !NameNormaliser.Same(expected, found))
            {
                yield return new RuleHit(field, expected, found) { Args = [("source", best.File)] };
            }
        }
    }
}
