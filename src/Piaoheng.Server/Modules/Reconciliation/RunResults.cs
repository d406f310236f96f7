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
    /// <param name="Oldest">First 开票日期; null = none is known.</param>
    public sealed record KindCount(string Kind, int Count, long Fen, DateOnly? Oldest);

    /// <summary>The run asked for, or the latest; null when there is none.</summary>
    public Task<RunRecord?> Find(long taxpayerId, int? runNo, CancellationToken ct) =>
        db.Rows<RunRecord>()
            .Where(run => run.TaxpayerId == taxpayerId && (runNo == null || run.RunNo == runNo))
            .OrderByDescending(run => run.RunNo)
            .FirstOrDefaultAsync(ct);

    /// <summary>Counts of each kind.</summary>
    public Task<IReadOnlyDictionary<string, KindCount>> Counts(RunRecord run, CancellationToken ct) => Counts(Of(run), ct);

    /// <summary>Counts of the kinds among the results that nobody has decided about.</summary>
    public Task<IReadOnlyDictionary<string, KindCount>> Undecided(
        RunRecord run,
        IReadOnlyList<string> kinds,
        CancellationToken ct
    ) => Counts(Undecided(run).Where(row => kinds.Contains(row.Kind)), ct);

    // A decision holds as long as what it was about stays the same.
    private IQueryable<DifferenceRecord> Undecided(RunRecord run) =>
        Of(run)
            .Where(row =>
                !db.Rows<DecisionRecord>()
                    .Any(decision =>
                        decision.TaxpayerId == row.TaxpayerId
                        && decision.Subject == row.Subject
                        && decision.Evidence == row.Evidence
                    )
            );

    private IQueryable<DifferenceRecord> Of(RunRecord run) =>
        db.Rows<DifferenceRecord>().Where(row => row.TaxpayerId == run.TaxpayerId && row.RunNo == run.RunNo);

    private static async Task<IReadOnlyDictionary<string, KindCount>> Counts(
        IQueryable<DifferenceRecord> results,
        CancellationToken ct
    )
    {
        var rows = await results
            .GroupBy(row => row.Kind)
            .Select(group => new
            {
                Kind = group.Key,
                Count = group.Count(),
                Fen = group.Sum(row => row.OursFen ?? row.TheirsFen ?? 0),
                Oldest = group.Min(row => row.IssueDate),
            })
            .ToListAsync(ct);
        return rows.ToDictionary(
            row => row.Kind,
            row => new KindCount(row.Kind, row.Count, row.Fen, row.Oldest),
            StringComparer.Ordinal
        );
    }

    /// <summary>Results of the kinds, in their order, from a place on.</summary>
    /// <param name="run">The run.</param>
    /// <param name="kinds">Their kinds.</param>
    /// <param name="isUndecided">Only those that nobody has decided about.</param>
    /// <param name="after">The last result of the page before; 0 = the first page.</param>
    /// <param name="ct">Stops the search.</param>
    public Task<List<DifferenceRecord>> Page(
        RunRecord run,
        IReadOnlyList<string> kinds,
        bool isUndecided,
        int after,
        CancellationToken ct
    ) =>
        (isUndecided ? Undecided(run) : Of(run))
            .Where(row => kinds.Contains(row.Kind) && row.ResultNo > after)
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
