using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>Finds the bureau's records for the diagnosis, each way along an index.</summary>
internal sealed class BureauLookup(Database db) : IBureauLookup
{
    private const int TailDigits = 4;
    private const int FewDays = 10;
    private const int MostOfAmount = 200;

    public Task<IReadOnlyList<FoundRecord>> ByIds(
        long taxpayerId,
        IReadOnlyCollection<long> recordIds,
        CancellationToken cancellation
    )
    {
        var wanted = recordIds.ToArray();
        return Read(taxpayerId, Rows(taxpayerId).Where(row => EF.Parameter(wanted).Contains(row.RecordId)), cancellation);
    }

    public Task<IReadOnlyList<FoundRecord>> EndingWith(long taxpayerId, string digits, int limit, CancellationToken cancellation)
    {
        // As the index has it (ix_bureau_record_tail): the last four digits, then whatever more was asked.
        var tail = digits[^TailDigits..];
        var rows = db.Set<BureauRecord>()
            .FromSql(
                $"select * from bureau_record where taxpayer_id = {taxpayerId} and substr(number, length(number) - 3) = {tail}"
            )
            .AsNoTracking();
        return Read(
            taxpayerId,
            rows.Where(row => row.SameAs == null && row.Number.EndsWith(digits)).OrderBy(row => row.Number).Take(limit),
            cancellation
        );
    }

    public async Task<IReadOnlyList<FoundRecord>> OfAmount(
        long taxpayerId,
        long fen,
        (DateOnly From, DateOnly To) days,
        int limit,
        CancellationToken cancellation
    )
    {
        // The index of the totals first; the days are looked at here: named in the query, SQLite would read along them.
        var ofTotal = await Read(
            taxpayerId,
            Rows(taxpayerId).Where(row => row.TotalFen == fen).OrderBy(row => row.TotalFen).Take(MostOfAmount),
            cancellation
        );
        List<FoundRecord> found =
        [
            .. ofTotal.Where(own => own.Record.IssueDate is not { } day || (day >= days.From && day <= days.To)).Take(limit),
        ];
        if (found.Count > 0 || days.To.DayNumber - days.From.DayNumber > FewDays)
        {
            return found;
        }

        foreach (var direction in new[] { Direction.In, Direction.Out })
        {
            // It may be 金额 or 税额: a few days are read along their index, which begins with the direction.
            var rows = Rows(taxpayerId)
                .Where(row =>
                    row.Direction == direction
                    && row.IssueDate >= days.From
                    && row.IssueDate <= days.To
                    && (row.AmountFen == fen || row.TaxFen == fen)
                )
                .OrderBy(row => row.IssueDate)
                .Take(limit);
            found.AddRange(await Read(taxpayerId, rows, cancellation));
        }

        return found;
    }

    public async Task<IReadOnlyList<FirstSeen>> FirstSeen(
        long taxpayerId,
        IReadOnlyCollection<long> recordIds,
        CancellationToken cancellation
    )
    {
        var wanted = recordIds.ToArray();
        var rows = await Rows(taxpayerId)
            .Where(row => EF.Parameter(wanted).Contains(row.RecordId))
            .Select(row => new
            {
                row.RecordId,
                row.IssueDate,
                row.ReadAt,
                row.ItemId,
            })
            .ToListAsync(cancellation);
        var first = await db.Rows<BureauHistoryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(wanted).Contains(row.RecordId) && row.Version == 1)
            .Select(row => new
            {
                row.RecordId,
                row.ReadAt,
                row.ItemId,
            })
            .ToDictionaryAsync(row => row.RecordId, cancellation);
        return
        [
            .. rows.Select(row =>
                first.TryGetValue(row.RecordId, out var before)
                    ? new FirstSeen(row.IssueDate, before.ReadAt, before.ItemId)
                    : new FirstSeen(row.IssueDate, row.ReadAt, row.ItemId)
            ),
        ];
    }

    public Task<IReadOnlyList<FoundRecord>> Reversing(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var blue = keys.ToArray();
        return Read(taxpayerId, Rows(taxpayerId).Where(row => row.RedOf != null && blue.Contains(row.RedOf)), cancellation);
    }

    private IQueryable<BureauRecord> Rows(long taxpayerId) =>
        db.Rows<BureauRecord>().Where(row => row.TaxpayerId == taxpayerId && row.SameAs == null);

    private async Task<IReadOnlyList<FoundRecord>> Read(
        long taxpayerId,
        IQueryable<BureauRecord> query,
        CancellationToken cancellation
    )
    {
        var rows = await query.ToListAsync(cancellation);
        var ids = rows.Select(row => (long?)row.RecordId).ToArray();
        var further = await db.Rows<BureauRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.SameAs != null && ids.Contains(row.SameAs))
            .GroupBy(row => row.SameAs)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key!.Value, group => group.Count, cancellation);
        return [.. rows.Select(row => Found(row, 1 + further.GetValueOrDefault(row.RecordId)))];
    }

    private static FoundRecord Found(BureauRecord row, int occurrences)
    {
        var reading = ReadingCodec.Read(row.Rest);
        var record = InvoiceRecord.FromReading(
            reading with
            {
                Direction = reading.Direction ?? row.Direction,
            },
            RecordNature.BureauRow,
            row.ReadAt
        ) with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"b{row.RecordId}"),
        };
        return new FoundRecord(row.RecordId, record, occurrences, reading.Extra, row.ItemId);
    }
}
