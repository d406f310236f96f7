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
            range => Months(taxpayerId, range, cancellation),
            total => total.Month,
            cancellation
        );

    private async Task<List<MonthTotal>> Months(
        long taxpayerId,
        (DateOnly From, DateOnly To)? range,
        CancellationToken cancellation
    )
    {
        if (range is not var (from, to))
        {
            return await Totals(Own(taxpayerId), cancellation);
        }

        var months = new List<MonthTotal>();
        foreach (var direction in Enum.GetValues<Direction>())
        {
            months.AddRange(await Totals(Dated(taxpayerId, direction, from, to), cancellation));
        }

        return months;
    }

    private static async Task<List<MonthTotal>> Totals(IQueryable<BureauRecord> rows, CancellationToken cancellation) =>
        MonthTotal.Of(await DayTotals.Of(rows, cancellation));

    public async IAsyncEnumerable<ListEntry> Listed(
        long taxpayerId,
        DateOnly from,
        DateOnly to,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        foreach (var direction in Enum.GetValues<Direction>())
        {
            var entries = Entries(Dated(taxpayerId, direction, from, to)).AsAsyncEnumerable();
            await foreach (var entry in entries.WithCancellation(cancellation))
            {
                yield return entry;
            }
        }
    }

    private IQueryable<BureauRecord> Own(long taxpayerId) =>
        db.Rows<BureauRecord>().Where(row => row.TaxpayerId == taxpayerId && row.SameAs == null);

    // The index of the dates begins with the direction: without it every record of the taxpayer would be looked at.
    private IQueryable<BureauRecord> Dated(long taxpayerId, Direction direction, DateOnly from, DateOnly to) =>
        Own(taxpayerId).Where(row => row.Direction == direction && row.IssueDate >= from && row.IssueDate <= to);

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
            ids => Entries(Own(taxpayerId).Where(row => ids.Contains(row.RecordId))),
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
