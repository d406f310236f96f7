using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Modules.Trash.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>移入回收站 of a file that waits, and back: a mark with a reason; its bytes stay.</summary>
internal sealed class TrashFile(Database db, TrashReasons reasons, AuditLog audit, TimeProvider time) : ISlice, ITrashSource
{
    private static readonly RefusalText NotWaiting = new("TRS-12", "“{file}”不在待处理文件中，不能移入回收站");
    private static readonly RefusalText NotThere = new("TRS-13", "“{file}”不在回收站，不需要恢复");

    /// <param name="Reason">Code of the reason.</param>
    /// <param name="Note">说明.</param>
    public sealed record Request(string? Reason, string? Note);

    public string Kind => "file";

    public string ChineseName => "待处理文件";

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/taxpayers/{taxpayer}/intake/items/{id:long}/trash", Answer).Requires(IntakePermissions.Trash);

    /// <summary>Puts a file aside.</summary>
    /// <returns>Its name.</returns>
    public async Task<Outcome<string>> PutAside(
        long taxpayerId,
        long itemId,
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
        if (await Find(taxpayerId, itemId, cancellation) is not { } item)
        {
            return Refusal.NotFound;
        }

        if (item.Outcome != IntakeOutcome.Quarantined || item.TrashedAt is not null)
        {
            return Refusal.WrongState(NotWaiting, ("file", item.FileName));
        }

        await Mark(item, new TrashMark(why.Reason, why.Note, actor.Name, time.GetUtcNow()), cancellation);
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent("intake.trash", Subject(itemId), ("reason", why.Reason), ("note", why.Note)),
            cancellation
        );
        await work.Commit(cancellation);
        return item.FileName;
    }

    public async Task<Outcome<string>> Restore(long taxpayerId, long id, Actor actor, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        if (await Find(taxpayerId, id, cancellation) is not { } item)
        {
            return Refusal.NotFound;
        }

        if (item.TrashedAt is null)
        {
            return Refusal.WrongState(NotThere, ("file", item.FileName));
        }

        await Mark(item, null, cancellation);
        await audit.Write(taxpayerId, actor, new AuditEvent("intake.restore", Subject(id)), cancellation);
        await work.Commit(cancellation);
        return $"“{item.FileName}”";
    }

    public Task<int> Count(long taxpayerId, CancellationToken cancellation) => Trashed(taxpayerId).CountAsync(cancellation);

    public async Task<IReadOnlyList<TrashedThing>> Page(
        long taxpayerId,
        DateTimeOffset? before,
        int limit,
        CancellationToken cancellation
    )
    {
        var items = Trashed(taxpayerId);
        if (before is { } last)
        {
            items = items.Where(item => item.TrashedAt < last);
        }

        var rows = await items.OrderByDescending(item => item.TrashedAt).Take(limit).ToListAsync(cancellation);
        return
        [
            .. rows.Select(item => new TrashedThing(
                item.ItemId,
                item.FileName,
                Say.It($"{InvoiceWords.Moment(item.ReceivedAt)} 收到"),
                string.Create(CultureInfo.InvariantCulture, $"originals/{item.OriginalId}"),
                new TrashMark(item.TrashReason ?? "", item.TrashNote ?? "", item.TrashedBy ?? "", item.TrashedAt!.Value)
            )),
        ];
    }

    private IQueryable<IntakeItemRecord> Trashed(long taxpayerId) =>
        db.Rows<IntakeItemRecord>().Where(item => item.TaxpayerId == taxpayerId && item.TrashedAt != null);

    private Task<IntakeItemRecord?> Find(long taxpayerId, long itemId, CancellationToken cancellation) =>
        db.Rows<IntakeItemRecord>()
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.ItemId == itemId, cancellation);

    private Task<int> Mark(IntakeItemRecord item, TrashMark? mark, CancellationToken cancellation)
    {
        var (reason, note, by, at) = (mark?.Reason, mark?.Note, mark?.By, mark?.At);
        return db.Set<IntakeItemRecord>()
            .Where(row => row.TaxpayerId == item.TaxpayerId && row.ItemId == item.ItemId)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.TrashReason, reason)
                        .SetProperty(own => own.TrashNote, note)
                        .SetProperty(own => own.TrashedBy, by)
                        .SetProperty(own => own.TrashedAt, at),
                cancellation
            );
    }

    private static string Subject(long itemId) => string.Create(CultureInfo.InvariantCulture, $"item:{itemId}");

    private static async Task<IResult> Answer(
        TrashFile slice,
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
