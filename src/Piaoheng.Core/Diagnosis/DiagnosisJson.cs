using System.Globalization;
using System.Text;
using System.Text.Json;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;

namespace Piaoheng.Core.Diagnosis;

/// <summary>Writes a diagnosis as <c>diagnose --json</c> prints it: keys in a fixed order, Chinese unescaped.</summary>
public static class DiagnosisJson
{
    /// <summary>The diagnosis as one line of text.</summary>
    /// <param name="result">The diagnosis.</param>
    public static string ToJson(DiagnosisResult result)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, ReadingJson.Compact))
        {
            Write(writer, result);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The fixed word of an outcome.</summary>
    public static string WordOf(StepOutcome outcome) =>
        outcome switch
        {
            StepOutcome.Pass => "pass",
            StepOutcome.Fail => "fail",
            _ => "unknown",
        };

    /// <summary>Writes the diagnosis as an object.</summary>
    public static void Write(Utf8JsonWriter writer, DiagnosisResult result)
    {
        writer.WriteStartObject();
        WriteQuery(writer, result.Facts.Query);
        writer.WriteString("verdict", Diagnosing.WordOf(result.Verdict));
        writer.WriteString("cause", result.Top?.Entry.Cause);
        writer.WriteNumber("confidence", result.Top?.Confidence ?? 0);
        writer.WriteStartArray("steps");
        foreach (var step in result.Steps)
        {
            writer.WriteStartObject();
            writer.WriteString("step", step.Code);
            writer.WriteString("outcome", WordOf(step.Outcome));
            writer.WriteStartArray("evidence");
            foreach (var evidence in step.Evidence)
            {
                Write(writer, evidence);
            }

            writer.WriteEndArray();
            writer.WriteString("at", step.At.ToString("O", CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteCauses(writer, result);
        writer.WriteEndObject();
    }

    private static void WriteCauses(Utf8JsonWriter writer, DiagnosisResult result)
    {
        writer.WriteStartArray("ranked");
        foreach (var cause in result.Ranked)
        {
            writer.WriteStartObject();
            writer.WriteString("cause", cause.Entry.Cause);
            writer.WriteNumber("confidence", cause.Confidence);
            writer.WritePropertyName("because");
            Write(writer, cause.Because);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("questions");
        foreach (var question in result.Questions)
        {
            writer.WriteStartObject();
            writer.WriteString("cause", question.Cause);
            writer.WriteString("text", question.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("next");
        writer.WriteString("action", result.Next.Action);
        writer.WriteString("who", result.Next.Who);
        writer.WriteString("link", result.Next.Link is { } link ? $"/t/{result.Facts.Taxpayer.TaxId}/{link}" : null);
        writer.WriteEndObject();
    }

    private static void WriteQuery(Utf8JsonWriter writer, DiagnosisQuery query)
    {
        writer.WriteStartObject("query");
        writer.WriteString("text", query.Text);
        writer.WriteString("invoiceCode", query.InvoiceCode);
        writer.WriteString("invoiceNumber", query.InvoiceNumber);
        writer.WriteString("amount", query.Amount?.ToString());
        writer.WriteString("issueDate", query.IssueDate is { } day ? ReadingJson.Day(day) : null);
        writer.WriteString("file", query.FileName);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, CodedText text)
    {
        writer.WriteStartObject();
        writer.WriteString("code", text.Code);
        writer.WriteStartObject("args");
        foreach (var (name, value) in text.Args)
        {
            writer.WriteString(name, value);
        }

        writer.WriteEndObject();
        writer.WriteString("text", text.Render());
        writer.WriteEndObject();
    }
}
