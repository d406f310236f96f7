namespace Piaoheng.Core.Policy;

/// <summary>办理时限: within how many hours an outcome that is not known yet must become known.</summary>
public sealed class CountdownTable
{
    private readonly DatedTable<CountdownEdition> _table;

    internal CountdownTable(IEnumerable<CountdownEdition> editions) => _table = new DatedTable<CountdownEdition>(editions);

    /// <summary>The limit in force on a day; null = none is known.</summary>
    public Countdown? Find(string id, DateOnly day) =>
        _table.At(CountdownEdition.Only, day)?.Limits.FirstOrDefault(limit => limit.Id == id);
}

/// <summary>One edition of the table.</summary>
internal sealed record CountdownEdition : DatedEntry
{
    public const string Only = "outcomes";

    public required IReadOnlyList<Countdown> Limits { get; init; }
}

/// <summary>一个时限.</summary>
/// <param name="Id"><c>red-confirmation</c>, <c>leqi-upload</c>.</param>
/// <param name="Hours">Hours from the moment at which it began.</param>
/// <param name="Name">名称.</param>
public sealed record Countdown(string Id, int Hours, string Name)
{
    /// <summary>红字确认.</summary>
    public const string RedConfirmation = "red-confirmation";

    /// <summary>乐企上传结果.</summary>
    public const string LeqiUpload = "leqi-upload";
}
