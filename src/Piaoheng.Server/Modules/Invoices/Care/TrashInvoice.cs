using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices.Care;

/// <summary>移入回收站 and back: a mark with a reason. Originals, readings and history stay; lists, books and totals leave it out, diagnosis does not.</summary>
internal sealed class TrashInvoice(Database db, TrashReasons reasons, RedStates reds, AuditLog audit, TimeProvider time)
    : ISlice,
        ITrashSource
{
    private static readonly RefusalText AlreadyThere = new("TRS-10", "发票 {number} 已在回收站");
    private static readonly RefusalText NotThere = new("TRS-11", "发票 {number} 不在回收站，不需要恢复");

    /// <param name="Reason">Code of the reason.</param>
    /// <param name="Note">说明.</param>
    public sealed record Request(string? Reason, string? Note);

    public string Kind => "invoice";

    public string ChineseName => "发票";

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/taxpayers/{taxpayer}/invoices/{id:long}/trash", Answer).Requires(InvoicesPermissions.Trash);

    /// <summary>Puts an invoice aside.</summary>
    /// <returns>Its number.</returns>
    public async Task<Outcome<string>> PutAside(
        long taxpayerId,
        long invoiceId,
        Request request,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var given = reasons.Check(request.Reason, request.Note);
        if (!given.Succeeded(out var why))
        {
            return given.Refusal!;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        if (await Find(taxpayerId, invoiceId, cancellation) is not { } invoice)
        {
            return Refusal.NotFound;
        }

        if (invoice.IsTrashed)
        {
            return Refusal.Conflict(AlreadyThere, ("number", invoice.Number));
        }

        var mark = new InvoiceTrashRecord
        {
            TaxpayerId = taxpayerId,
            InvoiceId = invoiceId,
            Reason = why.Reason,
            Note = why.Note,
            TrashedBy = actor.Name,
            TrashedAt = time.GetUtcNow(),
        };
        await db.AddMany([mark], cancellation);
        await Mark(invoice, isTrashed: true, cancellation);
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent("invoice.trash", Subject(invoiceId), ("reason", why.Reason), ("note", why.Note)),
            cancellation
        );
        await work.Commit(cancellation);
        return Named(invoice);
    }

    public async Task<Outcome<string>> Restore(long taxpayerId, long id, Actor actor, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        if (await Find(taxpayerId, id, cancellation) is not { } invoice)
        {
            return Refusal.NotFound;
        }

        if (!invoice.IsTrashed)
        {
            return Refusal.WrongState(NotThere, ("number", invoice.Number));
        }

        await db.Set<InvoiceTrashRecord>()
            .Where(mark => mark.TaxpayerId == taxpayerId && mark.InvoiceId == id)
            .ExecuteDeleteAsync(cancellation);
        await Mark(invoice, isTrashed: false, cancellation);
        await audit.Write(taxpayerId, actor, new AuditEvent("invoice.restore", Subject(id)), cancellation);
        await work.Commit(cancellation);
        return Named(invoice);
    }

    public Task<int> Count(long taxpayerId, CancellationToken cancellation) =>
        db.Rows<InvoiceTrashRecord>().CountAsync(mark => mark.TaxpayerId == taxpayerId, cancellation);

    public async Task<IReadOnlyList<TrashedThing>> Page(
        long taxpayerId,
        DateTimeOffset? before,
        int limit,
        CancellationToken cancellation
    )
    {
        var marks = db.Rows<InvoiceTrashRecord>().Where(mark => mark.TaxpayerId == taxpayerId);
        if (before is { } last)
        {
            marks = marks.Where(mark => mark.TrashedAt < last);
        }

        var rows = await (
            from mark in marks
            join invoice in db.Rows<InvoiceRecord>().Where(row => row.TaxpayerId == taxpayerId)
                on mark.InvoiceId equals invoice.InvoiceId
            orderby mark.TrashedAt descending
            select new { mark, invoice }
        )
            .Take(limit)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => Thing(row.invoice, row.mark))];
    }

    /// <summary>Why an invoice is in the 回收站; null when it is not.</summary>
    public static async Task<TrashMark?> MarkOf(Database db, long taxpayerId, long invoiceId, CancellationToken cancellation) =>
        await db.Rows<InvoiceTrashRecord>()
            .FirstOrDefaultAsync(mark => mark.TaxpayerId == taxpayerId && mark.InvoiceId == invoiceId, cancellation)
            is { } mark
            ? Of(mark)
            : null;

    private static TrashedThing Thing(InvoiceRecord invoice, InvoiceTrashRecord mark) =>
        new(
            invoice.InvoiceId,
            Named(invoice),
            string.Join(
                '，',
                new[]
                {
                    invoice.IssueDate == DateOnly.MinValue
                        ? null
                        : invoice.IssueDate.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    invoice.TotalFen is { } fen ? "¥" + Core.Money.Yuan.FromFen(fen).ToDisplay() : null,
                }.OfType<string>()
            ),
            string.Create(CultureInfo.InvariantCulture, $"invoices/{invoice.InvoiceId}"),
            Of(mark)
        );

    private static TrashMark Of(InvoiceTrashRecord mark) => new(mark.Reason, mark.Note, mark.TrashedBy, mark.TrashedAt);

    private static string Named(InvoiceRecord invoice) =>
        invoice.Number.Length > 0 ? Say.It($"发票 {invoice.Code}{invoice.Number}") : "没有号码的发票";

    private static string Subject(long invoiceId) => string.Create(CultureInfo.InvariantCulture, $"invoice:{invoiceId}");

    private Task<InvoiceRecord?> Find(long taxpayerId, long invoiceId, CancellationToken cancellation) =>
        db.Rows<InvoiceRecord>()
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.InvoiceId == invoiceId, cancellation);

    // What it does to others (红冲) and to the verdicts of runs follows from the change.
    private async Task Mark(InvoiceRecord invoice, bool isTrashed, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await db.Set<InvoiceRecord>()
            .Where(row => row.TaxpayerId == invoice.TaxpayerId && row.InvoiceId == invoice.InvoiceId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.IsTrashed, isTrashed)
                        .SetProperty(own => own.ChangedAt, now)
                        .SetProperty(own => own.Version, own => own.Version + 1),
                cancellation
            );
        await reds.Refresh(invoice.TaxpayerId, [invoice], cancellation);
    }

    private static async Task<IResult> Answer(
        TrashInvoice slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        long id,
        Request body,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice
                .PutAside(found.TaxpayerId, id, body, actor, cancellation)
                .ToHttp(name => Results.Ok(new { trashed = name }))
            : Refusal.NotFound.ToHttp();
}
