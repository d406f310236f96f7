using System.Text.Json;
using Piaoheng.Core.Codes.Qr;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Formats;
using Piaoheng.Formats.Tests.Samples;
using Piaoheng.Ocr.Fields;

namespace Piaoheng.Ocr.Tests.Fields;

/// <summary>Real pictures against their labels: every labelled value is right, honestly missing, or handed to a person.</summary>
[Collection("models")]
public sealed class SamplePictureTests(LoadedModels models)
{
    private const string NoSamples = "no samples";

    /// <summary>Part of the labelled values that must be found, on the worst of the pictures too.</summary>
    private const double FewestFound = 0.8;

    /// <summary>Its goods table lies in the wrong rows of the form and is 8 points high on 96 dots: the lines are left to a person.</summary>
    private const string WithoutLines = "shanghai_2017_shifted_print.png";

    // Everything that decides what an invoice is and what it is worth.
    private static readonly string[] Keys =
    [
        "invoiceCode",
        "invoiceNumber",
        "issueDate",
        "checkCode",
        "machineNumber",
        "buyerName",
        "buyerTaxId",
        "sellerName",
        "sellerTaxId",
        "amountExTax",
        "taxAmount",
        "totalInclTax",
        "totalInChinese",
        "drawer",
        "remark",
    ];

    public static TheoryData<string> Invoices() => Files(static label => !label.TryGetProperty("tickets", out _));

    public static TheoryData<string> Tickets() => Files(static label => label.TryGetProperty("tickets", out _));

    [Theory]
    [MemberData(nameof(Invoices))]
    public void Labelled_values_are_found_and_none_is_silently_wrong(string file)
    {
        var label = Label(file);

        var reading = Assert.Single(Recognise(file));
        using var document = JsonDocument.Parse(ReadingJson.ToJson(reading));
        var got = document.RootElement;
        var wanted = Keys.Where(key => Text(label, key).Length > 0).ToList();
        var right = wanted.Where(key => IsSame(key, Text(label, key), Text(got, key))).ToList();
        var silent = Keys.Where(key => label.TryGetProperty(key, out _))
            .Where(key =>
                Text(got, key).Length > 0 && !IsFlagged(reading, key) && !IsSame(key, Text(label, key), Text(got, key))
            );

        TestContext.Current.TestOutputHelper?.WriteLine($"{right.Count} of {wanted.Count} values");
        Assert.Equal(Text(label, "kind"), reading.Kind);
        Assert.Empty(silent.Select(key => $"{key}: '{Text(got, key)}' for '{Text(label, key)}'"));
        Assert.True(
            right.Count >= FewestFound * wanted.Count,
            $"{right.Count} of {wanted.Count}; not: {string.Join(", ", wanted.Except(right))}"
        );
        if (label.TryGetProperty("lineItems", out var lines) && !file.EndsWith(WithoutLines, StringComparison.Ordinal))
        {
            Assert.Equal(lines.GetInt32(), reading.Lines?.Count ?? 0);
        }
    }

    [Theory]
    [MemberData(nameof(Tickets))]
    public void Each_ticket_of_several_on_one_picture_is_found_and_handed_to_a_person(string file)
    {
        var tickets = Label(file).GetProperty("tickets").EnumerateArray().ToList();

        var found = Recognise(file);

        Assert.Equal(Sorted(tickets.Select(Identity)), Sorted(found.Select(Identity)));
        Assert.All(found, static reading => Assert.True(IsFlagged(reading, "totalInclTax")));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{found.Count(reading => tickets.Exists(ticket => Identity(ticket) == Identity(reading) && Text(ticket, "totalInclTax") == reading.TotalInclTax?.ToString()))} of {tickets.Count} totals"
        );
    }

    private static string[] Sorted(IEnumerable<string> identities) => [.. identities.Order(StringComparer.Ordinal)];

    private static string Identity(JsonElement ticket) =>
        ticket.TryGetProperty("ticketNumber", out var number)
            ? number.GetString()!
            : Text(ticket, "invoiceCode") + " " + Text(ticket, "invoiceNumber");

    private static string Identity(Reading reading) =>
        reading.Extra.GetValueOrDefault("ticketNumber") ?? reading.InvoiceCode + " " + reading.InvoiceNumber;

    private IReadOnlyList<Reading> Recognise(string file)
    {
        var policy = PolicyFolder.Load(Path.Combine(AppContext.BaseDirectory, "policy"));
        var context = new ExtractionContext(file, new ReadOptions(), policy, models.Recogniser) { QrTexts = CodesOn };
        return FieldExtraction.Read(
            [models.Recogniser.Recognise(File.ReadAllBytes(Path.Combine(SampleFolder.Path!, file)))],
            context
        );
    }

    private static IReadOnlyList<string> CodesOn(RecognisedPage page) =>
        page.Image?.Grey(2400) is { } grey
            ? [.. QrReader.Read(new GreyImage(grey.Levels, grey.Width, grey.Height)).Select(static code => code.Text)]
            : [];

    private static bool IsFlagged(Reading reading, string key) =>
        reading.Findings.Any(finding =>
            finding.Code is "OCR-003"
            || (finding.Code is "OCR-001" && string.Equals(finding.Field, key, StringComparison.Ordinal))
        );

    private static string Text(JsonElement from, string key) =>
        from.TryGetProperty(key, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()! : "";

    private static bool IsSame(string key, string want, string got) =>
        key is "totalInChinese"
            ? ChineseAmount.TryParse(want, out var printed) && ChineseAmount.TryParse(got, out var read) && printed == read
            : NameNormaliser.Same(want, got);

    private static TheoryData<string> Files(Func<JsonElement, bool> wanted) =>
        SampleFolder.Path is null ? [NoSamples] : [.. Labels().Where(wanted).Select(static label => Text(label, "file"))];

    private static JsonElement Label(string file)
    {
        Assert.SkipWhen(SampleFolder.Path is null, "The folder of real samples is not there (PIAOHENG_SAMPLES).");
        return Labels().Single(label => string.Equals(Text(label, "file"), file, StringComparison.Ordinal));
    }

    private static List<JsonElement> Labels()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(SampleFolder.Path!, SampleFolder.Labels)));
        return
        [
            .. document
                .RootElement.EnumerateArray()
                .Where(static label => Path.GetExtension(Text(label, "file")) is ".jpg" or ".png")
                .Select(static label => label.Clone()),
        ];
    }
}
