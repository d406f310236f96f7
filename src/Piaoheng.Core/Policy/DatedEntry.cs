using System.Text.Json.Serialization;

namespace Piaoheng.Core.Policy;

/// <summary>What every dated policy file states.</summary>
/// <remarks>The generated JSON reader sets what a file leaves out to null; setters of optional lists turn that into an empty list.</remarks>
public abstract record DatedEntry : IDated
{
    /// <summary>What the file is about; a newer edition repeats it.</summary>
    public required string Id { get; init; }

    /// <summary>First day in force.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day in force; null = until a newer edition begins.</summary>
    public DateOnly? To { get; init; }

    /// <summary>依据: where the facts of the file come from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether the facts, dates included, were checked against their source. Unverified facts warn, they never block.</summary>
    public required bool Verified { get; init; }

    /// <inheritdoc />
    [JsonIgnore]
    public EffectivePeriod Period => field ??= new(From, To);
}
