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

        return cells;
    }

    private MonthLists CellOf(Dictionary<CellKey, MonthLists> cells, ListEntry listed)
    {
        var key = CellKey.Of(listed.Direction, listed.Kind, listed.IssueDate, policy);
        if (!cells.TryGetValue(key, out var lists))
        {
            cells[key] = lists = MonthLists.Empty();
        }

        return lists;
    }
}

/// <summary>Both lists of one cell.</summary>
/// <param name="Ours">账内.</param>
/// <param name="Theirs">税局.</param>
internal sealed record MonthLists(List<ListEntry> Ours, List<ListEntry> Theirs)
{
    public static MonthLists Empty() => new([], []);

    public MonthProof Proof => MonthProof.Of(Ours, Theirs);
}
