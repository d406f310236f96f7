using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Reconciliation.Pages;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>核对结果 of the latest run for the lists of other modules.</summary>
internal sealed class InvoiceVerdicts(Database db, RunResults results) : IInvoiceVerdicts
{
    public async Task<LatestVerdicts?> Find(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation)
    {
        if (await results.Find(taxpayerId, runNo: null, cancellation) is not { } run)
        {
            return null;
        }

        var rows = await db.Rows<DifferenceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.RunNo == run.RunNo && keys.Contains(row.OursKey))
            .Select(row => new
            {
                row.OursKey,
                row.Kind,
                row.ResultNo,
            })
            .ToListAsync(cancellation);
        return new LatestVerdicts(
            run.RunNo,
            run.At,
            rows.GroupBy(row => row.OursKey, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => Verdict(run.RunNo, [.. group.Select(row => (DifferenceMarks.Parse(row.Kind)!.Value, row.ResultNo))]),
                    StringComparer.Ordinal
                )
        );
    }

    public IReadOnlyList<FilterChoice> Kinds { get; } =
    [
        .. DifferenceMarks
            .Differences.Concat(DifferenceMarks.Others)
            .Where(kind => kind != DifferenceKind.MissingOurs)
            .Select(kind => new FilterChoice(DifferenceWords.Of(kind), DifferenceMarks.Of(kind).Word)),
    ];

    public async Task<LatestResults?> Query(long taxpayerId, string? kind, CancellationToken cancellation)
    {
        if (await results.Find(taxpayerId, runNo: null, cancellation) is not { } run)
        {
            return null;
        }

        var rows = db.Rows<DifferenceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.RunNo == run.RunNo && row.OursKey != "");
        if (kind is not null)
        {
            rows = rows.Where(row => row.Kind == kind);
        }

        return new LatestResults(run.At, rows.Select(row => new ResultOnOurs { Key = row.OursKey }));
    }

    // The kinds stand in the order in which a person looks at them.
    private static InvoiceVerdict Verdict(int runNo, IReadOnlyList<(DifferenceKind Kind, int ResultNo)> results)
    {
        var ordered = results.OrderBy(result => result.Kind).ToList();
        return new InvoiceVerdict(
            [.. ordered.Select(result => DifferenceMarks.Of(result.Kind))],
            string.Create(
                CultureInfo.InvariantCulture,
                $"reconciliation?run={runNo}&kind={DifferenceWords.Of(ordered[0].Kind)}&result={ordered[0].ResultNo}"
            )
        );
    }
}
