using Piaoheng.Core.Completeness;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;

namespace Piaoheng.Server.Modules.Completeness;

/// <summary>逐张比较: the lists that both sides hold of a month, cell by cell.</summary>
internal sealed class CompareMonths(IOurRecords ours, IBureauRecords theirs, PolicyPack policy)
{
    /// <summary>Both lists of every cell of a month that holds an invoice.</summary>
    public async Task<IReadOnlyDictionary<CellKey, MonthLists>> Read(
        long taxpayerId,
        DateOnly month,
        CancellationToken cancellation
    )
    {
        var last = month.AddMonths(1).AddDays(-1);
        var cells = new Dictionary<CellKey, MonthLists>();
        await foreach (var listed in ours.Listed(taxpayerId, month, last, cancellation))
        {
            CellOf(cells, listed).Ours.Add(listed);
        }

        await foreach (var listed in theirs.Listed(taxpayerId, month, last, cancellation))
        {
            CellOf(cells, listed).Theirs.Add(listed);
        }

        // What has no mate in its own cell may stand in another: by another kind, or by another date. Then it is not missing.
        foreach (var direction in cells.Keys.Select(key => key.Direction).Distinct().ToList())
        {
            var own = cells.Where(cell => cell.Key.Direction == direction).Select(cell => cell.Value).ToList();
            var gaps = own.SelectMany(lists => lists.Proof.Gaps).ToList();
            var listed = await theirs.Listed(taxpayerId, direction, KeysOf(gaps.Where(IsOnlyOurs)), cancellation);
            var held = await ours.Listed(taxpayerId, direction, KeysOf(gaps.Where(IsOnlyTheirs)), cancellation);
            var (ourIndex, theirIndex) = (ByKey(held), ByKey(listed));
            foreach (var lists in own)
            {
                lists.Proof = lists.Proof.Knowing(ourIndex, theirIndex);
            }
        }

        return cells;
    }

    private static bool IsOnlyOurs(ProofGap gap) => gap.Kind == ProofGapKind.OnlyOurs;

    private static bool IsOnlyTheirs(ProofGap gap) => gap.Kind == ProofGapKind.OnlyTheirs;

    private static string[] KeysOf(IEnumerable<ProofGap> gaps) => [.. gaps.SelectMany(gap => gap.Face.Keys)];

    private static Dictionary<string, ListEntry> ByKey(IEnumerable<ListEntry> entries)
    {
        var index = new Dictionary<string, ListEntry>(StringComparer.Ordinal);
        foreach (var (entry, key) in entries.SelectMany(entry => entry.Keys.Select(key => (entry, key))))
        {
            index.TryAdd(key, entry);
        }

        return index;
    }

    private MonthLists CellOf(Dictionary<CellKey, MonthLists> cells, ListEntry listed)
    {
        var key = CellKey.Of(listed.Direction, listed.Kind, listed.IssueDate, policy);
        if (!cells.TryGetValue(key, out var lists))
        {
            cells[key] = lists = new MonthLists();
        }

        return lists;
    }
}

/// <summary>Both lists of one cell.</summary>
internal sealed class MonthLists
{
    private MonthProof? proof;

    /// <summary>账内.</summary>
    public List<ListEntry> Ours { get; } = [];

    /// <summary>税局.</summary>
    public List<ListEntry> Theirs { get; } = [];

    /// <summary>Both compared invoice by invoice, once they are complete.</summary>
    public MonthProof Proof
    {
        get => proof ??= MonthProof.Of(Ours, Theirs);
        set => proof = value;
    }

    /// <summary>账内, with those that are listed in another place.</summary>
    public IReadOnlyList<ListEntry> AllOurs => [.. Ours.UnionBy(Proof.Apart.Select(pair => pair.Ours), entry => entry.Id)];

    /// <summary>税局, with those that are listed in another place.</summary>
    public IReadOnlyList<ListEntry> AllTheirs => [.. Theirs.UnionBy(Proof.Apart.Select(pair => pair.Theirs), entry => entry.Id)];
}
