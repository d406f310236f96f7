using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Completeness;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Reconciliation;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Storage;
using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>Gives our readings and book rows to the reconciliation.</summary>
internal sealed class OurRecords(Database db, IInvoiceKeys index, MonthChanges changes) : IOurRecords
{
    private static readonly string[] NoInvoice = [KindId.Unreadable, KindId.NotAnInvoice, KindId.SupportingDocument];

    public async IAsyncEnumerable<OurRecord> Read(
        long taxpayerId,
        DateOnly? from,
        DateOnly? to,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var first = from ?? DateOnly.MinValue;
        var last = to ?? DateOnly.MaxValue;
        var invoices = InvoiceRows
            .Kept(db, taxpayerId)
            .Where(row => (row.IssueDate >= first && row.IssueDate <= last) || row.IssueDate == DateOnly.MinValue);
        var readings =
            from reading in db.Rows<ReadingRecord>()
            join invoice in invoices on reading.InvoiceId equals (long?)invoice.InvoiceId
            where reading.TaxpayerId == taxpayerId
            orderby reading.ReadingId
            select new
            {
                reading.ReadingId,
                invoice.InvoiceId,
                invoice.RedState,
                reading.Body,
            };
        await foreach (var row in readings.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            var record = Record('r', row.ReadingId, row.Body, RecordNature.Document, isQuarantined: false);
            yield return new OurRecord(record with { Status = record.Status with { Red = row.RedState } }, row.InvoiceId);
        }

        var uses =
            from use in db.Rows<UseRecord>()
            join invoice in invoices on use.InvoiceId equals (long?)invoice.InvoiceId
            where use.TaxpayerId == taxpayerId
            orderby use.UseId
            select new
            {
                use.UseId,
                invoice.InvoiceId,
                use.Body,
            };
        await foreach (var row in uses.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return new OurRecord(
                Record('u', row.UseId, row.Body, RecordNature.BookRow, isQuarantined: false),
                row.InvoiceId
            );
        }

        await foreach (var record in Unidentified(taxpayerId, cancellation))
        {
            if (record.InvoiceNumber is not null && (record.IssueDate is not { } day || (day >= first && day <= last)))
            {
                yield return new OurRecord(record, null);
            }
        }
    }

    public Task<IReadOnlyList<MonthTotal>> Months(long taxpayerId, CancellationToken cancellation) =>
        changes.Figures(
            taxpayerId,
            Side.Ours,
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
        var rows = InvoiceRows.Kept(db, taxpayerId);
        if (range is var (from, to))
        {
            rows = rows.Where(row => row.IssueDate >= from && row.IssueDate <= to);
        }

        return MonthTotal.Of(await DayTotals.Of(rows, cancellation));
    }

    public IAsyncEnumerable<ListEntry> Listed(long taxpayerId, DateOnly from, DateOnly to, CancellationToken cancellation) =>
        Entries(InvoiceRows.Kept(db, taxpayerId).Where(row => row.IssueDate >= from && row.IssueDate <= to)).AsAsyncEnumerable();

    public async Task<IReadOnlyList<ListEntry>> Listed(
        long taxpayerId,
        Direction direction,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var owners = await index.Find(taxpayerId, Side.Ours, direction, keys, cancellation);
        return await InChunks.Read(
            owners.Values.Distinct().Order(),
            ids => Entries(InvoiceRows.Kept(db, taxpayerId).Where(row => ids.Contains(row.InvoiceId))),
            cancellation
        );
    }

    private static IQueryable<ListEntry> Entries(IQueryable<InvoiceRecord> rows) =>
        rows.Select(row => new ListEntry
        {
            Id = row.InvoiceId,
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

    private async IAsyncEnumerable<Compared> Unidentified(
        long taxpayerId,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var readings = db.Rows<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == null && !NoInvoice.Contains(row.Kind))
            .OrderBy(row => row.ReadingId)
            .Select(row => new { row.ReadingId, row.Body });
        await foreach (var row in readings.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return Record('r', row.ReadingId, row.Body, RecordNature.Document, isQuarantined: true);
        }

        var uses = db.Rows<UseRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.InvoiceId == null)
            .OrderBy(row => row.UseId)
            .Select(row => new { row.UseId, row.Body });
        await foreach (var row in uses.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            yield return Record('u', row.UseId, row.Body, RecordNature.BookRow, isQuarantined: false);
        }
    }

    private static Compared Record(char mark, long id, string body, RecordNature nature, bool isQuarantined) =>
        Compared.FromReading(ReadingCodec.Read(body), nature, isQuarantined: isQuarantined) with
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{mark}{id}"),
        };
}
