using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Validation;

namespace Piaoheng.Core.Json;

/// <summary>Writes readings and workbook summaries as <c>read --json</c> prints them: keys in a fixed order, Chinese unescaped.</summary>
public static class ReadingJson
{
    /// <summary>How all JSON of the product is written: one line, Chinese unescaped.</summary>
    public static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One reading as one line of JSON.</summary>
    public static string ToJson(Reading reading) => Text(writer => Write(writer, reading));

    /// <summary>One workbook summary as one line of JSON.</summary>
    public static string ToJson(WorkbookReading workbook) => Text(writer => Write(writer, workbook));

    /// <summary>Writes one reading as an object.</summary>
    public static void Write(Utf8JsonWriter writer, Reading reading)
    {
        writer.WriteStartObject();
        writer.WriteString("file", reading.File);
        writer.WriteString("part", reading.Part);
        writer.WriteString("kind", reading.Kind);
        if (reading.Reason is not null)
        {
            writer.WriteString("reason", reading.Reason);
        }

        writer.WriteString("printedTitle", reading.PrintedTitle);
        writer.WriteString("direction", reading.Direction is { } direction ? Words.Of(direction) : null);
        writer.WriteString("signature", Words.Of(reading.Signature));
        WriteFields(writer, reading);
        WriteLines(writer, reading.Lines);
        writer.WriteString("drawer", reading.Drawer);
        writer.WriteString("remark", reading.Remark);
        WriteRedOf(writer, reading.RedOf);
        WriteStatus(writer, reading.Status);
        WriteExtra(writer, reading);
        WriteFindings(writer, reading.Findings);
        WriteSources(writer, reading);
        WriteConfidence(writer, reading);
        MarksJson.Write(writer, reading.Marks);
        writer.WriteEndObject();
    }

    /// <summary>Writes one workbook summary as an object of kind <c>workbook</c>.</summary>
    public static void Write(Utf8JsonWriter writer, WorkbookReading workbook)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", "workbook");
        writer.WriteString("file", workbook.File);
        writer.WriteString("layout", workbook.Layout);
        writer.WriteString("side", Words.Of(workbook.Side));
        writer.WriteString("direction", workbook.Direction is { } direction ? Words.Of(direction) : null);
        writer.WriteString("taxPeriod", workbook.TaxPeriod);
        writer.WriteString("taxpayerId", workbook.TaxpayerId);
        writer.WriteNumber("invoices", workbook.Invoices);
        writer.WriteString("amountExTax", workbook.AmountExTax.ToString());
        writer.WriteString("taxAmount", workbook.TaxAmount.ToString());
        writer.WriteString("totalInclTax", workbook.TotalInclTax?.ToString());
        writer.WriteStartArray("sheets");
        foreach (var sheet in workbook.Sheets)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(sheet.Name);
            writer.WriteNumberValue(sheet.Rows);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("coverage");
        foreach (var coverage in workbook.Coverage)
        {
            Write(writer, coverage);
        }

