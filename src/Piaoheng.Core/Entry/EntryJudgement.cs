using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Entry;

/// <summary>录入检查: whether what was typed can be saved, by the same rules by which every reading is checked.</summary>
/// <param name="Reading">What was typed, as a reading.</param>
/// <param name="Problems">Why it cannot be saved: not understood, or demanded by the 票种 and not stated.</param>
/// <param name="Findings">检查结果 of the rules.</param>
/// <param name="Sums">What the lines and amounts add up to.</param>
public sealed record EntryJudgement(
    Reading Reading,
    IReadOnlyList<EntryProblem> Problems,
    IReadOnlyList<Finding> Findings,
    EntrySums Sums
)
{
    /// <summary>Findings that stand against saving, unless a person says that the invoice is printed so.</summary>
    public IReadOnlyList<Finding> Doubts => [.. Findings.Where(finding => finding.Severity >= Severity.Error)];

    /// <summary>Judges a form.</summary>
    /// <param name="form">What was typed.</param>
    /// <param name="kind">票种.</param>
    /// <param name="file">Name by which the reading is known.</param>
    /// <param name="rules">校验规则.</param>
    /// <param name="context">Who we are, and the day.</param>
    public static EntryJudgement Of(EntryForm form, InvoiceKind kind, string file, RuleCatalogue rules, ValidationContext context)
    {
        var (reading, problems) = EntryReading.Of(form, kind, file);
        var broken = problems.Select(problem => problem.Field).ToHashSet(StringComparer.Ordinal);
        var missing = Missing(form, kind, reading).Where(key => !broken.Contains(key));
        return new EntryJudgement(
            reading,
            [
                .. problems,
                .. missing.Select(key => new EntryProblem(
                    key,
                    new CodedText("ENT-04", "没有填写{name}", ("name", NameOf(key, kind)))
                )),
            ],
            [.. rules.Validate(reading, context).OrderByDescending(finding => finding.Severity)],
            EntrySums.Of(reading)
        );
    }

    // 无 says that it is printed empty: then it is stated, though there is nothing to state.
    private static IEnumerable<string> Missing(EntryForm form, InvoiceKind kind, Reading reading)
    {
        foreach (var key in kind.Required)
        {
            var isStated =
                key == EntryField.Lines
                    ? reading.Lines is { Count: > 0 }
                    : form[key].Trim() == EntryForm.None || !string.IsNullOrWhiteSpace(EntryReading.TextOf(reading, key));
            if (!isStated)
            {
                yield return key;
            }
        }

        foreach (var (index, line) in (reading.Lines ?? []).Index())
        {
            if (string.IsNullOrWhiteSpace(line.Name))
            {
                yield return Line(index, "name");
            }

            if (line.Amount is null)
            {
                yield return Line(index, "amount");
            }
        }
    }

    private static string Line(int index, string part) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"lines[{index}].{part}");

    private static string NameOf(string key, InvoiceKind kind) =>
        EntryField.Of(kind).FirstOrDefault(field => field.Key == key)?.Name ?? FieldName.Of(key);
}

/// <summary>合计: what lines and amounts add up to, to be seen beside what was typed.</summary>
/// <param name="LineAmount">Σ 金额 of the lines; null when there are none.</param>
/// <param name="LineTax">Σ 税额 of the lines; null when there are none.</param>
/// <param name="Total">金额 + 税额 (of the invoice, else of the lines); null when not known.</param>
/// <param name="Chinese">价税合计 in words; null when not known.</param>
public sealed record EntrySums(Yuan? LineAmount, Yuan? LineTax, Yuan? Total, string? Chinese)
{
    /// <summary>Sums of a reading.</summary>
    public static EntrySums Of(Reading reading)
    {
        var amount = Sum(reading, line => line.Amount);
        var tax = Sum(reading, line => line.Tax);
        var net = reading.AmountExTax?.Value ?? amount;
        var total = net is { } known ? known + (reading.TaxAmount?.Value ?? tax ?? Yuan.Zero) : (Yuan?)null;
        var stated = reading.TotalInclTax?.Value ?? total;
        return new EntrySums(amount, tax, total, stated is { } words ? ChineseAmount.Format(words) : null);
    }

    private static Yuan? Sum(Reading reading, Func<InvoiceLine, PrintedAmount?> part)
    {
        if (reading.Lines is not { Count: > 0 } lines)
        {
            return null;
        }

        var sum = Yuan.Zero;
        foreach (var line in lines)
        {
            sum += part(line)?.Value ?? Yuan.Zero;
        }

        return sum;
    }
}
