namespace Piaoheng.Core.Diagnosis;

/// <summary>清单筛选: which conditions of a list keep an invoice of ours out of sight there.</summary>
/// <param name="Hiding">The conditions that hide it, in words; empty = the list shows it.</param>
/// <param name="Cleared">Address of the list without them, below the taxpayer.</param>
public sealed record FilterFact(IReadOnlyList<string> Hiding, string Cleared);

/// <summary>入库后不见的记录: the program's own notes say that an invoice was stored, and it is there no longer.</summary>
/// <param name="FileName">The file that it came in; empty where that is not known either.</param>
/// <param name="StoredAt">When it was stored; null = not known.</param>
/// <param name="UpgradedAt">When the database was last upgraded; null = not known.</param>
public sealed record LostFact(string FileName, DateTimeOffset? StoredAt, DateTimeOffset? UpgradedAt)
{
    /// <summary>Whether the database was upgraded after it had been stored.</summary>
    public bool IsBeforeUpgrade => StoredAt is { } stored && UpgradedAt is { } upgraded && upgraded > stored;
}
