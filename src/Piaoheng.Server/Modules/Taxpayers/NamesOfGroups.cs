using System.Linq.Expressions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>集团 by name in 操作日志.</summary>
internal sealed class NamesOfGroups(Database db) : NamesOfRows<TaxpayerGroupRecord>(db)
{
    public override AuditSubject Kind => TaxpayersActions.Group;

    protected override Expression<Func<TaxpayerGroupRecord, NamedRow>> Read => row => new NamedRow(row.GroupId, row.Name, 0);

    protected override Expression<Func<TaxpayerGroupRecord, bool>> Among(long taxpayerId, List<long> ids) =>
        row => ids.Contains(row.GroupId);
}
