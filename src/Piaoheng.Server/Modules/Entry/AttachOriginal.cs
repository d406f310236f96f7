using System.Globalization;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>补充原件: a paper that comes later is one more original of the same invoice, by the word of a person; it is read like any other file besides.</summary>
internal sealed class AttachOriginal(
    Database db,
    IFileIntake receive,
    IIntakeLookup intake,
    ISettleFiles files,
    IInvoiceLookup invoices,
    IInvoiceStore store,
    AuditLog audit
)
{
    private static readonly RefusalText NoFile = new("ENT-40", "没有补充原件：没有选择文件，或文件是空的");
    private static readonly RefusalText OfOther = new("ENT-41", "没有补充原件：“{file}”已是另一张发票的原件");

    /// <summary>Adds a file to an invoice.</summary>
    /// <returns>Its name.</returns>
    public async Task<Outcome<string>> Attach(
        Taxpayer taxpayer,
        long invoiceId,
        (string Name, Stream Content)? file,
        Actor actor,
        CancellationToken cancellation
    )
    {
        if (file is not { } given)
        {
            return Refusal.Invalid(NoFile);
        }

        if (await invoices.Details(taxpayer.TaxpayerId, [invoiceId], cancellation) is not [var held])
        {
            return Refusal.NotFound;
        }

        var batch = await receive.Begin(taxpayer, actor, cancellation);
        var taken = await receive.Receive(taxpayer, batch, given.Name, given.Content, cancellation);
        if (!taken.Succeeded(out var received))
        {
            return taken.Refusal!;
        }

        var item = (await intake.ByIds(taxpayer.TaxpayerId, [received.ItemId], cancellation))[0];
        if (await IsOfOther(taxpayer.TaxpayerId, item.OriginalId, held, cancellation))
        {
            return Refusal.Conflict(OfOther, ("file", item.FileName));
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        var joined = await store.JoinedByHand(taxpayer.TaxpayerId, item.OriginalId, cancellation);
        if (joined is null)
        {
            await store.StoreDocuments(
                taxpayer,
                new DocumentReadings(item.OriginalId, [Joining(held.Merged, item.FileName)], AreAll: false),
                actor,
                cancellation
            );
        }

        await files.Settle(taxpayer.TaxpayerId, item.ItemId, invoiceId, cancellation);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(
                "entry.attach",
                string.Create(CultureInfo.InvariantCulture, $"invoice:{invoiceId}"),
                ("file", item.FileName)
            ),
            cancellation
        );
        await work.Commit(cancellation);
        return item.FileName;
    }

    private async Task<bool> IsOfOther(long taxpayerId, long originalId, LookedUpInvoice held, CancellationToken cancellation)
    {
        var own = InvoiceIdentity.Keys(held.Merged);
        var said = await store.ReadingsOf(taxpayerId, originalId, cancellation);
        return said.SelectMany(InvoiceIdentity.Keys).Any(key => !own.Contains(key, StringComparer.Ordinal));
    }

    // It says which invoice the paper is of, and nothing more.
    private static Reading Joining(Reading held, string file) =>
        new()
        {
            File = file,
            Kind = held.Kind,
            Direction = held.Direction,
            InvoiceCode = held.InvoiceCode,
            InvoiceNumber = held.InvoiceNumber,
            PaperCode = held.PaperCode,
            PaperNumber = held.PaperNumber,
            Source = SourceId.Typed,
        };
}
