using System.Globalization;
using System.Text.Json;
using Piaoheng.Ocr.Fields.Results;
using Piaoheng.World.Pictures;

namespace Piaoheng.Bench.Recognition;

/// <summary>How often values of a class, with such support and so sure a print, were right: the table that ships as <c>calibration.json</c>.</summary>
/// <remarks>
/// Of n values with w wrong the confidence is (n − w + k·p) / (n + k), p being what ships and k = <see cref="Weight"/>: where little was seen,
/// little changes. One wrong value is enough for a cell to stay below what is taken without a person; so does a value that nothing but its
/// own print speaks for, however rarely it was wrong: of an alphabet that lacks a character the pictures tell too little.
/// </remarks>
internal sealed class CalibrationMeasure
{
    private const int Weight = 50;
    private const decimal Most = 0.9999m;
    private const decimal BelowAccepted = 0.005m;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };
    private readonly Dictionary<(string Class, string Support, int Bucket), (int All, int Wrong)> _seen = [];

    public void Add(IReadOnlyList<FieldObservation> seen, IReadOnlyList<FieldOutcome> outcomes)
    {
        foreach (var outcome in outcomes.Where(static outcome => outcome.State is not FieldState.Missing))
        {
            var observed = seen.Where(observation =>
                string.Equals(observation.Key, outcome.Key, StringComparison.Ordinal)
                && string.Equals(observation.Value, outcome.Got, StringComparison.Ordinal)
            );
            if (observed.FirstOrDefault() is { } value)
            {
                var place = (value.FieldClass, value.Support, Calibration.Shipped.BucketOf(value.Weakest));
                var (all, wrong) = _seen.GetValueOrDefault(place);
                _seen[place] = (all + 1, wrong + (outcome.State is FieldState.Wrong ? 1 : 0));
            }
        }
    }

    public string ToJson(int pictures)
    {
        var table = new SortedDictionary<string, SortedDictionary<string, decimal[]>>(StringComparer.Ordinal);
        foreach (var (fieldClass, supports) in Calibration.Shipped.Confidence)
        {
            table[fieldClass] = new SortedDictionary<string, decimal[]>(StringComparer.Ordinal);
            foreach (var (support, shipped) in supports)
            {
                table[fieldClass][support] = [.. shipped.Select((old, bucket) => Measured(fieldClass, support, bucket, old))];
            }
        }

        return JsonSerializer.Serialize(
            new
            {
                provenance = string.Create(
                    CultureInfo.InvariantCulture,
                    $"./bench.sh ocr, {pictures} pictures of PictureSet, seed 1, {_seen.Values.Sum(static cell => cell.All)} values"
                ),
                scores = Calibration.Shipped.Scores,
                acceptFrom = Calibration.Shipped.AcceptFrom,
                confidence = table,
            },
            Indented
        );
    }

    /// <summary>What the table was made from, one row for each cell: class, support, bucket, wrong, all.</summary>
    public IEnumerable<string> Counts() =>
        _seen
            .OrderBy(static pair => pair.Key)
            .Select(static pair =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{pair.Key.Class} {pair.Key.Support} {pair.Key.Bucket} {pair.Value.Wrong} {pair.Value.All}"
                )
            );

    // Where nothing was seen, what ships stays.
    private decimal Measured(string fieldClass, string support, int bucket, decimal shipped)
    {
        var (all, wrong) = _seen.GetValueOrDefault((fieldClass, support, bucket));
        var measured = Math.Min(Most, decimal.Round((all - wrong + (Weight * shipped)) / (all + (decimal)Weight), 4));
        return wrong == 0 && support is not ("alone" or "against")
            ? measured
            : Math.Min(measured, Calibration.Shipped.AcceptFrom - BelowAccepted);
    }
}
