using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>Gives the bureau's records to the reconciliation.</summary>
internal sealed class BureauRecords(Database db, BureauLoader loader, IInvoiceKeys index, MonthChanges changes) : IBureauRecords
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
            foreach (var own in rows.Select(BureauLoader.Loaded))
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

    public async Task<IReadOnlyList<BureauRow>> Find(
        long taxpayerId,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var known = await index.Find(taxpayerId, Side.Theirs, direction, keys, cancellation);
        var records = await loader.Load(taxpayerId, known.Values.ToHashSet(), cancellation);
        return
        [
            .. records
                .Values.SelectMany(own => own)
                .OrderBy(own => own.Row.RecordId)
                .Select(own => new BureauRow(Record(own), own.Row.RecordId)),
        ];
    }

    public Task<IReadOnlyList<MonthTotal>> Months(long taxpayerId, CancellationToken cancellation) =>
        changes.Figures(
            taxpayerId,
            Side.Theirs,
            (from, to) => Months(taxpayerId, from, to, cancellation),
            total => total.Month,
            cancellation
        );

    private async Task<List<MonthTotal>> Months(long taxpayerId, DateOnly from, DateOnly to, CancellationToken cancellation)
    {
        var months = await db.Rows<BureauRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.SameAs == null && row.IssueDate >= from && row.IssueDate <= to)
            .GroupBy(row => new
            {
                row.Direction,
                row.Kind,
                row.IssueDate.Year,
                row.IssueDate.Month,
            })
            .Select(month => new
            {
                month.Key,
                Count = month.Count(),
                Amount = month.Sum(row => row.AmountFen) ?? 0,
                Tax = month.Sum(row => row.TaxFen) ?? 0,
                Total = month.Sum(row => row.TotalFen) ?? 0,
            })
            .ToListAsync(cancellation);
        return
        [
            .. months.Select(month => new MonthTotal(
                month.Key.Direction,
                month.Key.Kind,
                new DateOnly(month.Key.Year, month.Key.Month, 1),
                month.Count,
                Yuan.FromFen(month.Amount),
                Yuan.FromFen(month.Tax),
                Yuan.FromFen(month.Total)
            )),
        ];
    }

    public IAsyncEnumerable<ListEntry> Listed(long taxpayerId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        Entries(
                db.Rows<BureauRecord>()
                    .Where(row =>
                        row.TaxpayerId == taxpayerId && row.SameAs == null && row.IssueDate >= from && row.IssueDate <= to
                    )
            )
            .AsAsyncEnumerable();

    public async Task<IReadOnlyList<ListEntry>> Listed(
        long taxpayerId,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var owners = await index.Find(taxpayerId, Side.Theirs, direction, keys, cancellation);
        return await InChunks.Read(
            owners.Values.Distinct().Order(),
            ids =>
                Entries(
                    db.Rows<BureauRecord>()
                        .Where(row => row.TaxpayerId == taxpayerId && row.SameAs == null && ids.Contains(row.RecordId))
                ),
            cancellation
        );
    }

    private static IQueryable<ListEntry> Entries(IQueryable<BureauRecord> rows) =>
        rows.Select(row => new ListEntry
        {
            Id = row.RecordId,
            Direction = row.Direction,
            Kind = row.Kind,
            Code = row.Code,
            Number = row.Number,
            PaperCode = row.PaperCode,
            PaperNumber = row.PaperNumber,
            IssueDate = row.IssueDate,
            Amount = Money(row.AmountFen),
            Tax = Money(row.TaxFen),
            Total = Money(row.TotalFen),
            Void = row.VoidState,
            Red = row.RedState,
        });

    private static Yuan? Money(long? fen) => fen is { } known ? Yuan.FromFen(known) : null;

    public async Task<IReadOnlyList<Coverage>> Coverage(long taxpayerId, CancellationToken cancellation) =>
        [.. (await Lists(taxpayerId, cancellation)).Select(list => list.Reach)];

    public async Task<IReadOnlyList<HeldList>> Lists(long taxpayerId, CancellationToken cancellation)
    {
        var rows = await db.Rows<CoverageRecord>()
            .Where(row => row.TaxpayerId == taxpayerId)
            .OrderBy(row => row.CoverageId)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => new HeldList(row.ItemId, Reach(row)))];
    }

    private static Coverage Reach(CoverageRecord row) =>
        new()
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
        };

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
