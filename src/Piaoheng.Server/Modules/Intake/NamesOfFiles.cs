using System.Linq.Expressions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>Received files by name in 操作日志, with the way to what came of them.</summary>
internal sealed class NamesOfFiles(Database db) : NamesOfRows<IntakeItemRecord>(db)
{
    public override AuditSubject Kind => IntakeActions.Item;

    protected override Expression<Func<IntakeItemRecord, NamedRow>> Read =>
        row => new NamedRow(row.ItemId, row.FileName, row.BatchId);

    protected override Expression<Func<IntakeItemRecord, bool>> Among(long taxpayerId, List<long> ids) =>
        row => row.TaxpayerId == taxpayerId && ids.Contains(row.ItemId);

    protected override string PathOf(NamedRow row) => FormattableString.Invariant($"import/{row.Place}");
}
