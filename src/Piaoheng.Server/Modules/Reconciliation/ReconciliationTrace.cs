using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Reconciliation.Pages;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>核对轨迹: what the latest runs said of an invoice, where it changed, and what people decided about it.</summary>
internal sealed class ReconciliationTrace(Database db) : ITraceSource
{
    private const int MostRuns = 30;

    public async Task<IReadOnlyList<TraceEvent>> Read(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var runs = await db.Rows<RunRecord>()
            .Where(run => run.TaxpayerId == taxpayerId)
            .OrderByDescending(run => run.RunNo)
            .Take(MostRuns)
            .ToListAsync(cancellation);
        if (runs.Count == 0)
        {
            return [];
        }

        var results = await Results(taxpayerId, [.. runs.Select(run => run.RunNo)], [.. keys], cancellation);
        var events = new List<TraceEvent>();
        var last = "";
        foreach (var run in runs.OrderBy(run => run.RunNo))
        {
            var own = results.Where(row => row.RunNo == run.RunNo).ToList();
            var word = string.Join('、', own.Select(row => WordOf(row.Kind)).Distinct(StringComparer.Ordinal));
            if (word.Length > 0 && word != last)
            {
                events.Add(Said(run, own[0], word));
            }

            last = word;
        }

        events.AddRange(
            await Decisions(taxpayerId, [.. results.Select(row => row.Subject).Distinct(StringComparer.Ordinal)], cancellation)
        );
        events.AddRange(await Links(taxpayerId, [.. keys], cancellation));
        return events;
    }

    // Along the two indexes of the results: by our key, and by the subjects that a result without ours can have.
    private async Task<List<DifferenceRecord>> Results(long taxpayerId, int[] runs, string[] keys, CancellationToken ct)
    {
        string[] subjects =
        [
            .. from kind in Enum.GetValues<DifferenceKind>() from key in keys select $"{DifferenceWords.Of(kind)}||{key}",
        ];
        var found = new List<DifferenceRecord>();
        foreach (var run in runs)
        {
            found.AddRange(
                await db.Rows<DifferenceRecord>()
                    .Where(row => row.TaxpayerId == taxpayerId && row.RunNo == run && EF.Parameter(keys).Contains(row.OursKey))
                    .ToListAsync(ct)
            );
            found.AddRange(
                await db.Rows<DifferenceRecord>()
                    .Where(row =>
                        row.TaxpayerId == taxpayerId && row.RunNo == run && EF.Parameter(subjects).Contains(row.Subject)
                    )
                    .ToListAsync(ct)
            );
        }

        return [.. found.DistinctBy(row => (row.RunNo, row.ResultNo)).OrderBy(row => row.ResultNo)];
    }

    private async Task<IEnumerable<TraceEvent>> Decisions(long taxpayerId, string[] subjects, CancellationToken ct) =>
        (
            await db.Rows<DecisionRecord>()
                .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(subjects).Contains(row.Subject))
                .ToListAsync(ct)
        ).Select(row => new TraceEvent
        {
            At = row.At,
            IsBureaus = false,
            Says = new CodedText(
                "TRC-DECIDED",
                "人工判断：{action}，{reason}",
                ("action", row.Action == "accepted" ? "认可" : "忽略"),
                ("reason", row.Reason)
            ),
            Source = row.Actor,
            Link = "reconciliation",
        });

    private async Task<IEnumerable<TraceEvent>> Links(long taxpayerId, string[] keys, CancellationToken ct) =>
        (
            await db.Rows<LinkRecord>()
                .Where(link =>
                    link.TaxpayerId == taxpayerId
                    && (EF.Parameter(keys).Contains(link.OursKey) || EF.Parameter(keys).Contains(link.TheirsKey))
                )
                .ToListAsync(ct)
        ).Select(link => new TraceEvent
        {
            At = link.At,
            IsBureaus = false,
            Says = new CodedText(
                "TRC-LINKED",
                "{action}：账内 {ours} 与税局 {theirs}，{reason}",
                ("action", link.Action == LinkRecord.Linked ? "人工关联" : "解除关联"),
                ("ours", link.OursKey),
                ("theirs", link.TheirsKey),
                ("reason", link.Reason)
            ),
            Source = link.Actor,
            Link = "reconciliation",
        });

    private static TraceEvent Said(RunRecord run, DifferenceRecord row, string word) =>
        new()
        {
            At = run.At,
            IsBureaus = false,
            Says = new CodedText("TRC-RECONCILED", "发票核对：{result}", ("result", word)),
            Source = Say.It($"第 {run.RunNo} 次核对，{Actor.Shown(run.Actor)}，政策 {run.Policy}"),
            Link = FormattableString.Invariant($"reconciliation?run={run.RunNo}&kind={row.Kind}&result={row.ResultNo}"),
        };

    private static string WordOf(string kind) => DifferenceMarks.Parse(kind) is { } known ? DifferenceMarks.Of(known).Word : kind;
}
