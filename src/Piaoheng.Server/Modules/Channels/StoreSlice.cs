using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Connectors.Lists;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Bureau.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>入库一段: rows, coverage, answers and mark in one unit of work, only while the ticket is the newest.</summary>
internal sealed class StoreSlice(
    SyncRuns runs,
    IBureauStore bureau,
    OriginalStore originals,
    PolicyPack policy,
    Database db,
    WorkQueue queue,
    AuditLog audit,
    TimeProvider time
)
{
    private const string NoNumber = "没有发票号码";

    private static readonly CodedText MarkMoved = new(
        "SYN-10",
        "同步标记被另一个程序移动过：可能有两个程序同时取同一份清单。请停掉其中一个，然后点重试"
    );

    /// <summary>The mark before a slice is read; null when there is none yet.</summary>
    public Task<SyncMarkRecord?> MarkOf((SyncRunRecord Run, SyncSliceRecord Slice) of, CancellationToken cancellation) =>
        Marks(of).AsNoTracking().SingleOrDefaultAsync(cancellation);

    /// <summary>Stores what was read.</summary>
    /// <exception cref="ConnectorException">The mark was moved by somebody else, or not every row could be stored.</exception>
    public async Task Store(
        WorkTicket ticket,
        (SyncRunRecord Run, SyncSliceRecord Slice) of,
        Slice read,
        SyncMarkRecord? before,
        CancellationToken cancellation
    )
    {
        var answers = await KeepAnswers(of.Slice, read.Raws, cancellation);
        var usable = read.Rows.Where(row => !string.IsNullOrEmpty(row.InvoiceNumber)).ToList();
        var skipped = read.Rows.Count - usable.Count;
        await using var work = await UnitOfWork.Begin(db, ticket.TaxpayerId, cancellation);
        if (!await queue.Hold(ticket, cancellation))
        {
            return;
        }

        var readAt = read.Raws.Max(raw => raw.At);
        var stored = await bureau.Store(
            ticket.TaxpayerId,
            new BureauSource(of.Slice.SliceId, readAt, of.Slice.Direction),
            usable,
            [Reach(of, read, readAt)],
            cancellation
        );
        var count = stored.Added + stored.Changed + stored.Unchanged;
        if (count != usable.Count)
        {
            throw NotAll(read.Rows.Count, count);
        }

        await db.Set<SyncAnswerRecord>()
            .Where(row => row.TaxpayerId == ticket.TaxpayerId && row.SliceId == of.Slice.SliceId)
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany(answers, cancellation);
        await Advance(of, before, cancellation);
        await runs.Replace(of.Slice, [Done(of.Slice, read, count, skipped, readAt)], cancellation);
        await runs.SetState(of.Run, SyncState.Running, problem: null, isOver: false, cancellation);
        await audit.Write(
            ticket.TaxpayerId,
            Actor.Program,
            SyncRuns.Event(
                "sync.store",
                of.Run,
                ("slice", of.Slice.SliceId.ToString(CultureInfo.InvariantCulture)),
                ("received", read.Rows.Count.ToString(CultureInfo.InvariantCulture)),
                ("stored", count.ToString(CultureInfo.InvariantCulture))
            ),
            cancellation
        );
        await work.Commit(cancellation);
    }

    public static SyncSliceRecord With(SyncSliceRecord slice, string number, DateTimeOffset askedAt) =>
        slice with
        {
            State = SyncState.Waiting,
            Ticket = number,
            AskedAt = askedAt,
        };

    /// <summary>A slice that was not read; its job at the bureau is over.</summary>
    public static SyncSliceRecord Failed(SyncSliceRecord slice, string problem) =>
        slice with
        {
            State = SyncState.Failed,
            Ticket = null,
            AskedAt = null,
            Problem = problem,
        };

    /// <summary>A slice that was not read, while the bureau is still at its job.</summary>
    public static SyncSliceRecord Pending(SyncSliceRecord slice, string problem) =>
        slice with
        {
            State = SyncState.Failed,
            Problem = problem,
        };

    public static ConnectorException DayTooBig(DateOnly day) =>
        new(
            Failure.Refused,
            new CodedText(
                "CON-16",
                "{day} 一天的发票就超过税局单次上限；请在电子税务局分次导出后导入",
                ("day", ReadingJson.Day(day))
            )
        );

    private static ConnectorException NotAll(int received, int stored) =>
        new(
            Failure.Incompatible,
            new CodedText(
                "SYN-11",
                "收到 {received} 张，只能入库 {stored} 张，这一段没有入库",
                ("received", received.ToString(CultureInfo.InvariantCulture)),
                ("stored", stored.ToString(CultureInfo.InvariantCulture))
            )
        );

    // Durable before the database speaks of them, as with every original.
    private async Task<List<SyncAnswerRecord>> KeepAnswers(
        SyncSliceRecord slice,
        IReadOnlyList<RawAnswer> raws,
        CancellationToken cancellation
    )
    {
        var kept = new List<SyncAnswerRecord>(raws.Count);
        foreach (var (index, raw) in raws.Index())
        {
            using var bytes = new MemoryStream(raw.Bytes, writable: false);
            var saved = await originals.Save(raw.Service, bytes, raw.Bytes.Length, cancellation);
            if (!saved.Succeeded(out var file))
            {
                throw new ConnectorException(Failure.Busy, saved.Refusal!.Text);
            }

            kept.Add(
                new SyncAnswerRecord
                {
                    TaxpayerId = slice.TaxpayerId,
                    SliceId = slice.SliceId,
                    AnswerNo = index + 1,
                    Service = raw.Service,
                    Sha256 = file.Sha256,
                    Size = file.Size,
                    At = raw.At,
                }
            );
        }

        return kept;
    }

    private static Coverage Reach((SyncRunRecord Run, SyncSliceRecord Slice) of, Slice read, DateTimeOffset readAt)
    {
        var sums = ListTotals.Of(read.Rows);
        return new Coverage
        {
            Direction = of.Slice.Direction,
            Kinds = [of.Slice.Kind],
            From = of.Slice.FromDate,
            To = of.Slice.ToDate,
            Basis = CoverageBasis.Sync,
            ReadAt = readAt,
            Rows = sums.Count,
            Amount = sums.Amount,
            Tax = sums.Tax,
            Source = string.Create(
                CultureInfo.InvariantCulture,
                $"{ConnectorCatalogue.Find(of.Run.Connector)?.ChineseName ?? of.Run.Connector}同步第 {of.Run.RunNo} 号"
            ),
        };
    }

    // Only over what was read and stored, never by the clock: up to the day whose invoices had their time to arrive.
    private async Task Advance(
        (SyncRunRecord Run, SyncSliceRecord Slice) of,
        SyncMarkRecord? before,
        CancellationToken cancellation
    )
    {
        var slice = of.Slice;
        var today = BeijingTime.Today(time);
        var due = today.AddDays(-policy.Arrival.Of(slice.Kind, channel: null, today).Days);
        var end = slice.ToDate < due ? slice.ToDate : due;
        var isJoined = before is null || slice.FromDate <= before.CompleteTo.AddDays(1);
        var complete =
            before is null ? Earliest(end, slice)
            : isJoined && end > before.CompleteTo ? end
            : before.CompleteTo;
        var moved = new SyncMarkRecord
        {
            TaxpayerId = slice.TaxpayerId,
            Connector = of.Run.Connector,
            Direction = slice.Direction,
            Kind = slice.Kind,
            CompleteFrom =
                before is null
                || (isJoined && slice.FromDate < before.CompleteFrom && slice.ToDate >= before.CompleteFrom.AddDays(-1))
                    ? slice.FromDate
                    : before.CompleteFrom,
            CompleteTo = complete,
            SeenTo = before is null || slice.ToDate > before.SeenTo ? slice.ToDate : before.SeenTo,
            Version = (before?.Version ?? 0) + 1,
            MovedAt = time.GetUtcNow(),
        };
        var version = before?.Version ?? 0;
        var removed = await Marks(of).Where(mark => mark.Version == version).ExecuteDeleteAsync(cancellation);
        if (removed != (before is null ? 0 : 1) || await Marks(of).AnyAsync(cancellation))
        {
            throw new ConnectorException(Failure.Refused, MarkMoved);
        }

        await db.AddMany([moved], cancellation);
    }

    // Nothing of a slice that lies wholly in the days not yet due is proven.
    private static DateOnly Earliest(DateOnly end, SyncSliceRecord slice) =>
        end < slice.FromDate ? slice.FromDate.AddDays(-1) : end;

    private IQueryable<SyncMarkRecord> Marks((SyncRunRecord Run, SyncSliceRecord Slice) of) =>
        db.Set<SyncMarkRecord>()
            .Where(mark =>
                mark.TaxpayerId == of.Run.TaxpayerId
                && mark.Connector == of.Run.Connector
                && mark.Direction == of.Slice.Direction
                && mark.Kind == of.Slice.Kind
            );

    private static SyncSliceRecord Done(SyncSliceRecord slice, Slice read, int stored, int skipped, DateTimeOffset readAt)
    {
        var sums = ListTotals.Of(read.Rows);
        return slice with
        {
            State = SyncState.Done,
            Received = read.Rows.Count,
            Stored = stored,
            Skipped = skipped,
            SkippedWhy = skipped == 0 ? null : NoNumber,
            StatedCount = read.Stated?.Count,
            AmountFen = sums.Amount.Fen,
            TaxFen = sums.Tax.Fen,
            Checksum = Checksum(read.Rows, sums),
            Problem = null,
            ReadAt = readAt,
        };
    }

    private static string Checksum(IReadOnlyList<Reading> rows, ListTotals sums)
    {
        var keys = rows.SelectMany(row => InvoiceIdentity.Keys(row)).Order(StringComparer.Ordinal);
        var text = string.Create(CultureInfo.InvariantCulture, $"{sums.Count}|{sums.Amount}|{sums.Tax}|{string.Join(',', keys)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
