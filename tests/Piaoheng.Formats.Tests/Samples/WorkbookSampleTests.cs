using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;

namespace Piaoheng.Formats.Tests.Samples;

/// <summary>What the labels of real workbooks say beyond the keys of <c>read --json</c>: counts, lines, links, statuses.</summary>
public sealed class WorkbookSampleTests
{
    private const string FullQuery = "xlsx_bureau_full_query/";

    [Theory]
    [InlineData("in_2022_voided_red_vehicle.xlsx")]
    [InlineData("in_2023.xlsx")]
    [InlineData("in_2023_untouched_form.xlsx")]
    [InlineData("out_2022.xlsx")]
    [InlineData("out_2023_small.xlsx")]
    public void Lines_statuses_kinds_and_red_links_are_as_the_label_says(string file)
    {
        var label = Label(FullQuery + file);
        var readings = Read(FullQuery + file).Readings;
        var valid = readings.Where(reading => reading.Status.Void != VoidState.Voided).ToList();

        Assert.Equal(label.GetProperty("linesWithoutListMarker").GetInt32(), readings.Sum(reading => reading.Lines!.Count));
        Assert.Equal(label.GetProperty("sumTotalValid").GetString(), Sum(valid.Select(reading => reading.TotalInclTax)));
        Assert.Equal(Counts(label, "statusCounts"), Counts(readings, reading => reading.Status.Text!));
        Assert.Equal(Counts(label, "typeCounts"), Counts(readings, reading => reading.Extra["kindText"]));
        Assert.DoesNotContain(readings, reading => reading.Kind == KindId.Unknown);
        Assert.Equal(label.GetProperty("redRows").GetInt32(), readings.Count(reading => reading.TotalInclTax?.Value < Yuan.Zero));
        var keys = readings.SelectMany(InvoiceIdentity.Keys).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(
            label.GetProperty("redLinkedToBlueInFile").GetInt32(),
            readings.Count(reading => reading.RedOf is { } blue && keys.Contains(blue.InvoiceCode + blue.InvoiceNumber))
        );
    }

    [Fact]
    public void Lines_add_up_to_their_header_in_every_invoice()
    {
        foreach (
            var file in (string[])["in_2022_voided_red_vehicle.xlsx", "in_2023.xlsx", "out_2022.xlsx", "out_2023_small.xlsx"]
        )
        {
            Assert.All(
                Read(FullQuery + file).Readings,
                reading => Assert.Equal(reading.AmountExTax!.Value.ToString(), Sum(reading.Lines!.Select(line => line.Amount)))
            );
        }
    }

    [Fact]
    public void An_untouched_export_and_the_same_one_saved_again_give_the_same_readings()
    {
        static IEnumerable<string> Of(string file) =>
            Read(FullQuery + file).Readings.Select(reading => ReadingJson.ToJson(reading with { File = "" }));

        Assert.Equal(Of("in_2023.xlsx"), Of("in_2023_untouched_form.xlsx"), StringComparer.Ordinal);
    }

    [Fact]
    public void Confirmed_invoices_have_the_numbers_times_and_amounts_of_the_label()
    {
        const string File = "xlsx_bureau_purpose_confirm/synthetic_202601.xlsx";
        var label = Label(File);
        var readings = Read(File).Readings;

        Assert.Equal(
            label
                .GetProperty("rows")
                .EnumerateArray()
                .Select(row => string.Join('|', row.EnumerateObject().Select(field => field.Value.GetString()))),
            readings.Select(reading =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{reading.InvoiceNumber}|{reading.IssueDate:yyyy-MM-dd} {reading.Extra["issueTime"]}|{reading.AmountExTax}|{reading.TaxAmount}|{reading.SellerTaxId}|{reading.Extra["kindText"]}"
                )
            ),
            StringComparer.Ordinal
        );
        Assert.Equal(
            label.GetProperty("sumDeductible").GetString(),
            readings
                .Sum(reading => decimal.Parse(reading.Extra["deductibleTax"], CultureInfo.InvariantCulture))
                .ToString(CultureInfo.InvariantCulture)
        );
    }

    private static DocumentReading Read(string file)
    {
        Assert.SkipWhen(SampleFolder.Path is null, "The folder of real samples is not there (PIAOHENG_SAMPLES).");
        return Assert.Single(ReadFile.All(file, File.ReadAllBytes(Path.Combine(SampleFolder.Path!, file))));
    }

    private static JsonElement Label(string file)
    {
        Assert.SkipWhen(SampleFolder.Path is null, "The folder of real samples is not there (PIAOHENG_SAMPLES).");
        using var labels = JsonDocument.Parse(File.ReadAllText(Path.Combine(SampleFolder.Path!, SampleFolder.Labels)));
        return labels.RootElement.EnumerateArray().Single(label => label.GetProperty("file").GetString() == file).Clone();
    }

    private static string Sum(IEnumerable<PrintedAmount?> amounts) =>
        amounts.Aggregate(Yuan.Zero, (sum, amount) => sum + amount!.Value.Value).ToString();

    private static SortedDictionary<string, int> Counts(JsonElement label, string property) =>
        new(
            label
                .GetProperty(property)
                .EnumerateObject()
                .ToDictionary(each => each.Name, each => each.Value.GetInt32(), StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    private static SortedDictionary<string, int> Counts(IEnumerable<Reading> readings, Func<Reading, string> word) =>
        new(readings.CountBy(word, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
}
