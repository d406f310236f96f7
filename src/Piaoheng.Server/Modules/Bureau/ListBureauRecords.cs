using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Money;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Bureau;

/// <summary>税局记录: what the bureau's lists state of our invoices, one row for each invoice, newest first.</summary>
public sealed class ListBureauRecords(Database db, IParties parties)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 100;

    private const int Chunk = 2_000;

    /// <summary>How many a filter keeps, and their sums.</summary>
    public async Task<BureauTotals> Totals(long taxpayerId, BureauFilter filter, CancellationToken cancellation)
    {
        var sums = await Kept(taxpayerId, filter)
            .GroupBy(_ => 1)
            .Select(all => new
            {
                Count = all.Count(),
                Amount = all.Sum(row => row.AmountFen) ?? 0,
                Tax = all.Sum(row => row.TaxFen) ?? 0,
                Total = all.Sum(row => row.TotalFen) ?? 0,
            })
            .FirstOrDefaultAsync(cancellation);
        return sums is null
            ? new BureauTotals(0, Yuan.Zero, Yuan.Zero, Yuan.Zero)
            : new BureauTotals(sums.Count, Yuan.FromFen(sums.Amount), Yuan.FromFen(sums.Tax), Yuan.FromFen(sums.Total));
    }

    /// <summary>One page.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="filter">筛选条件.</param>
    /// <param name="after">The last row of the page before; null = the first page.</param>
    /// <param name="cancellation">Stops the search.</param>
    public Task<IReadOnlyList<BureauListRow>> Page(
        long taxpayerId,
        BureauFilter filter,
        BureauPlace? after,
        CancellationToken cancellation
    ) => Slice(taxpayerId, filter, after, PageSize, cancellation);

    /// <summary>All that a filter keeps, in the order of the pages.</summary>
    public async IAsyncEnumerable<BureauListRow> All(
        long taxpayerId,
        BureauFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        BureauPlace? after = null;
        while (true)
        {
            var rows = await Slice(taxpayerId, filter, after, Chunk, cancellation);
            foreach (var row in rows)
            {
                yield return row;
            }

            if (rows.Count < Chunk)
            {
                yield break;
            }

            after = rows[^1].Place;
        }
    }

    private async Task<IReadOnlyList<BureauListRow>> Slice(
        long taxpayerId,
        BureauFilter filter,
        BureauPlace? after,
        int count,
        CancellationToken cancellation
    )
    {
        var kept = Kept(taxpayerId, filter);
        if (after is { Day: var day, RecordId: var id })
        {
            kept = kept.Where(row => row.IssueDate <= day && (row.IssueDate < day || row.RecordId < id));
        }

        // The index of the dates begins with the direction: each is read along it, and the two are put together here.
        var found = new List<BureauRecord>();
        foreach (var direction in DirectionsOf(filter))
        {
            found.AddRange(
                await kept.Where(row => row.Direction == direction)
                    .OrderByDescending(row => row.IssueDate)
                    .ThenByDescending(row => row.RecordId)
                    .Take(count)
                    .ToListAsync(cancellation)
            );
        }

        List<BureauRecord> rows =
        [
            .. found.OrderByDescending(row => row.IssueDate).ThenByDescending(row => row.RecordId).Take(count),
        ];
        var names = await parties.Read(
            taxpayerId,
            rows.SelectMany(row => new[] { row.SellerId, row.BuyerId }).OfType<long>().ToHashSet(),
            cancellation
        );
        return
        [
            .. rows.Select(row => new BureauListRow(
                row,
                row.SellerId is { } seller ? names.GetValueOrDefault(seller) : null,
                row.BuyerId is { } buyer ? names.GetValueOrDefault(buyer) : null
            )),
        ];
    }

    private static Direction[] DirectionsOf(BureauFilter filter) =>
        Words.Parse<Direction>(filter.Direction, Words.Of) is { } only ? [only] : Enum.GetValues<Direction>();

    // A further row of the same invoice is no invoice of its own: 归集完整性 counts it once too.
    private IQueryable<BureauRecord> Kept(long taxpayerId, BureauFilter filter)
    {
        var rows = db.Rows<BureauRecord>().Where(row => row.TaxpayerId == taxpayerId && row.SameAs == null);
        if (DirectionsOf(filter) is [var direction])
        {
            rows = rows.Where(row => row.Direction == direction);
        }

        if (filter.From is { } from)
        {
            rows = rows.Where(row => row.IssueDate >= from);
        }

        if (filter.To is { } to)
        {
            rows = rows.Where(row => row.IssueDate <= to);
        }

        return filter.Kind is { Length: > 0 } kinds ? rows.Where(row => kinds.Contains(row.Kind)) : rows;
    }
}

/// <summary>筛选条件 of 税局记录; what is null or empty does not restrict. Bound from the query of an address.</summary>
public sealed record BureauFilter
{
    /// <summary>取得 (<c>in</c>) or 开具 (<c>out</c>).</summary>
    public string? Direction { get; init; }

    /// <summary>First 开票日期.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last 开票日期.</summary>
    public DateOnly? To { get; init; }

    /// <summary>票种, policy ids.</summary>
    public string[] Kind { get; init; } = [];
}

/// <summary>One row of 税局记录.</summary>
/// <param name="Record">What the bureau states.</param>
/// <param name="Seller">销方.</param>
/// <param name="Buyer">购方.</param>
public sealed record BureauListRow(BureauRecord Record, Party? Seller, Party? Buyer)
{
    /// <summary>The party that is not us.</summary>
    public Party? Counterparty => Record.Direction == Direction.In ? Seller : Buyer;

    /// <summary>Where the next page begins if this row ends one.</summary>
    public BureauPlace Place => new(Record.IssueDate, Record.RecordId);
}

/// <summary>合计 of 税局记录.</summary>
/// <param name="Count">Invoices.</param>
/// <param name="Amount">Σ 金额.</param>
/// <param name="Tax">Σ 税额.</param>
/// <param name="Total">Σ 价税合计.</param>
public sealed record BureauTotals(int Count, Yuan Amount, Yuan Tax, Yuan Total);

/// <summary>A place in 税局记录; in an address <c>2026-10-16.123</c>.</summary>
/// <param name="Day">开票日期.</param>
/// <param name="RecordId">Record, which decides between equal days.</param>
public sealed record BureauPlace(DateOnly Day, long RecordId)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd}.{RecordId}");

    /// <summary>Reads a place back; null when it is none, which begins at the start of the list.</summary>
    public static BureauPlace? Parse(string? text) =>
        (text ?? "").Split('.') is [var day, var id]
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known)
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var record)
            ? new BureauPlace(known, record)
            : null;
}
