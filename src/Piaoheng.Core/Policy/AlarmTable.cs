namespace Piaoheng.Core.Policy;

/// <summary>提醒口径: from when on something that does not come is told.</summary>
public sealed class AlarmTable
{
    private const string Channels = "channels";
    private readonly DatedTable<AlarmTerms> _table;

    internal AlarmTable(IEnumerable<AlarmTerms> editions) => _table = new DatedTable<AlarmTerms>(editions);

    /// <summary>The terms in force on a day.</summary>
    public AlarmTerms At(DateOnly day) =>
        _table.At(Channels, day) ?? _table.Find(Channels) ?? throw new PolicyException("policy/alarms has no entry 'channels'");
}
