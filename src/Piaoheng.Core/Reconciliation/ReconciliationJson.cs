using System.Globalization;
using System.Text.Json;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Reconciliation.ByHand;
using Piaoheng.Core.Reconciliation.Nearest;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Reconciliation;

/// <summary>Writes a report as <c>reconcile --json</c> prints it: keys in a fixed order, amounts as decimal text, Chinese unescaped.</summary>
public static class ReconciliationJson
{
    // Flushed in pieces, so that a report of a million results never stands in memory as text.
    private const int FlushBytes = 1 << 16;

    /// <summary>The report as text.</summary>
    public static string ToJson(ReconciliationReport report)
    {
        using var stream = new MemoryStream();
        Write(stream, report);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Writes the report in UTF-8 without a mark.</summary>
    /// <param name="stream">Takes the bytes.</param>
    /// <param name="report">The report.</param>
    /// <param name="explained">Explanations asked for; null = none were.</param>
    public static void Write(Stream stream, ReconciliationReport report, IReadOnlyList<Explanation>? explained = null)
    {
        using var writer = new Utf8JsonWriter(stream, ReadingJson.Compact);
        writer.WriteStartObject();
        writer.WriteString("taxpayer", report.Taxpayer);
        writer.WriteString("from", Day(report.From));
        writer.WriteString("to", Day(report.To));
        writer.WriteString("asOf", ReadingJson.Day(report.AsOf));
        writer.WriteString("policy", report.Policy);
        writer.WriteStartArray("coverage");
        foreach (var coverage in report.Coverage)
        {
            ReadingJson.Write(writer, coverage);
        }

        writer.WriteEndArray();
        Write(writer, report.Summary);
        writer.WriteStartArray("results");
        foreach (var result in report.Results)
        {
            Write(writer, result);
            if (writer.BytesPending > FlushBytes)
            {
                writer.Flush();
            }
        }

        writer.WriteEndArray();
        WriteLinks(writer, report.Links);
        if (explained is not null)
        {
            ExplanationJson.Write(writer, "explained", explained);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes one result as an object.</summary>
    public static void Write(Utf8JsonWriter writer, ReconciliationResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", DifferenceWords.Of(result.Kind));
        writer.WritePropertyName("ours");
        Write(writer, result.Ours);
        writer.WritePropertyName("theirs");
        Write(writer, result.Theirs);
        WriteFields(writer, "fields", result.Fields);
        Write(writer, "reason", result.Reason);
        writer.WriteString("rule", result.Rule);
        writer.WriteNumber("confidence", result.Confidence);
        if (result.Candidates.Count > 0)
        {
            WriteCandidates(writer, result.Candidates);
        }

        WriteByHand(writer, [.. result.ByHand]);

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReconciliationSummary summary)
    {
        writer.WriteStartObject("summary");
        writer.WriteNumber("ours", summary.Ours);
        writer.WriteNumber("theirs", summary.Theirs);
        writer.WriteNumber("matched", summary.Matched);
        writer.WriteStartObject("byKind");
        foreach (var (kind, count) in summary.ByKind.OrderBy(pair => pair.Key))
        {
            writer.WriteNumber(DifferenceWords.Of(kind), count);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RecordGroup? group)
    {
        if (group is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        WriteFields(writer, group.Face, group.Direction, group.Status);
        if (group.Book is not null)
        {
            writer.WriteString("used", group.Used?.ToString());
        }

        writer.WriteStartArray("records");
        foreach (var record in group.Records)
        {
            writer.WriteStartObject();
            writer.WriteString("id", record.Id);
            writer.WriteString("nature", DifferenceWords.Of(record.Nature));
            writer.WriteString("file", record.Source);
            writer.WriteString("part", record.Part);
            WriteFields(writer, record, record.Direction, record.Status);
            if (record.UsedAmount is { } used)
            {
                writer.WriteString("used", used.ToString());
            }

            writer.WriteString("readAt", record.ReadAt?.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteBoolean("quarantined", record.IsQuarantined);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, InvoiceRecord record, Direction? direction, InvoiceStatus status)
    {
        writer.WriteString("kind", record.Kind);
        writer.WriteString("direction", direction is { } known ? Words.Of(known) : null);
        writer.WriteString("invoiceCode", record.InvoiceCode);
        writer.WriteString("invoiceNumber", record.InvoiceNumber);
        if (record.PaperNumber is not null)
        {
            writer.WriteString("paperCode", record.PaperCode);
            writer.WriteString("paperNumber", record.PaperNumber);
        }

        writer.WriteString("issueDate", Day(record.IssueDate));
        writer.WriteString("buyerName", record.BuyerName);
        writer.WriteString("buyerTaxId", record.BuyerTaxId);
        writer.WriteString("sellerName", record.SellerName);
        writer.WriteString("sellerTaxId", record.SellerTaxId);
        writer.WriteString("amountExTax", record.AmountExTax?.ToString());
        writer.WriteString("taxAmount", record.TaxAmount?.ToString());
        writer.WriteString("totalInclTax", record.TotalInclTax?.ToString());
        writer.WriteStartObject("status");
        writer.WriteString("void", Words.Of(status.Void));
        writer.WriteString("red", Words.Of(status.Red));
        writer.WriteString("risk", Words.Of(status.Risk));
        writer.WriteString("text", status.Text);
        writer.WriteEndObject();
    }

    private static void WriteFields(Utf8JsonWriter writer, string name, IReadOnlyList<FieldDifference> fields)
    {
        writer.WriteStartArray(name);
        foreach (var field in fields)
        {
            writer.WriteStartObject();
            writer.WriteString("field", field.Field);
            writer.WriteString("ours", field.Ours);
            writer.WriteString("theirs", field.Theirs);
            writer.WriteString("source", field.Source);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, CodedText text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("code", text.Code);
        writer.WriteStartObject("args");
        foreach (var (key, value) in text.Args.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
        writer.WriteString("text", text.Render());
        writer.WriteEndObject();
    }

    private static void WriteByHand(Utf8JsonWriter writer, IReadOnlyList<HandMark> marks)
    {
        if (marks.Count == 0)
        {
            return;
        }

        writer.WriteStartArray("byHand");
        foreach (var (decision, isInForce) in marks)
        {
            writer.WriteStartObject();
            writer.WriteString("action", decision.Action == HandAction.Linked ? "linked" : "unlinked");
            writer.WriteString("ours", decision.Ours);
            writer.WriteString("theirs", decision.Theirs);
            writer.WriteString("reason", decision.Reason);
            writer.WriteString("actor", decision.Actor);
            writer.WriteString("at", decision.At.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteBoolean("inForce", isInForce);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteCandidates(Utf8JsonWriter writer, IReadOnlyList<Candidate> candidates)
    {
        writer.WriteStartArray("candidates");
        foreach (var candidate in candidates)
        {
            writer.WriteStartObject();
            writer.WriteString("invoiceCode", candidate.Group.Face.InvoiceCode);
            writer.WriteString("invoiceNumber", candidate.Group.Face.InvoiceNumber);
            writer.WriteStartArray("records");
            foreach (var record in candidate.Group.Records)
            {
                writer.WriteStringValue(record.Id);
            }

            writer.WriteEndArray();
            if (candidate.Distance is { } distance)
            {
                writer.WriteNumber("distance", distance);
            }
            else
            {
                writer.WriteNull("distance");
            }

            WriteFields(writer, "fields", candidate.Apart);
            Write(writer, "reason", candidate.Why);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteLinks(Utf8JsonWriter writer, IReadOnlyList<MirrorLink> links)
    {
        writer.WriteStartArray("links");
        foreach (var link in links)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", "mirror-pair");
            writer.WriteString("invoiceCode", link.InvoiceCode);
            writer.WriteString("invoiceNumber", link.InvoiceNumber);
            writer.WriteString("seller", link.Seller);
            writer.WriteString("buyer", link.Buyer);
            writer.WriteString("direction", Words.Of(link.Direction));
            writer.WriteStartArray("records");
            foreach (var record in link.Records)
            {
                writer.WriteStringValue(record);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string? Day(DateOnly? day) => day is { } known ? ReadingJson.Day(known) : null;
}
