using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Tells other modules of received files.</summary>
internal sealed class ReceivedFiles(Database db) : IReceivedFiles
{
    public async Task<IReadOnlyDictionary<long, ReceivedFile>> Find(
        long taxpayerId,
        IReadOnlyCollection<long> itemIds,
        CancellationToken cancellation
    ) =>
        await db.Rows<IntakeItemRecord>()
            .Where(item => item.TaxpayerId == taxpayerId && itemIds.Contains(item.ItemId))
            .Select(item => new { item.ItemId, File = new ReceivedFile(item.FileName, item.OriginalId, item.ReceivedAt) })
            .ToDictionaryAsync(item => item.ItemId, item => item.File, cancellation);

    public async Task<IReadOnlyDictionary<long, FileOutcome>> Outcomes(
        long taxpayerId,
        IReadOnlyCollection<long> itemIds,
        CancellationToken cancellation
    )
    {
        var rows = await db.Rows<IntakeItemRecord>()
            .Where(item => item.TaxpayerId == taxpayerId && itemIds.Contains(item.ItemId))
            .ToListAsync(cancellation);
        return rows.ToDictionary(row => row.ItemId, OutcomeOf);
    }

    private static FileOutcome OutcomeOf(IntakeItemRecord row)
    {
        var item = IntakeItem.Of(row);
        return new FileOutcome(row.Outcome, IntakeMarks.Of(item), IntakeWords.Why(item), row.InvoiceId, row.BatchId);
    }
}
