using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;

namespace Piaoheng.Formats.Workbooks.Books;

/// <summary>红冲状态推定: a blue row that red rows of the same file reverse is reversed, also where its own status still says 正常.</summary>
/// <remarks>Seen in real exports: electronic invoices of the old system of 2021 keep 正常 after their red invoice.</remarks>
internal static class RedFromRows
{
    /// <summary>Corrects the red axis; the word of the bureau stays in the text of the status.</summary>
    public static void Apply(List<Reading> readings)
    {
        var reds = new Dictionary<string, (Yuan Sum, List<string> Numbers)>(StringComparer.Ordinal);
        foreach (var reading in readings)
        {
            if (
                reading.RedOf is { } blue
                && InvoiceIdentity.Key(blue.InvoiceCode, blue.InvoiceNumber) is { } key
                && IsInForce(reading)
            )
            {
                var (sum, numbers) = reds.TryGetValue(key, out var known) ? known : (Yuan.Zero, []);
                if (numbers.Contains(reading.InvoiceNumber ?? "", StringComparer.Ordinal))
                {
                    // The same red row, listed twice.
                    continue;
                }

                numbers.Add(reading.InvoiceNumber ?? "");
                reds[key] = (sum + (Total(reading)?.Value ?? Yuan.Zero), numbers);
            }
        }

        if (reds.Count == 0)
        {
            return;
        }

        for (var index = 0; index < readings.Count; index++)
        {
            var red = InvoiceIdentity.Keys(readings[index]).Where(reds.ContainsKey).Select(key => reds[key]).FirstOrDefault();
            if (red.Numbers is not null && readings[index].Status.Red is not (RedState.Full or RedState.Partial))
            {
                readings[index] = Reversed(readings[index], red.Sum, red.Numbers);
            }
        }
    }

    private static Reading Reversed(Reading blue, Yuan sum, List<string> numbers)
    {
        var state = Total(blue) is { } total && -sum >= total.Value ? RedState.Full : RedState.Partial;
        return blue with
        {
            Status = blue.Status with { Red = state },
            Sources = new Dictionary<string, string>(blue.Sources, StringComparer.Ordinal) { ["status.red"] = SourceId.Derived },
            Findings = [.. blue.Findings, WorkbookFindings.RedDerived(blue.Status.Text ?? "", string.Join('、', numbers))],
        };
    }

    private static bool IsInForce(Reading red) => red.Status.Void != VoidState.Voided;

    private static PrintedAmount? Total(Reading reading) => reading.TotalInclTax ?? reading.AmountExTax;
}
