using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>重新读取原件 of files whose invoices are gone: the way that every file goes when it comes in, with the bytes that are kept.</summary>
internal sealed class ReadOriginalsAgain(Database db, WorkQueue queue, WorkRunner runner, AuditLog audit, TimeProvider time)
    : IReadAgain
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private const int Looks = 50;

    public async Task<FilesReadAgain> ReadAgain(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        IReadOnlyCollection<long> originalIds,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var files = await Begin(taxpayerId, invoiceIds, originalIds, actor, cancellation);
        foreach (var file in files)
        {
            await runner.Run(taxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(file.ItemId), cancellation);
        }

        // Another process may be at it.
        long[] ids = [.. files.Select(file => file.ItemId)];
        var areRead = await AreRead(taxpayerId, ids, cancellation);
        for (var look = 0; !areRead && look < Looks; look++)
        {
            await Task.Delay(Look, time, cancellation);
            areRead = await AreRead(taxpayerId, ids, cancellation);
        }

        return new FilesReadAgain([.. files.Select(file => file.FileName)], areRead);
    }

    private async Task<bool> AreRead(long taxpayerId, long[] ids, CancellationToken cancellation) =>
        !await db.Rows<IntakeItemRecord>()
            .AnyAsync(
                item => item.TaxpayerId == taxpayerId && ids.Contains(item.ItemId) && item.Outcome == IntakeOutcome.Reading,
                cancellation
            );

    private async Task<List<IntakeItemRecord>> Begin(
        long taxpayerId,
        IReadOnlyCollection<long> invoiceIds,
        IReadOnlyCollection<long> originalIds,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        var gone = invoiceIds.Select(id => (long?)id).ToArray();
        var items = db.Rows<IntakeItemRecord>().Where(item => item.TaxpayerId == taxpayerId);
        // Of a member of an archive, the whole archive.
        var brought = await items
            .Where(item => gone.Contains(item.InvoiceId) || originalIds.Contains(item.OriginalId))
            .Select(item => item.ParentId ?? item.ItemId)
            .Distinct()
            .ToListAsync(cancellation);
        // The same bytes that came twice are read once, and not again while they are being read.
        var files = (
            await items
                .Where(item => brought.Contains(item.ItemId))
                .OrderByDescending(item => item.Outcome == IntakeOutcome.Reading)
                .ThenBy(item => item.ItemId)
                .ToListAsync(cancellation)
        )
            .DistinctBy(item => item.OriginalId)
            .ToList();
        foreach (var file in files.Where(file => file.Outcome != IntakeOutcome.Reading))
        {
            await db.Set<IntakeItemRecord>()
                .Where(item => item.TaxpayerId == taxpayerId && item.ItemId == file.ItemId)
                .ExecuteUpdateAsync(
                    item =>
                        item.SetProperty(own => own.Outcome, IntakeOutcome.Reading)
                            .SetProperty(own => own.FinishedAt, (DateTimeOffset?)null),
                    cancellation
                );
            await queue.Add(taxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(file.ItemId), cancellation);
            await audit.Write(
                taxpayerId,
                actor,
                new AuditEvent(
                    IntakeActions.ReadAgain.Id,
                    string.Create(CultureInfo.InvariantCulture, $"item:{file.ItemId}"),
                    ("file", file.FileName)
                ),
                cancellation
            );
        }

        await work.Commit(cancellation);
        return files;
    }
}
