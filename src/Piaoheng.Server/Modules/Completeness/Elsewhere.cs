using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>列在别处的: what either side lists of the gaps of a month in another place — by another kind, or by another date.</summary>
internal sealed class Elsewhere
{
    private static readonly Dictionary<string, ListEntry> Nothing = [];

    private readonly Dictionary<(Direction Direction, Side Side), Dictionary<string, ListEntry>> _entries = [];

    /// <summary>Adds entries of a side.</summary>
    public void Add(Side side, IEnumerable<ListEntry> entries)
    {
        foreach (var entry in entries)
        {
            foreach (var key in entry.Keys)
            {
                Add(side, key, entry);
            }
        }
    }

    /// <summary>The same, with what some months list now in the place of what they listed.</summary>
    /// <remarks>A number belongs to one invoice of a side: what mends a gap here has no mate in its own month, so it is a gap there.</remarks>
    /// <param name="months">The gaps of these months, each compared alone.</param>
    public Elsewhere With(IReadOnlyDictionary<DateOnly, IEnumerable<ProofGap>> months)
    {
        var now = new Elsewhere();
        foreach (var ((_, side), entries) in _entries)
        {
            foreach (var (key, entry) in entries.Where(each => !months.ContainsKey(MonthOf(each.Value))))
            {
                now.Add(side, key, entry);
            }
        }

        foreach (var gap in months.Values.SelectMany(gaps => gaps).Where(gap => gap.Kind != ProofGapKind.Differs))
        {
            now.Add(gap.Ours is null ? Side.Theirs : Side.Ours, [gap.Face]);
        }

        return now;
    }

    /// <summary>The proofs of cells that were compared alone, told of it.</summary>
    public IReadOnlyDictionary<CellKey, MonthProof> Tell(IReadOnlyDictionary<CellKey, MonthProof> alone) =>
        alone.ToDictionary(
            cell => cell.Key,
            cell =>
                cell.Value.Knowing(
                    _entries.GetValueOrDefault((cell.Key.Direction, Side.Ours), Nothing),
                    _entries.GetValueOrDefault((cell.Key.Direction, Side.Theirs), Nothing)
                )
        );

    private void Add(Side side, string key, ListEntry entry)
    {
        if (!_entries.TryGetValue((entry.Direction, side), out var entries))
        {
            _entries[(entry.Direction, side)] = entries = new Dictionary<string, ListEntry>(StringComparer.Ordinal);
        }

        entries.TryAdd(key, entry);
    }

    private static DateOnly MonthOf(ListEntry entry) => new(entry.IssueDate.Year, entry.IssueDate.Month, 1);
}
