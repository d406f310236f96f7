using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;

namespace Piaoheng.Core.Validation.Rules;

/// <summary>开票日期 must be there and not lie after today in Beijing.</summary>
/// <remarks>Source: practice. A date that is merely missing is an error, not a block.</remarks>
public sealed class IssueDateIsNotInFuture : InvoiceRule
{
    /// <inheritdoc />
    public override string Code => "V-030";

    /// <inheritdoc />
    public override string Message => "开票日期{problem}";

    /// <inheritdoc />
    public override IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.Reading.IssueDate is not { } issued)
        {
            if (subject.Kind?.BureauHolds != false && subject.Capture != CaptureStyle.LedgerRow)
            {
                yield return Hit("缺失", null) with
                {
                    AtMost = Severity.Error,
                };
            }
        }
        else if (issued > subject.Context.Today)
        {
            yield return Hit(
                $"{ReadingJson.Day(issued)} 晚于今天 {ReadingJson.Day(subject.Context.Today)}",
                ReadingJson.Day(issued)
            );
        }
    }

    private static RuleHit Hit(string problem, string? found) => new("issueDate", Found: found) { Args = [("problem", problem)] };
}