        writer.WriteEndArray();
        WriteFindings(writer, workbook.Findings);
        writer.WriteEndObject();
    }

    /// <summary>Writes one coverage as an object.</summary>
    public static void Write(Utf8JsonWriter writer, Coverage coverage)
    {
        writer.WriteStartObject();
        writer.WriteString("direction", Words.Of(coverage.Direction));
        writer.WriteStartArray("kinds");
        foreach (var kind in coverage.Kinds)
        {
            writer.WriteStringValue(kind);
        }

        writer.WriteEndArray();
        writer.WriteString("from", Day(coverage.From));
        writer.WriteString("to", Day(coverage.To));
        writer.WriteString("basis", Words.Of(coverage.Basis));
        writer.WriteString("readAt", coverage.ReadAt?.ToString("O", CultureInfo.InvariantCulture));
        writer.WriteNumber("rows", coverage.Rows);
        writer.WriteString("amount", coverage.Amount.ToString());
        writer.WriteString("tax", coverage.Tax.ToString());
        writer.WriteBoolean("truncated", coverage.Truncated);
        writer.WriteString("source", coverage.Source);
        writer.WriteEndObject();
    }

    /// <summary>Writes findings as the array <c>findings</c>.</summary>
    public static void WriteFindings(Utf8JsonWriter writer, IReadOnlyList<Finding> findings)
    {
        writer.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            writer.WriteStartObject();
            writer.WriteString("code", finding.Code);
            writer.WriteString("severity", Words.Of(finding.Severity));
            writer.WriteString("field", finding.Field);
            writer.WriteString("expected", finding.Expected);
            writer.WriteString("found", finding.Found);
            writer.WriteString("message", finding.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>A day as <c>yyyy-MM-dd</c>.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void WriteFields(Utf8JsonWriter writer, Reading reading)
    {
        writer.WriteString("invoiceCode", reading.InvoiceCode);
        writer.WriteString("invoiceNumber", reading.InvoiceNumber);
        writer.WriteString("issueDate", reading.IssueDate is { } day ? Day(day) : null);
        writer.WriteString("checkCode", reading.CheckCode);
        writer.WriteString("machineNumber", reading.MachineNumber);
        writer.WriteString("buyerName", reading.BuyerName);
        writer.WriteString("buyerTaxId", reading.BuyerTaxId);
        writer.WriteString("sellerName", reading.SellerName);
        writer.WriteString("sellerTaxId", reading.SellerTaxId);
        writer.WriteString("amountExTax", reading.AmountExTax?.ToString());
        writer.WriteString("taxAmount", reading.TaxAmount?.ToString());
        writer.WriteString("totalInclTax", reading.TotalInclTax?.ToString());
        writer.WriteString("totalInChinese", reading.TotalInChinese);
        writer.WriteString("qr", reading.Qr);
    }

    private static void WriteLines(Utf8JsonWriter writer, IReadOnlyList<InvoiceLine>? lines)
    {
        if (lines is null)
        {
            writer.WriteNull("lineItems");
            writer.WriteNull("lines");
            return;
        }

        writer.WriteNumber("lineItems", lines.Count);
        writer.WriteStartArray("lines");
        foreach (var line in lines)
        {
            writer.WriteStartObject();
            writer.WriteString("name", line.Name);
            writer.WriteString("spec", line.Spec);
            writer.WriteString("unit", line.Unit);
            writer.WriteString("quantity", line.Quantity);
            writer.WriteString("unitPrice", line.UnitPrice);
            writer.WriteString("amount", line.Amount?.ToString());
            writer.WriteString("taxRate", line.TaxRate);
            writer.WriteString("tax", line.Tax?.ToString());
            if (line.TaxCode is not null)
            {
                writer.WriteString("taxCode", line.TaxCode);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteRedOf(Utf8JsonWriter writer, RedReference? redOf)
    {
        if (redOf is null)
        {
            writer.WriteNull("redOf");
            return;
        }

        writer.WriteStartObject("redOf");
        writer.WriteString("invoiceCode", redOf.InvoiceCode);
        writer.WriteString("invoiceNumber", redOf.InvoiceNumber);
        writer.WriteString("confirmation", redOf.Confirmation);
        writer.WriteEndObject();
    }

    private static void WriteStatus(Utf8JsonWriter writer, InvoiceStatus status)
    {
        writer.WriteStartObject("status");
        writer.WriteString("void", Words.Of(status.Void));
        writer.WriteString("red", Words.Of(status.Red));
        writer.WriteString("risk", Words.Of(status.Risk));
        writer.WriteString("text", status.Text);
        writer.WriteEndObject();
    }

    private static void WriteExtra(Utf8JsonWriter writer, Reading reading)
    {
        writer.WriteStartObject("extra");
        foreach (var (name, value) in reading.Extra.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(name, value);
        }

        if (reading.PaperCode is not null)
        {
            writer.WriteString("paperCode", reading.PaperCode);
        }

        if (reading.PaperNumber is not null)
        {
            writer.WriteString("paperNumber", reading.PaperNumber);
        }

        writer.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter writer, Reading reading)
    {
        // "*" stands for every field that is not named.
        writer.WriteStartObject("sources");
        writer.WriteString("*", reading.Source);
        foreach (var (field, source) in reading.Sources.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteString(field, source);
        }

        writer.WriteEndObject();
    }

    private static void WriteConfidence(Utf8JsonWriter writer, Reading reading)
    {
        writer.WriteStartObject("confidence");
        foreach (var (field, confidence) in reading.Confidence.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(field, confidence);
        }

        writer.WriteEndObject();
    }

    private static string Text(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
