using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>识别转复核: a reading of which a value is less certain than the company accepts waits for a person; the invoice is there meanwhile.</summary>
internal sealed class WatchReadings(Database db, ReviewSettings settings, AuditLog audit, IdSource ids, TimeProvider time)
    : IReadingWatch
{
    private const int MostNamed = 60;

    public async Task Stored(
        long taxpayerId,
        DocumentReadings documents,
        IReadOnlyList<StoredReading> stored,
        CancellationToken cancellation
    )
    {
        if (documents.Readings.All(reading => reading.Confidence.Count == 0))
        {
            return;
        }

        var least = (await settings.Read(taxpayerId, cancellation)).AcceptPercent / 100m;
        foreach (var (reading, became) in documents.Readings.Zip(stored))
        {
            string[] doubtful =
            [
                .. reading.Confidence.Where(pair => pair.Value < least).Select(pair => pair.Key).Take(MostNamed),
            ];
            if (became is { InvoiceId: { } invoiceId, IsKnown: false } && doubtful.Length > 0)
            {
                await Open(taxpayerId, (invoiceId, documents.OriginalId), (reading, doubtful), cancellation);
            }
        }
    }

    private async Task Open(
        long taxpayerId,
        (long Invoice, long Original) of,
        (Reading Reading, string[] Doubtful) read,
        CancellationToken cancellation
    )
    {
        // Read again, the same picture is the same question, put anew.
        await db.Set<ReviewItemRecord>()
            .Where(item =>
                item.TaxpayerId == taxpayerId
                && item.InvoiceId == of.Invoice
                && item.OriginalId == of.Original
                && item.Nature == ReviewNature.Reading
                && item.State == ReviewState.Waiting
            )
            .ExecuteUpdateAsync(item => item.SetProperty(own => own.State, ReviewState.Replaced), cancellation);
        var review = new NewReview
        {
            TaxpayerId = taxpayerId,
            ReviewId = ids.Next(),
            Nature = ReviewNature.Reading,
            Title = string.Concat(read.Reading.InvoiceCode, read.Reading.InvoiceNumber ?? read.Reading.PaperNumber),
            Keys = InvoiceIdentity.Keys(read.Reading),
            InvoiceId = of.Invoice,
            OriginalId = of.Original,
            Body = ReadingCodec.Write(read.Reading),
            Fields = string.Join(',', read.Doubtful),
            MadeBy = Actor.Program.Name,
        };
        await db.AddMany([review.ToRecord(ReviewState.Waiting, Actor.Program, time)], cancellation);
        await audit.Write(
            taxpayerId,
            Actor.Program,
            new AuditEvent(
                "review.open",
                string.Create(CultureInfo.InvariantCulture, $"review:{review.ReviewId}"),
                ("title", review.Title),
                ("fields", review.Fields)
            ),
            cancellation
        );
    }
}
