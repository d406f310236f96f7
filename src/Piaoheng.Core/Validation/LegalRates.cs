using Piaoheng.Core.Json;
using Piaoheng.Core.Money;

namespace Piaoheng.Core.Validation;

/// <summary>法定税率: what V-060 and V-061 have in common; they differ in the law and in their dates only.</summary>
internal static class LegalRates
{
    /// <summary>Lines at a rate that was not in force; rates that are allowed in some cases only are remarked on.</summary>
    /// <remarks>Red invoices keep the rate of their blue one, so they are not judged.</remarks>
    public static IEnumerable<RuleHit> Check(RuleSubject subject)
    {
        if (subject.IsRed || subject.Reading.IssueDate is not { } day)
        {
            yield break;
        }

        for (var index = 0; index < subject.Lines.Count; index++)
        {
            var text = subject.Lines[index].TaxRate;
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            var isRate = TaxRate.TryParse(text, out var rate);
            if (isRate && rate.Nature is TaxRateNature.Masked)
            {
                continue;
            }

            var legal = isRate ? subject.Policy.Rates.Find(rate, day) : null;
            if (legal is null || legal.Flagged)
            {
                yield return new RuleHit(LineField.Of(index, "taxRate"), legal?.Note, text)
                {
                    Args = [("day", ReadingJson.Day(day))],
                    AtMost = legal is null ? Severity.Block : Severity.Info,
                };
            }
        }
    }
}
