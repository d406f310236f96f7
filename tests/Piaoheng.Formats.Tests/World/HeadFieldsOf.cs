using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Validation;
using Piaoheng.World.Documents;

namespace Piaoheng.Formats.Tests.World;

/// <summary>Demands of a file that may be damaged: each head field is true, or absent with a finding, or the file is refused with a code.</summary>
internal static class HeadFieldsOf
{
    private static readonly ValidationContext Context = new() { Today = new DateOnly(2026, 12, 31) };

    private static readonly RuleCatalogue Rules = new(PolicyFolder.Load(PolicyFolder.Shipped));

    /// <summary>Reads the file and fails with the fields that say something wrong in silence.</summary>
    public static void AreTrueOrSaid(WorldFile file, string what)
    {
        var wrong = Wrong(file.Expected, RoundTrip.Read(file));
        Assert.True(wrong.Count == 0, what + ", " + file.Name + ": " + string.Join("; ", wrong));
    }

    /// <summary>What readings say wrongly, or leave out, without a finding.</summary>
    public static List<string> Wrong(IReadOnlyList<Reading> stated, IReadOnlyList<Reading> readings)
    {
        var wrong = new List<string>();
        if (readings.Count == 0)
        {
            wrong.Add("no reading and no reason");
        }

        foreach (var reading in readings)
        {
            if (reading.Reason is not null || reading.Kind is KindId.SupportingDocument)
            {
                if (reading.Findings.Count == 0)
                {
                    wrong.Add("refused without a code: " + reading.Kind + " " + reading.Reason);
                }

                continue;
            }

            wrong.AddRange(Wrong(Nearest(stated, reading), Rules.Checked(reading, Context)));
        }

        return wrong;
    }

    private static IEnumerable<string> Wrong(Reading stated, Reading reading) =>
        Values(stated)
            .Zip(Values(reading))
            .Where(pair => (pair.First.Value ?? "") != (pair.Second.Value ?? ""))
            .Where(pair => !IsSaid(reading, pair.Second.Field, isAbsent: string.IsNullOrEmpty(pair.Second.Value)))
            .Select(pair => pair.First.Field + ": stated “" + pair.First.Value + "”, read “" + pair.Second.Value + "”");

    private static Reading Nearest(IReadOnlyList<Reading> stated, Reading reading) =>
        stated.MaxBy(one => Values(one).Zip(Values(reading)).Count(pair => pair.First.Value == pair.Second.Value))!;

    // A wrong value needs an error; of an absent one any finding that names it will do.
    private static bool IsSaid(Reading reading, string field, bool isAbsent) =>
        reading.Findings.Any(finding =>
            finding.Field == field && (isAbsent || finding.Severity is Severity.Error or Severity.Block)
        );

    private static IEnumerable<(string Field, string? Value)> Values(Reading reading) =>
        [
            ("invoiceCode", reading.InvoiceCode),
            ("invoiceNumber", reading.InvoiceNumber),
            ("issueDate", reading.IssueDate is { } day ? ReadingJson.Day(day) : null),
            ("checkCode", reading.CheckCode),
            ("buyerTaxId", reading.BuyerTaxId),
            ("sellerTaxId", reading.SellerTaxId),
            ("buyerName", reading.BuyerName),
            ("sellerName", reading.SellerName),
            ("amountExTax", reading.AmountExTax?.ToString()),
            ("taxAmount", reading.TaxAmount?.ToString()),
            ("totalInclTax", reading.TotalInclTax?.ToString()),
        ];
}
