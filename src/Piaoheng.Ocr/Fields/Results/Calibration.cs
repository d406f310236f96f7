using System.Text.Json;
using System.Text.Json.Serialization;

namespace Piaoheng.Ocr.Fields.Results;

/// <summary>把握校准: how often values of a class, with such proof and so sure a print, are right. Kept as data; <c>./bench.sh ocr</c> measures it on pictures whose truth is known.</summary>
public sealed record Calibration
{
    /// <summary>What the table was measured on; null where it was judged.</summary>
    public string? Provenance { get; init; }

    /// <summary>Lower bounds of the buckets of the least sure character, falling.</summary>
    public required IReadOnlyList<float> Scores { get; init; }

    /// <summary>From which confidence a value is taken without a person: what stands below it goes to review.</summary>
    public required decimal AcceptFrom { get; init; }

    /// <summary>Confidence by class (<c>number</c>, <c>name</c> …), then by what speaks for it (<c>strong</c> …), one for each bucket.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, IReadOnlyList<decimal>>> Confidence { get; init; }

    /// <summary>The table that ships with the program.</summary>
    public static Calibration Shipped { get; } = Load();

    /// <summary>The confidence for a value.</summary>
    public decimal Of(string fieldClass, string support, float weakest)
    {
        if (!Confidence.TryGetValue(fieldClass, out var bySupport) || !bySupport.TryGetValue(support, out var buckets))
        {
            return 0.5m;
        }

        return buckets[Math.Min(BucketOf(weakest), buckets.Count - 1)];
    }

    /// <summary>The bucket of a least sure character.</summary>
    public int BucketOf(float weakest)
    {
        for (var at = 0; at < Scores.Count; at++)
        {
            if (weakest >= Scores[at])
            {
                return at;
            }
        }

        return Scores.Count;
    }

    private static Calibration Load()
    {
        using var stream =
            typeof(Calibration).Assembly.GetManifestResourceStream("Piaoheng.Ocr.calibration.json")
            ?? throw new InvalidDataException("calibration.json is missing in the program.");
        return JsonSerializer.Deserialize(stream, CalibrationJson.Default.Calibration)
            ?? throw new InvalidDataException("calibration.json is empty.");
    }
}

/// <summary>How the table is read.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow
)]
[JsonSerializable(typeof(Calibration))]
internal sealed partial class CalibrationJson : JsonSerializerContext;
