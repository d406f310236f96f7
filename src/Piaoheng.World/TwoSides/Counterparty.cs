using Piaoheng.World.Companies;

namespace Piaoheng.World.TwoSides;

/// <summary>A company that we buy from or sell to, with the run of numbers that it issues.</summary>
internal sealed class Counterparty
{
    /// <summary>The company.</summary>
    public required Company Company { get; init; }

    /// <summary>Its place among all: keeps its numbers apart from those of others.</summary>
    public required int Place { get; init; }

    /// <summary>曾用名; null when it has none.</summary>
    public string? FormerName { get; init; }

    /// <summary>Whether it issues one number after the other, for one and the same amount: parking, toll, canteen.</summary>
    public bool IsMonotonous { get; init; }

    /// <summary>The last serial that it issued.</summary>
    public long Serial { get; set; }
}
