using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;
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
        var wrong = Wrong(file);
        Assert.True(wrong.Count == 0, what + ", " + file.Name + ": " + string.Join("; ", wrong));
    }

    /// <summary>What readings of a file say wrongly, or leave out, without a finding.</summary>
    /// <param name="file">The file and what it states.</param>
    /// <param name="touched">Text that was changed: a value in it may be another now.</param>
    /// <param name="mayLack">Whether values may be absent without a word.</param>
    public static List<string> Wrong(WorldFile file, string touched = "", bool mayLack = false)
    {
        var wrong = new List<string>();
        var documents = RoundTrip.Documents(file);
        if (documents.Count == 0)
        {
            wrong.Add("no reading and no reason");
        }

        foreach (var document in documents)
        {
            var whole = document.Workbook?.Findings ?? [];
            foreach (var reading in document.Readings)
            {
                if (IsNobodys(reading))
                {
                    continue;
                }

                if (reading.Reason is null && reading.Kind is not KindId.SupportingDocument)
                {
                    wrong.AddRange(
                        Wrong(Nearest(file.Expected, reading), Rules.Checked(reading, Context), whole, touched, mayLack)
                    );
                }
                else if (reading.Findings.Count == 0)
                {
                    wrong.Add("refused without a code: " + reading.Kind + " " + reading.Reason);
                }
            }
        }

        return wrong;
    }

    private static IEnumerable<string> Wrong(
        Reading stated,
        Reading reading,
        IReadOnlyList<Finding> whole,
        string touched,
        bool mayLack
    ) =>
        Values(stated)
            .Zip(Values(reading))
            .Where(pair => (pair.First.Value ?? "") != (pair.Second.Value ?? ""))
            .Where(pair => !(mayLack && IsAbsent(pair.Second.Value)))
            .Where(pair => !IsIn(touched, pair.First.Value) || IsAbsent(pair.Second.Value))
            // A blank number of the buyer is a person's: nothing tells that there was one.
            .Where(pair => !(pair.First.Field is "buyerTaxId" && IsAbsent(pair.Second.Value) && IsIn(touched, pair.First.Value)))
            .Where(pair => !IsSaid([.. reading.Findings, .. whole], pair.Second.Field, IsAbsent(pair.Second.Value)))
            .Select(pair => pair.First.Field + ": stated “" + pair.First.Value + "”, read “" + pair.Second.Value + "”");

    /// <summary>The head fields that a reading does not state exactly; width of digits and brackets is no difference.</summary>
    public static List<string> Differences(Reading stated, Reading reading) =>
        [
            .. Values(stated)
                .Zip(Values(reading))
                .Where(pair => CompatibilityForm.Fold(pair.First.Value ?? "") != CompatibilityForm.Fold(pair.Second.Value ?? ""))
                .Select(pair => pair.First.Field + ": stated “" + pair.First.Value + "”, read “" + pair.Second.Value + "”"),
        ];

    // A row without its number is said to be of no use; whose values it holds is not asked.
    private static bool IsNobodys(Reading reading) =>
        string.IsNullOrEmpty(reading.InvoiceNumber) && IsSaid(reading.Findings, "invoiceNumber", isAbsent: false);

    private static bool IsAbsent(string? value) => string.IsNullOrEmpty(value);

    private static bool IsIn(string touched, string? value) =>
        touched.Length > 0
        && (
            IsAbsent(value)
            || touched.Contains(value!, StringComparison.Ordinal)
            || Digits(touched).Contains(Digits(value!), StringComparison.Ordinal)
        );

    // A day may be written in many ways, an amount and a month without their zeros.
    private static string Digits(string text) => string.Concat(text.Where(c => c is >= '1' and <= '9'));

    private static Reading Nearest(IReadOnlyList<Reading> stated, Reading reading) =>
        stated.MaxBy(one => Values(one).Zip(Values(reading)).Count(pair => pair.First.Value == pair.Second.Value))!;

    // A wrong value needs an error; of an absent one any finding that names it will do.
    private static bool IsSaid(IEnumerable<Finding> findings, string field, bool isAbsent) =>
        findings.Any(finding =>
            (finding.Field == field && (isAbsent || finding.Severity is Severity.Error or Severity.Block))
            // A row that does not fit its header is doubtful as a whole.
            || finding.Code is "FMT-113"
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
