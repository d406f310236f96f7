using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>与上次比较: what is new in a run, what is gone, and what rests on other evidence, against the run before it.</summary>
internal sealed class RunChanges(Database db)
{
    public const string New = "new";
    public const string Gone = "gone";
    public const string Changed = "changed";

    /// <summary>Counts for one kind.</summary>
    /// <param name="New">Results that the run before did not have.</param>
    /// <param name="Gone">Results that only the run before had.</param>
    /// <param name="Changed">Results of both, with other evidence.</param>
    public sealed record Counts(int New, int Gone, int Changed)
    {
        public static Counts None { get; } = new(0, 0, 0);
    }

    /// <summary>Counts by kind; kinds without a change are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Counts>> Count(
        (RunRecord Now, RunRecord Before) runs,
        IReadOnlyList<string> kinds,
        CancellationToken ct
    )
    {
        var added = await ByKind(Rows(runs, New), kinds, ct);
        var gone = await ByKind(Rows(runs, Gone), kinds, ct);
        var changed = await ByKind(Rows(runs, Changed), kinds, ct);
        return kinds
            .Where(kind => added.ContainsKey(kind) || gone.ContainsKey(kind) || changed.ContainsKey(kind))
            .ToDictionary(
                kind => kind,
                kind => new Counts(added.GetValueOrDefault(kind), gone.GetValueOrDefault(kind), changed.GetValueOrDefault(kind)),
                StringComparer.Ordinal
            );
    }

    /// <summary>The results that changed in one way, in their order, from a place on. Of <see cref="Gone"/> they are results of the run before.</summary>
    public Task<List<DifferenceRecord>> Page(
        (RunRecord Now, RunRecord Before) runs,
        string since,
        IReadOnlyList<string> kinds,
        int after,
        CancellationToken ct
    ) =>
        Rows(runs, since)
            .Where(row => kinds.Contains(row.Kind) && row.ResultNo > after)
            .OrderBy(row => row.ResultNo)
            .Take(RunResults.PageSize)
            .ToListAsync(ct);

    /// <summary>What the run now says of the invoices of results that are gone: kinds by the number of the result.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<string>>> KindsNow(
        RunRecord now,
        IReadOnlyList<DifferenceRecord> gone,
        CancellationToken ct
    )
    {
        var ours = gone.Select(row => row.OursKey).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var theirs = gone.Select(row => row.TheirsKey).Where(key => key.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        var found = await Of(now)
            .Where(row => ours.Contains(row.OursKey) || theirs.Contains(row.TheirsKey))
            .Select(row => new
            {
                row.OursKey,
                row.TheirsKey,
                row.Kind,
            })
            .ToListAsync(ct);
        return gone.ToDictionary(
            row => row.ResultNo,
            row =>
                (IReadOnlyList<string>)
                    [
                        .. found
                            .Where(each =>
                                (row.OursKey.Length > 0 && each.OursKey == row.OursKey)
                                || (row.TheirsKey.Length > 0 && each.TheirsKey == row.TheirsKey)
                            )
                            .Select(each => each.Kind)
                            .Distinct(StringComparer.Ordinal),
                    ]
        );
    }

    private IQueryable<DifferenceRecord> Rows((RunRecord Now, RunRecord Before) runs, string since)
    {
        var now = Of(runs.Now);
        var before = Of(runs.Before);
        return since switch
        {
            New => now.Where(row => !before.Any(old => old.Subject == row.Subject)),
            Gone => before.Where(row => !now.Any(later => later.Subject == row.Subject)),
            _ => now.Where(row =>
                before.Any(old => old.Subject == row.Subject)
                && !before.Any(old => old.Subject == row.Subject && old.Evidence == row.Evidence)
            ),
        };
    }

    private static async Task<Dictionary<string, int>> ByKind(
        IQueryable<DifferenceRecord> rows,
        IReadOnlyList<string> kinds,
        CancellationToken ct
    ) =>
        await rows.Where(row => kinds.Contains(row.Kind))
            .GroupBy(row => row.Kind)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, StringComparer.Ordinal, ct);

    private IQueryable<DifferenceRecord> Of(RunRecord run) =>
        db.Rows<DifferenceRecord>().Where(row => row.TaxpayerId == run.TaxpayerId && row.RunNo == run.RunNo);
}
