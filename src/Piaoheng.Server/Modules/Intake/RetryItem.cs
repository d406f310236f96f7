using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>重新读取 of a file that waits: with a side given, or by a newer program, it may be accepted now.</summary>
public sealed class RetryItem(Database db, WorkQueue queue, WorkSignal signal, AuditLog audit) : ISlice
{
    private static readonly RefusalText NotWaiting = new("INT-11", "“{file}”已处理完毕，只有待处理的文件可以重新读取");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/t/{taxpayer}/intake/items/{id:long}/retry", Answer).Requires(IntakePermissions.Add);
        // Programs come by a key, and keys count below /api only.
        routes.MapPost("/api/intake/items/{id:long}/retry", Answer).Requires(IntakePermissions.Add);
    }

    /// <summary>Has the file read again; of a member, the whole archive.</summary>
    /// <param name="taxpayerId">Taxpayer.</param>
    /// <param name="itemId">The file.</param>
    /// <param name="side">Which side a workbook belongs to; null = as said before.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The item that is read.</returns>
    public async Task<Outcome<string>> Retry(
        long taxpayerId,
        long itemId,
        Side? side,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        if (await Item(taxpayerId, itemId, actor, cancellation) is not { } item)
        {
            return Refusal.NotFound;
        }

        if (item.Outcome != IntakeOutcome.Quarantined)
        {
            return Refusal.WrongState(NotWaiting, ("file", item.FileName));
        }

        var whole = item.ParentId ?? item.ItemId;
        var given = side ?? item.GivenSide;
        await db.Set<IntakeItemRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.ItemId == whole)
            .ExecuteUpdateAsync(
                row =>
                    row.SetProperty(own => own.Outcome, IntakeOutcome.Reading)
                        .SetProperty(own => own.GivenSide, given)
                        .SetProperty(own => own.FinishedAt, (DateTimeOffset?)null),
                cancellation
            );
        await queue.Add(taxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(whole), cancellation);
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent("intake.retry", string.Create(CultureInfo.InvariantCulture, $"item:{whole}")),
            cancellation
        );
        await work.Commit(cancellation);
        signal.Wake();
        return ReceiveFile.Key(whole);
    }

    private Task<IntakeItemRecord?> Item(long taxpayerId, long itemId, Actor actor, CancellationToken cancellation) =>
        db.Rows<IntakeItemRecord>()
            .SeenBy(db, actor, IntakePermissions.Add)
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.ItemId == itemId, cancellation);

    private static async Task<IResult> Answer(
        RetryItem slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        long id,
        string? side,
        CancellationToken cancellation
    ) =>
        await taxpayers.FindByNumber(taxpayer, cancellation) is { } found
            ? await slice
                .Retry(found.TaxpayerId, id, Words.Parse<Side>(side, Words.Of), actor, cancellation)
                .ToHttp(item => Results.Ok(new { item }))
            : Refusal.NotFound.ToHttp();
}
