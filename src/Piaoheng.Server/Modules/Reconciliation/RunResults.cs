using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>Reads runs and their results for the pages.</summary>
internal sealed class RunResults(Database db)
{
    /// <summary>Results of one page.</summary>
    public const int PageSize = 100;

    /// <summary>Counts and sums of one kind in a run.</summary>
    /// <param name="Kind">The fixed word.</param>
    /// <param name="Count">Results.</param>
    /// <param name="Fen">Σ 价税合计 in 分, of our side where it has one.</param>
    public sealed record KindCount(string Kind, int Count, long Fen);

    /// <summary>The run asked for, or the latest; null when there is none.</summary>
    public Task<RunRecord?> Find(long taxpayerId, int? runNo, CancellationToken ct) =>
        db.Rows<RunRecord>()
            .Where(run => run.TaxpayerId == taxpayerId && (runNo == null || run.RunNo == runNo))
            .OrderByDescending(run => run.RunNo)
            .FirstOrDefaultAsync(ct);

    /// <summary>Counts of each kind.</summary>
    public async Task<IReadOnlyDictionary<string, KindCount>> Counts(long taxpayerId, int runNo, CancellationToken ct)
    {
        var rows = await db.Rows<DifferenceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.RunNo == runNo)
            .GroupBy(row => row.Kind)
            .Select(group => new
            {
                Kind = group.Key,
                Count = group.Count(),
                Fen = group.Sum(row => row.OursFen ?? row.TheirsFen ?? 0),
            })
            .ToListAsync(ct);
        return rows.ToDictionary(row => row.Kind, row => new KindCount(row.Kind, row.Count, row.Fen), StringComparer.Ordinal);
    }

    /// <summary>Results of the kinds, in their order, from a place on.</summary>
    public Task<List<DifferenceRecord>> Page(
        long taxpayerId,
        int runNo,
        IReadOnlyList<string> kinds,
        int after,
        CancellationToken ct
    ) =>
        db.Rows<DifferenceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.RunNo == runNo && kinds.Contains(row.Kind) && row.ResultNo > after)
            .OrderBy(row => row.ResultNo)
            .Take(PageSize)
            .ToListAsync(ct);

    /// <summary>One result.</summary>
    public Task<DifferenceRecord?> Result(long taxpayerId, int runNo, int resultNo, CancellationToken ct) =>
        db.Rows<DifferenceRecord>()
            .SingleOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.RunNo == runNo && row.ResultNo == resultNo, ct);

    /// <summary>What people linked and unlinked about the two sides of a result.</summary>
    public Task<List<LinkRecord>> Links(DifferenceRecord result, CancellationToken ct) =>
        db.Rows<LinkRecord>()
            .Where(link =>
                link.TaxpayerId == result.TaxpayerId
                && (
                    (result.OursKey != "" && link.OursKey == result.OursKey)
                    || (result.TheirsKey != "" && link.TheirsKey == result.TheirsKey)
                )
            )
            .OrderBy(link => link.OursKey)
            .ThenBy(link => link.TheirsKey)
            .ToListAsync(ct);

    /// <summary>Decisions about the results, by subject.</summary>
    public async Task<IReadOnlyDictionary<string, DecisionRecord>> Decisions(
        long taxpayerId,
        IReadOnlyList<string> subjects,
        CancellationToken ct
    )
    {
        var rows = await db.Rows<DecisionRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && subjects.Contains(row.Subject))
            .ToListAsync(ct);
        return rows.ToDictionary(row => row.Subject, StringComparer.Ordinal);
    }
}
