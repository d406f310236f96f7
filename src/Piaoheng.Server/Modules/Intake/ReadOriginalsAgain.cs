using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>重新读取原件 of files whose invoices are gone: the way that every file goes when it comes in, with the bytes that are kept.</summary>
internal sealed class ReadOriginalsAgain(Database db, WorkQueue queue, WorkRunner runner, AuditLog audit) : IReadAgain
{
    public async Task<IReadOnlyList<string>> ReadAgain(
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

        return [.. files.Select(file => file.FileName)];
    }

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
        // The same bytes that came twice are read once.
        var files = (
            await items
                .Where(item => brought.Contains(item.ItemId) && item.Outcome != IntakeOutcome.Reading)
                .OrderBy(item => item.ItemId)
                .ToListAsync(cancellation)
        )
            .DistinctBy(item => item.OriginalId)
            .ToList();
        foreach (var file in files)
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
