using System.Text;
using System.Text.Json;
using Piaoheng.Core.Json;
using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.Demo;

/// <summary>演示数据的真相: what the reconciliation of the demo must find.</summary>
public sealed record DemoTruth
{
    /// <summary>Invoices received.</summary>
    public required int Received { get; init; }

    /// <summary>Invoices issued.</summary>
    public required int Issued { get; init; }

    /// <summary>Files that cannot be read.</summary>
    public required int Rejected { get; init; }

    /// <summary>Links between two companies of the group.</summary>
    public required int MirrorPairs { get; init; }

    /// <summary>Number of results by kind.</summary>
    public required IReadOnlyDictionary<DifferenceKind, int> ByKind { get; init; }

    /// <summary>Number, what happened, and the results.</summary>
    public required IReadOnlyList<DemoStory> Stories { get; init; }

    /// <summary>The truth as indented JSON, for people.</summary>
    public string ToJson()
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, ReadingJson.Compact with { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteNumber("received", Received);
            writer.WriteNumber("issued", Issued);
            writer.WriteNumber("rejected", Rejected);
            writer.WriteNumber("mirrorPairs", MirrorPairs);
            writer.WriteStartObject("byKind");
            foreach (var (kind, count) in ByKind.OrderBy(pair => pair.Key))
            {
                writer.WriteNumber(DifferenceWords.Of(kind), count);
            }

            writer.WriteEndObject();
            writer.WriteStartArray("stories");
            foreach (
                var story in Stories.Where(story => story.Results is not [DifferenceKind.Matched] || story.Text is not "两边一致")
            )
            {
                writer.WriteStartObject();
                writer.WriteString("number", story.Number);
                writer.WriteString("story", story.Text);
                writer.WriteString("results", string.Join(", ", story.Results.Select(DifferenceWords.Of)));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}

/// <summary>What happened to one invoice.</summary>
/// <param name="Number">Its key.</param>
/// <param name="Text">What happened.</param>
/// <param name="Results">What the reconciliation must say.</param>
public sealed record DemoStory(string Number, string Text, IReadOnlyList<DifferenceKind> Results);
