namespace Piaoheng.Core.Policy;

/// <summary>角色: what somebody with a duty may do.</summary>
public sealed record RoleTerms : DatedEntry
{
    /// <summary>Chinese name.</summary>
    public required string Name { get; init; }

    /// <summary>What the duty is, in a sentence.</summary>
    public required string Duty { get; init; }

    /// <summary>Place in lists.</summary>
    public required int Order { get; init; }

    /// <summary>记录范围: whose records its permissions reach.</summary>
    public required RecordReach Reach { get; init; }

    /// <summary>Ids of its permissions.</summary>
    public required IReadOnlyList<string> Permissions { get; init; }
}
