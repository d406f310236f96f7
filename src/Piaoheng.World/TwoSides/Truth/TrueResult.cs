using Piaoheng.Core.Reconciliation;

namespace Piaoheng.World.TwoSides.Truth;

/// <summary>What a right reconciliation must say of one invoice.</summary>
/// <param name="Kind">The kind of the result.</param>
/// <param name="Ours">Ids of our records, sorted.</param>
/// <param name="Theirs">Ids of their records, sorted.</param>
/// <param name="Fields">The fields that differ with the source that was compared, each once, sorted: <c>taxAmount/book</c>.</param>
public sealed record TrueResult(
    DifferenceKind Kind,
    IReadOnlyList<string> Ours,
    IReadOnlyList<string> Theirs,
    IReadOnlyList<string> Fields
)
{
    /// <summary>The same of a result of the engine, to be compared as text.</summary>
    public static TrueResult Of(ReconciliationResult result) =>
        new(
            result.Kind,
            Sorted(result.Ours?.Records.Select(record => record.Id)),
            Sorted(result.Theirs?.Records.Select(record => record.Id)),
            Sorted(result.Fields.Select(field => field.Field + "/" + field.Source).Distinct(StringComparer.Ordinal))
        );

    /// <summary>One line: kind, our records, their records, fields.</summary>
    public override string ToString() =>
        $"{DifferenceWords.Of(Kind)} [{string.Join(' ', Ours)}] [{string.Join(' ', Theirs)}] {string.Join(' ', Fields)}";

    internal static IReadOnlyList<string> Sorted(IEnumerable<string>? texts) => [.. (texts ?? []).Order(StringComparer.Ordinal)];
}
