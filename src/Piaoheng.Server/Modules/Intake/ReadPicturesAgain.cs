using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>图片重读: has what waits for recognition read again once there is one, or a better one. Each file once for each edition of it.</summary>
internal sealed class ReadPicturesAgain(
    Database db,
    RecognitionState recognition,
    WorkQueue queue,
    WorkSignal signal,
    AuditLog audit
) : IScheduledCheck
{
    /// <summary>Files of one look, so that what people send now is not kept waiting.</summary>
    private const int AtOnce = 50;

    public async Task Check(CancellationToken cancellation)
    {
        if (recognition.Version is not { } version)
        {
            return;
        }

        var waiting = await db.Rows<IntakeItemRecord>()
            .Where(item =>
                item.AwaitsRecognition != null && item.AwaitsRecognition != version && item.Outcome != IntakeOutcome.Reading
            )
            .OrderBy(item => item.TaxpayerId)
            .ThenBy(item => item.ItemId)
            .Select(item => new { item.TaxpayerId, item.ItemId })
            .Take(AtOnce)
            .ToListAsync(cancellation);
        foreach (var taxpayer in waiting.GroupBy(item => item.TaxpayerId))
        {
            await using var work = await UnitOfWork.Begin(db, taxpayer.Key, cancellation);
            foreach (var item in taxpayer)
            {
                await ReadAgain(item.TaxpayerId, item.ItemId, version, cancellation);
            }

            await work.Commit(cancellation);
            signal.Wake();
        }
    }

    private async Task ReadAgain(long taxpayerId, long itemId, string version, CancellationToken cancellation)
    {
        // Asked again inside the unit of work: another node may have been quicker.
        var taken = await db.Set<IntakeItemRecord>()
            .Where(item =>
                item.TaxpayerId == taxpayerId
                && item.ItemId == itemId
                && item.AwaitsRecognition != null
                && item.AwaitsRecognition != version
                && item.Outcome != IntakeOutcome.Reading
            )
            .ExecuteUpdateAsync(
                item =>
                    item.SetProperty(own => own.Outcome, IntakeOutcome.Reading)
                        .SetProperty(own => own.AwaitsRecognition, version)
                        .SetProperty(own => own.FinishedAt, (DateTimeOffset?)null),
                cancellation
            );
        if (taken == 0)
        {
            return;
        }

        await queue.Add(taxpayerId, ReadWaitingFiles.WorkKind, ReceiveFile.Key(itemId), cancellation);
        await audit.Write(
            taxpayerId,
            Actor.Program,
            new AuditEvent(
                "intake.recognise",
                string.Create(CultureInfo.InvariantCulture, $"item:{itemId}"),
                ("recognition", version)
            ),
            cancellation
        );
    }
}
