namespace Piaoheng.Core.Policy;

/// <summary>原因与下一步: what people call each cause, what it lets one say, and what is to be done about it.</summary>
public sealed class CauseTable
{
    private readonly DatedTable<CauseEdition> _table;

    internal CauseTable(IEnumerable<CauseEdition> editions) => _table = new DatedTable<CauseEdition>(editions);

    /// <summary>All causes in force on the day, the one that must be known first at the beginning.</summary>
    public IReadOnlyList<CauseEntry> At(DateOnly day) =>
        (_table.At(CauseEdition.Only, day) ?? _table.Find(CauseEdition.Only))?.Causes
        ?? throw new PolicyException("policy/causes has no entry 'diagnosis'");
}

/// <summary>One edition of the table.</summary>
internal sealed record CauseEdition : DatedEntry
{
    public const string Only = "diagnosis";

    public required IReadOnlyList<CauseEntry> Causes { get; init; }
}

/// <summary>一个原因.</summary>
/// <remarks>Words in braces in <see cref="Action"/>, <see cref="Link"/> and <see cref="Letter"/> are filled in from the case.</remarks>
public sealed record CauseEntry
{
    /// <summary>Id: a value of <see cref="Diagnosis.Cause"/>.</summary>
    public required string Cause { get; init; }

    /// <summary>
    /// Where it holds the invoice: <c>ours-only</c>, <c>theirs-only</c>, or <c>issued</c> = 本单位是销售方, which goes before; null = wherever
    /// no narrower entry of the cause fits.
    /// </summary>
    public string? Where { get; init; }

    /// <summary>名称.</summary>
    public required string Name { get; init; }

    /// <summary>结论: <c>found</c>, <c>explained</c>, <c>not-found-in-scope</c> or <c>cannot-tell</c>.</summary>
    public required string Verdict { get; init; }

    /// <summary>结论一句话, for the head of the page.</summary>
    public required string Says { get; init; }

    /// <summary>下一步.</summary>
    public required string Action { get; init; }

    /// <summary>谁来做.</summary>
    public required string Who { get; init; }

    /// <summary>Where it is done, below the taxpayer; null = outside the program.</summary>
    public string? Link { get; init; }

    /// <summary>Words of the button that opens <see cref="Link"/>.</summary>
    public string? Button { get; init; }

    /// <summary>What else can be done at once: <c>retry</c> (read a waiting file again), <c>link</c> (link a suspect pair), <c>letter</c> (text for the other party).</summary>
    public IReadOnlyList<string> Also
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>致对方的函, to be copied; null = none.</summary>
    public string? Letter { get; init; }

    /// <summary>The question to a person, where only a person knows; null = the program decides by itself.</summary>
    public string? Question { get; init; }

    /// <summary>When the question is asked: <c>absent</c>, <c>ours-only</c>, <c>theirs-only</c>.</summary>
    public IReadOnlyList<string> Asked
    {
        get;
        init => field = value ?? [];
    } = [];
}
