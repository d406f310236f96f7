using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>Gives the bureau's records to the reconciliation.</summary>
internal sealed class BureauRecords(Database db, BureauLoader loader) : IBureauRecords
{
    private const int Batch = 2_000;

    public async IAsyncEnumerable<BureauRow> Read(
        long taxpayerId,
        DateOnly? from,
        DateOnly? to,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var first = from ?? DateOnly.MinValue;
        var last = to ?? DateOnly.MaxValue;
        var seen = long.MinValue;
        while (true)
        {
            var rows = await db.Rows<BureauRecord>()
                .Where(row =>
                    row.TaxpayerId == taxpayerId
                    && row.RecordId > seen
                    && ((row.IssueDate >= first && row.IssueDate <= last) || row.IssueDate == DateOnly.MinValue)
                )
                .OrderBy(row => row.RecordId)
                .Take(Batch)
                .ToListAsync(cancellation);
            foreach (var own in await loader.WithLines(taxpayerId, rows, cancellation))
            {
                yield return new BureauRow(Record(own), own.Row.RecordId);
            }

            if (rows.Count < Batch)
            {
                yield break;
            }

            seen = rows[^1].RecordId;
        }
    }

    public async Task<IReadOnlyList<Coverage>> Coverage(long taxpayerId, CancellationToken cancellation)
    {
        var rows = await db.Rows<CoverageRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .OrderBy(row => row.CoverageId)
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(row => new Coverage
            {
                Direction = row.Direction,
                Kinds = row.Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries),
                From = row.FromDate,
                To = row.ToDate,
                Basis = row.Basis,
                ReadAt = row.ReadAt,
                Rows = row.RowCount,
                Amount = Yuan.FromFen(row.AmountFen),
                Tax = Yuan.FromFen(row.TaxFen),
                Truncated = row.IsTruncated,
                Source = row.Source,
            }),
        ];
    }

    private static InvoiceRecord Record(LoadedRecord own) =>
        InvoiceRecord.FromReading(
            own.Reading with
            {
                Direction = own.Reading.Direction ?? own.Row.Direction,
            },
            RecordNature.BureauRow,
            own.Row.ReadAt
        ) with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"b{own.Row.RecordId}"),
        };
}
