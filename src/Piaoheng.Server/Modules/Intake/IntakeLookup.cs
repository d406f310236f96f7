using Microsoft.EntityFrameworkCore;
using Piaoheng.Formats.Workbooks;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Finds received files for the diagnosis.</summary>
internal sealed class IntakeLookup(Database db, Actor actor) : IIntakeLookup
{
    private const int Most = 20;

    public async Task<IReadOnlyList<FoundFile>> Waiting(
        long taxpayerId,
        string? digits,
        IReadOnlyCollection<long> originalIds,
        CancellationToken cancellation
    )
    {
        var named = digits ?? "";
        var ids = originalIds.ToArray();
        var rows = await db.Rows<IntakeItemRecord>()
            .SeenBy(db, actor, IntakePermissions.View)
            .Where(item =>
                item.TaxpayerId == taxpayerId
                && (item.Outcome == IntakeOutcome.Quarantined || item.Outcome == IntakeOutcome.Reading)
                && ((named != "" && item.FileName.Contains(named)) || ids.Contains(item.OriginalId))
            )
            .OrderBy(item => item.Outcome)
            .ThenByDescending(item => item.ItemId)
            .Take(Most)
            .ToListAsync(cancellation);
        return [.. rows.Select(Of)];
    }

    public async Task<(int Quarantined, int Reading)> Counts(long taxpayerId, CancellationToken cancellation) =>
        (
            await Count(taxpayerId, IntakeOutcome.Quarantined, cancellation),
            await Count(taxpayerId, IntakeOutcome.Reading, cancellation)
        );

    public async Task<IReadOnlyList<FoundFile>> ByIds(
        long taxpayerId,
        IReadOnlyCollection<long> itemIds,
        CancellationToken cancellation
    )
    {
        var wanted = itemIds.ToArray();
        var rows = await db.Rows<IntakeItemRecord>()
            .Where(item => item.TaxpayerId == taxpayerId && wanted.Contains(item.ItemId))
            .ToListAsync(cancellation);
        return [.. rows.Select(Of)];
    }

    public async Task<IReadOnlyList<FoundFile>> RepeatsOf(
        long taxpayerId,
        IReadOnlyCollection<long> originalIds,
        CancellationToken cancellation
    )
    {
        var wanted = originalIds.ToArray();
        var rows = await db.Rows<IntakeItemRecord>()
            .Where(item =>
                item.TaxpayerId == taxpayerId && wanted.Contains(item.OriginalId) && item.Outcome == IntakeOutcome.Exists
            )
            .OrderBy(item => item.OriginalId)
            .ThenBy(item => item.ItemId)
            .Take(Most)
            .ToListAsync(cancellation);
        return [.. rows.Select(Of)];
    }

    private Task<int> Count(long taxpayerId, string outcome, CancellationToken cancellation) =>
        db.Rows<IntakeItemRecord>()
            .Files(taxpayerId)
            .SeenBy(db, actor, IntakePermissions.View)
            .Where(item => item.Outcome == outcome && item.TrashedAt == null)
            .Take(WaitingFiles.CountedUpTo)
            .CountAsync(cancellation);

    private static FoundFile Of(IntakeItemRecord row)
    {
        var said = ReadingCodec.ReadTexts(row.Reasons);
        return new(
            row.ItemId,
            row.FileName,
            row.Outcome == IntakeOutcome.Reading,
            said.Any(text => text.Code == BureauLayouts.TakenByWord),
            string.Join('；', said.Select(text => text.Shown())),
            row.OriginalId,
            row.ReceivedAt
        )
        {
            IsTrashed = row.TrashedAt is not null,
        };
    }
}
