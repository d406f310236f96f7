using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
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

        var elsewhere = await Look(taxpayerId, cells.ToDictionary(cell => cell.Key, cell => cell.Value.Alone), cancellation);
        foreach (var (key, proof) in elsewhere.Tell(cells.ToDictionary(cell => cell.Key, cell => cell.Value.Alone)))
        {
            (cells[key].Proof, cells[key].Elsewhere) = (proof, elsewhere);
        }

        return cells;
    }

    /// <summary>What the other side lists of the gaps of some cells in another place.</summary>
    /// <remarks>What has no mate in its own cell may stand in another: by another kind, or by another date. Then it is not missing.</remarks>
    public async Task<Elsewhere> Look(
        long taxpayerId,
        IReadOnlyDictionary<CellKey, MonthProof> alone,
        CancellationToken cancellation
    )
    {
        var elsewhere = new Elsewhere();
        foreach (var direction in alone.GroupBy(cell => cell.Key.Direction))
        {
            var gaps = direction.SelectMany(cell => cell.Value.Gaps).ToList();
            var onlyOurs = KeysOf(gaps.Where(gap => gap.Kind == ProofGapKind.OnlyOurs));
            var onlyTheirs = KeysOf(gaps.Where(gap => gap.Kind == ProofGapKind.OnlyTheirs));
            elsewhere.Add(Side.Theirs, await theirs.Listed(taxpayerId, direction.Key, onlyOurs, cancellation));
            elsewhere.Add(Side.Ours, await ours.Listed(taxpayerId, direction.Key, onlyTheirs, cancellation));
        }

        return elsewhere;
    }

    private static string[] KeysOf(IEnumerable<ProofGap> gaps) => [.. gaps.SelectMany(gap => gap.Face.Keys)];

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
    private MonthProof? alone;
    private MonthProof? proof;

    /// <summary>账内.</summary>
    public List<ListEntry> Ours { get; } = [];

    /// <summary>税局.</summary>
    public List<ListEntry> Theirs { get; } = [];

    /// <summary>Both compared invoice by invoice, once they are complete, nothing else being looked at.</summary>
    public MonthProof Alone => alone ??= MonthProof.Of(Ours, Theirs);

    /// <summary>The same, knowing what is listed in another place.</summary>
    public MonthProof Proof
    {
        get => proof ?? Alone;
        set => proof = value;
    }

    /// <summary>What was listed in another place when they were compared.</summary>
    public Elsewhere Elsewhere { get; set; } = new();

    /// <summary>账内, with those that are listed in another place.</summary>
    public IReadOnlyList<ListEntry> AllOurs => [.. Ours.UnionBy(Proof.Apart.Select(pair => pair.Ours), entry => entry.Id)];

    /// <summary>税局, with those that are listed in another place.</summary>
    public IReadOnlyList<ListEntry> AllTheirs => [.. Theirs.UnionBy(Proof.Apart.Select(pair => pair.Theirs), entry => entry.Id)];
}
