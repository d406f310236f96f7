using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Received files by name in 操作日志, with the way to what came of them.</summary>
internal sealed class NamesOfFiles(Database db) : IAuditNames
{
    public AuditSubject Kind => IntakeActions.Item;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(
        long taxpayerId,
        List<long> ids,
        CancellationToken cancellation
    ) =>
        await db.Rows<IntakeItemRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.ItemId))
            .ToDictionaryAsync(
                row => row.ItemId,
                row => new AuditName(row.FileName, FormattableString.Invariant($"import/{row.BatchId}")),
                cancellation
            );
}
