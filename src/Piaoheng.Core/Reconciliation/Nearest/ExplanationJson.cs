using System.Text.Json;

namespace Piaoheng.Core.Reconciliation.Nearest;

/// <summary>Writes explanations as <c>reconcile --explain NUMBER --json</c> prints them.</summary>
public static class ExplanationJson
{
    /// <summary>The word of a verdict.</summary>
    public static string Of(Verdict verdict) =>
        verdict switch
        {
            Verdict.Same => "same",
            Verdict.Tolerated => "tolerated",
            Verdict.Different => "different",
            _ => "not-compared",
        };

    /// <summary>What screens call it.</summary>
    public static string ChineseOf(Verdict verdict) =>
        verdict switch
        {
            Verdict.Same => "相同",
            Verdict.Tolerated => "在容差内",
            Verdict.Different => "不同",
            _ => "不比较",
        };

    /// <summary>Writes an array of explanations as the value of a property.</summary>
    public static void Write(Utf8JsonWriter writer, string name, IReadOnlyList<Explanation> explanations)
    {
        writer.WriteStartArray(name);
        foreach (var explanation in explanations)
        {
            writer.WriteStartObject();
            writer.WriteString("side", explanation.Group.Side == Invoices.Side.Ours ? "ours" : "theirs");
            writer.WriteString("number", explanation.Group.Label);
            writer.WriteStartArray("results");
            foreach (var result in explanation.Results)
            {
                ReconciliationJson.Write(writer, result);
            }

            writer.WriteEndArray();
            writer.WriteStartArray("nearest");
            foreach (var candidate in explanation.Candidates)
            {
                Write(writer, candidate);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, NearCandidate candidate)
    {
        writer.WriteStartObject();
        writer.WriteString("number", candidate.Group.Label);
        writer.WriteString("partner", candidate.Partner);
        writer.WriteStartArray("fields");
        foreach (var field in candidate.Fields)
        {
            writer.WriteStartObject();
            writer.WriteString("field", field.Field);
            writer.WriteString("ours", field.Ours);
            writer.WriteString("theirs", field.Theirs);
            writer.WriteString("verdict", Of(field.Verdict));
            writer.WriteString("gap", field.Gap);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("records");
        foreach (var record in candidate.Group.Records)
        {
            writer.WriteStringValue(record.Id);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
