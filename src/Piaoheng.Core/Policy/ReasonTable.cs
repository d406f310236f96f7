namespace Piaoheng.Core.Policy;

/// <summary>处理原因: the reasons that people choose from when they correct, return or put aside.</summary>
public sealed class ReasonTable
{
    private readonly DatedTable<ReasonEdition> _table;

    internal ReasonTable(IEnumerable<ReasonEdition> editions) => _table = new DatedTable<ReasonEdition>(editions);

    /// <summary>The reasons for a use in force on the day, in the order in which they are offered.</summary>
    public IReadOnlyList<ReasonEntry> For(string use, DateOnly day) =>
        [.. Edition(day).Reasons.Where(reason => string.Equals(reason.Use, use, StringComparison.Ordinal))];

    /// <summary>A reason; null when there is none of this code for the use.</summary>
    public ReasonEntry? Find(string use, string? code, DateOnly day) =>
        For(use, day).FirstOrDefault(reason => string.Equals(reason.Code, code, StringComparison.Ordinal));

    /// <summary>What people call a reason, also one that is no longer offered; the code itself where none is known.</summary>
    public string NameOf(string code) =>
        _table
            .Editions(ReasonEdition.Only)
            .SelectMany(edition => edition.Reasons)
            .LastOrDefault(reason => string.Equals(reason.Code, code, StringComparison.Ordinal))
            ?.Name
        ?? code;

    private ReasonEdition Edition(DateOnly day) =>
        _table.At(ReasonEdition.Only, day)
        ?? _table.Find(ReasonEdition.Only)
        ?? throw new PolicyException("policy/reasons has no entry 'handling'");
}

/// <summary>One edition of the table.</summary>
internal sealed record ReasonEdition : DatedEntry
{
    public const string Only = "handling";

    public required IReadOnlyList<ReasonEntry> Reasons { get; init; }
}

/// <summary>一个原因.</summary>
/// <param name="Code">Stable code, as stored.</param>
/// <param name="Use">A value of <see cref="ReasonUse"/>.</param>
/// <param name="Name">名称.</param>
public sealed record ReasonEntry(string Code, string Use, string Name);

/// <summary>What a reason is given for.</summary>
public static class ReasonUse
{
    /// <summary>更正.</summary>
    public const string Correct = "correct";

    /// <summary>退回.</summary>
    public const string Return = "return";

    /// <summary>移入回收站.</summary>
    public const string Trash = "trash";
}
