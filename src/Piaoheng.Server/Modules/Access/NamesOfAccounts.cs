using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>Accounts by name in 操作日志, with the way to them for who manages them.</summary>
internal sealed class NamesOfAccounts(Database db, Actor actor) : IAuditNames
{
    public AuditSubject Kind => AccessActions.User;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(long taxpayerId, List<long> ids, CancellationToken cancellation)
    {
        var users = await db.Rows<UserRecord>().Where(user => ids.Contains(user.UserId)).ToListAsync(cancellation);
        var path = actor.May(AccessPermissions.Users) ? "/users" : null;
        return users.ToDictionary(user => user.UserId, user => new AuditName(user.Shown, path));
    }
}
