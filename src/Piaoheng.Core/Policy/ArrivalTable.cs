namespace Piaoheng.Core.Policy;

/// <summary>归集时间: how many days after 开票日期 the other side may be expected to know an invoice.</summary>
/// <remarks>Before that it is <c>not-yet-due</c>, never missing.</remarks>
public sealed class ArrivalTable
{
    private const string Bureau = "bureau";
    private readonly DatedTable<ArrivalDelays> _table;

    internal ArrivalTable(IEnumerable<ArrivalDelays> editions) => _table = new DatedTable<ArrivalDelays>(editions);

    /// <summary>The delay for an invoice of the kind issued on the day.</summary>
    /// <param name="kindId">票种.</param>
    /// <param name="channel">开票渠道 (<c>leqi</c>, <c>tax-control</c> …), where known; it goes before the kind.</param>
    /// <param name="issueDate">开票日期.</param>
    public ArrivalDelay Of(string kindId, string? channel, DateOnly issueDate)
    {
        var edition =
            _table.At(Bureau, issueDate)
            ?? _table.Find(Bureau)
            ?? throw new PolicyException("policy/arrival has no entry 'bureau'");
        return edition.Delays.Where(delay => delay.Fits(kindId, channel)).MaxBy(delay => delay.Weight) ?? edition.Otherwise;
    }

    /// <summary>First day on which the invoice is due on the other side: 开票日期 plus the delay.</summary>
    public DateOnly DueOn(string kindId, string? channel, DateOnly issueDate)
    {
        var days = Of(kindId, channel, issueDate).Days;
        return issueDate.DayNumber + days > DateOnly.MaxValue.DayNumber ? DateOnly.MaxValue : issueDate.AddDays(days);
    }
}

/// <summary>One edition of the delays.</summary>
internal sealed record ArrivalDelays : DatedEntry
{
    public required IReadOnlyList<ArrivalDelay> Delays { get; init; }

    public required ArrivalDelay Otherwise { get; init; }
}

/// <summary>归集时间 of one channel or of some kinds.</summary>
/// <param name="Days">Whole days after 开票日期.</param>
/// <param name="Because">说明, in Chinese, for reasons.</param>
public sealed record ArrivalDelay(int Days, string Because)
{
    /// <summary>Only for this 开票渠道; null = for any.</summary>
    public string? Channel { get; init; }

    /// <summary>Only for these kinds; empty = for any.</summary>
    public IReadOnlyList<string> Kinds
    {
        get;
        init => field = value ?? [];
    } = [];

    // What names the channel says more than what names the kind.
    internal int Weight => (Channel is null ? 0 : 2) + (Kinds.Count == 0 ? 0 : 1);

    internal bool Fits(string kindId, string? channel) =>
        (Channel is null || string.Equals(Channel, channel, StringComparison.Ordinal))
        && (Kinds.Count == 0 || Kinds.Contains(kindId, StringComparer.Ordinal));
}
