using System.Linq.Expressions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>接口密钥 by what they are for, in 操作日志.</summary>
internal sealed class NamesOfKeys(Database db) : NamesOfRows<ApiKeyRecord>(db)
{
    public override AuditSubject Kind => AccessActions.Key;

    protected override Expression<Func<ApiKeyRecord, NamedRow>> Read => row => new NamedRow(row.KeyId, row.Name, 0);

    protected override Expression<Func<ApiKeyRecord, bool>> Among(long taxpayerId, List<long> ids) =>
        row => ids.Contains(row.KeyId);
}
