using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;

namespace Piaoheng.Formats.Tests.Samples;

/// <summary>What the label of one sample says, and how a document differs from it.</summary>
/// <remarks>Only the keys of <c>read --json</c> that a label has are compared; the rest of a label are notes.</remarks>
internal sealed class SampleLabel(JsonElement label)
{
    private static readonly string[] Texts =
    [
        "printedTitle",
        "direction",
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
        "lineItems",
        "drawer",
        "remark",
    ];

    public string File => label.GetProperty("file").GetString()!;

    private string Folder => label.GetProperty("folder").GetString()!;

    private string Kind => label.GetProperty("kind").GetString()!;

    /// <summary>Pictures have no text until text recognition reads them.</summary>
    private bool IsPicture =>
        Folder.StartsWith("img_", StringComparison.Ordinal) || File.EndsWith(".png", StringComparison.Ordinal);

    public static IEnumerable<SampleLabel> All(string labelsJson)
    {
        using var document = JsonDocument.Parse(labelsJson);
        return [.. document.RootElement.EnumerateArray().Select(element => new SampleLabel(element.Clone()))];
    }

    /// <summary>The differences, one line each; empty when the document is as the label says.</summary>
    public List<string> Differences(DocumentReading document)
    {
        if (document.Workbook is { } workbook)
        {
            return Differences(
                JsonOf(ReadingJson.ToJson(workbook)),
                Kind,
                ["direction", "taxPeriod", "taxpayerId", "invoices", "amountExTax", "taxAmount", "totalInclTax", "sheets"]
            );
        }

        if (document.Readings is not [var reading])
        {
            return [$"readings: expected 1, found {document.Readings.Count}"];
        }

        if (IsPicture)
        {
            return reading is { Kind: KindId.Unreadable, Reason: UnreadableReason.NeedsOcr }
                ? []
                : [$"kind: expected unreadable (needs-ocr), found {reading.Kind} ({reading.Reason})"];
        }

        // A QR code stored as JPEG or drawn by lines is not read without text recognition; whatever is read must be right.
        var texts = reading.Qr is not null ? [.. Texts, "qr"] : Texts;
        return Differences(JsonOf(ReadingJson.ToJson(reading)), Kind, texts);
    }

    private List<string> Differences(JsonElement found, string kind, IEnumerable<string> keys)
    {
        var differences = new List<string>();
        Compare("kind", kind, Text(found, "kind"));
        foreach (var key in keys.Where(key => label.TryGetProperty(key, out _)))
        {
            Compare(key, Text(label, key), Text(found, key));
        }

        return differences;

        void Compare(string key, string? expected, string? actual)
        {
            if (!string.Equals(expected, actual, StringComparison.Ordinal))
            {
                differences.Add(
                    string.Create(CultureInfo.InvariantCulture, $"{key}: expected {expected ?? "null"}, found {actual ?? "null"}")
                );
            }
        }
    }

    private static string? Text(JsonElement element, string key) =>
        element.GetProperty(key) switch
        {
            { ValueKind: JsonValueKind.Null } => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            // Numbers and arrays, however they are laid out.
            var other => JsonSerializer.Serialize(other),
        };

    private static JsonElement JsonOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
