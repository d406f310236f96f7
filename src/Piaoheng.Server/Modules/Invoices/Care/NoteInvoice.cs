using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Care;

/// <summary>记事: a note on an invoice, with author and time.</summary>
internal sealed class NoteInvoice(Database db, AuditLog audit, IdSource ids, TimeProvider time) : ISlice
{
    private const int Longest = 1_000;
    private const int Most = 200;

    private static readonly RefusalText Empty = new("INV-30", "没有保存记事：没有填写内容");
    private static readonly RefusalText TooLong = new("INV-31", "没有保存记事：超过 {limit} 个字，请分成几条");

    /// <param name="Text">The note.</param>
    public sealed record Request(string? Text);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/taxpayers/{taxpayer}/invoices/{id:long}/notes", Answer).Requires(InvoicesPermissions.Annotate);

    /// <summary>Keeps a note.</summary>
    /// <returns>Its id.</returns>
    public async Task<Outcome<string>> Write(
        long taxpayerId,
        long invoiceId,
        string? text,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var body = (text ?? "").Trim();
        if (body.Length == 0)
        {
            return Refusal.Invalid(Empty);
        }

        if (body.Length > Longest)
        {
            return Refusal.TooLarge(TooLong, ("limit", "1,000"));
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        if (!await InvoiceRows.IsThere(db, (taxpayerId, invoiceId), actor, cancellation))
        {
            return Refusal.NotFound;
        }

        var note = new InvoiceNoteRecord
        {
            TaxpayerId = taxpayerId,
            NoteId = ids.Next(),
            InvoiceId = invoiceId,
            Body = body,
            WrittenBy = actor.Name,
            WrittenAt = time.GetUtcNow(),
        };
        await db.AddMany([note], cancellation);
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent("invoice.note", string.Create(CultureInfo.InvariantCulture, $"invoice:{invoiceId}"), ("note", body)),
            cancellation
        );
        await work.Commit(cancellation);
        return note.NoteId.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Notes on an invoice, oldest first.</summary>
    public static async Task<IReadOnlyList<InvoiceNoteRecord>> Of(
        Database db,
        long taxpayerId,
        long invoiceId,
        CancellationToken cancellation
    )
    {
        var notes = await db.Rows<InvoiceNoteRecord>()
            .Where(note => note.TaxpayerId == taxpayerId && note.InvoiceId == invoiceId)
            .Take(Most)
            .ToListAsync(cancellation);
        notes.Sort((left, right) => left.NoteId.CompareTo(right.NoteId));
        return notes;
    }

    private static async Task<IResult> Answer(
        NoteInvoice slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        long id,
        Request body,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice.Write(found.TaxpayerId, id, body.Text, actor, cancellation).ToHttp(note => Results.Ok(new { note }))
            : Refusal.NotFound.ToHttp();
}
