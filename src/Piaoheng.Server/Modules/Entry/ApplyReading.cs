using System.Globalization;
using Piaoheng.Core.Entry;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>生效: makes what was typed a reading of its invoice, beside all others.</summary>
internal sealed class ApplyReading(
    Database db,
    OriginalStore originals,
    IInvoiceStore invoices,
    ISettleFiles files,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
)
{
    private const int LongestStatement = 4 * 1024 * 1024;

    /// <summary>Makes the statement of a person durable, before anything in the database names it.</summary>
    public async Task<Outcome<StoredFile>> Save(Taxpayer taxpayer, ReviewItemRecord item, CancellationToken cancellation)
    {
        var statement = new
        {
            Taxpayer = taxpayer.Number,
            What = ReviewNature.WordOf(item.Nature),
            item.MadeBy,
            item.MadeAt,
            item.Reason,
            item.Note,
            Form = item.Form.Length > 0 ? EntryJson.ReadForm(item.Form) : null,
            item.Fields,
            Review = item.ReviewId.ToString(CultureInfo.InvariantCulture),
        };
        await using var bytes = new MemoryStream(EntryJson.Statement(statement));
        return await originals.Save(FileOf(item), bytes, LongestStatement, cancellation);
    }

    /// <summary>Name of the statement of a person.</summary>
    public static string FileOf(ReviewItemRecord item) =>
        $"{ReviewNature.WordOf(item.Nature)} {item.Title}{TypedStatement.Suffix}";

    /// <summary>Stores the reading. Call inside a unit of work.</summary>
    /// <returns>The invoice; null when the reading identifies none.</returns>
    public async Task<long?> Apply(
        Taxpayer taxpayer,
        ReviewItemRecord item,
        (StoredFile Statement, LookedUpInvoice? Held) with,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var reading = ReadingCodec.Read(item.Body);
        var isOfPicture = item.IntakeItemId is not null && item.OriginalId is not null;
        var name = FileOf(item);
        var statement = await invoices.AddOriginal(taxpayer.TaxpayerId, with.Statement, name, actor, cancellation);
        var joined = isOfPicture ? await invoices.FindOriginal(taxpayer.TaxpayerId, item.OriginalId!.Value, cancellation) : null;
        var stored = await invoices.StoreDocuments(
            taxpayer,
            new DocumentReadings(
                (joined ?? statement).OriginalId,
                [
                    reading with
                    {
                        File = joined?.FileName ?? name,
                        Direction = taxpayer.DirectionOf(reading) ?? reading.Direction,
                    },
                ],
                AreAll: false
            ),
            actor,
            cancellation
        );
        if (stored[0].InvoiceId is not { } invoiceId)
        {
            return null;
        }

        if (item.IntakeItemId is { } waiting)
        {
            await files.Settle(taxpayer.TaxpayerId, waiting, invoiceId, cancellation);
        }

        await Count(item, reading, invoiceId, with.Held, cancellation);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(
                "entry.apply",
                string.Create(CultureInfo.InvariantCulture, $"invoice:{invoiceId}"),
                ("review", item.ReviewId.ToString(CultureInfo.InvariantCulture)),
                ("madeBy", item.MadeBy),
                ("fields", item.Fields),
                ("reason", item.Reason)
            ),
            cancellation
        );
        return invoiceId;
    }

    // For the statistics: which source was wrong about which field.
    private async Task Count(
        ReviewItemRecord item,
        Reading reading,
        long invoiceId,
        LookedUpInvoice? held,
        CancellationToken cancellation
    )
    {
        if (item.Nature == ReviewNature.Entry || held is null)
        {
            return;
        }

        var now = time.GetUtcNow();
        var merged = held.Merged;
        await db.AddMany(
            [
                .. item
                    .Fields.Split(',', StringSplitOptions.RemoveEmptyEntries)
                    .Where(field => EntryReading.TextOf(reading, field) != EntryReading.TextOf(merged, field))
                    .Select(field => new FieldCorrectionRecord
                    {
                        TaxpayerId = item.TaxpayerId,
                        CorrectionId = ids.Next(),
                        ReviewId = item.ReviewId,
                        InvoiceId = invoiceId,
                        Field = field,
                        Source = merged.Sources.GetValueOrDefault(field, merged.Source),
                        Reason = item.Reason,
                        ValueWas = EntryReading.TextOf(merged, field),
                        ValueNow = EntryReading.TextOf(reading, field),
                        CorrectedAt = now,
                    }),
            ],
            cancellation
        );
    }
}
