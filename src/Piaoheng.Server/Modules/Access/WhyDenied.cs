using Microsoft.AspNetCore.Diagnostics;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>为什么我看不到: names the right that was wanting, the roles that have it, and one's own; nothing of what lies behind.</summary>
internal sealed class WhyDenied(Database db, RoleBook roles, GrantBook grants, AuditLog audit, Actor actor) : IWhyDenied
{
    public async Task<string> Explain(HttpContext context, Permission demanded, CancellationToken cancellation)
    {
        var own = await roles.Of(actor.UserId, cancellation);
        var permission = await Wanting(demanded, cancellation);
        await using (var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation))
        {
            await audit.Write(
                AuditLog.Installation,
                actor,
                new AuditEvent(
                    "access.denied",
                    null,
                    ("permission", permission.Name),
                    (
                        "path",
                        context.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? context.Request.Path.Value ?? ""
                    ),
                    ("source", Caller.Of(context).Source)
                ),
                cancellation
            );
            await grants.Note(actor.UserId, permission, cancellation);
            await work.Commit(cancellation);
        }

        var holders = roles.All.Where(role => role.Permissions.Contains(permission.Id, StringComparer.Ordinal)).ToList();
        var administrators = await roles.Administrators(cancellation);
        return Say.It($"需要权限「{permission.Name}」。有此权限的角色：{Names([.. holders.Select(role => role.Name)])}；")
            + Say.It($"您的角色：{Names([.. own.Select(role => role.Name)])}。")
            + Say.It($"本次已记下，可请系统管理员（{Names(administrators)}）在「用户与角色」里临时授权。");
    }

    // What needs the amounts is of no use, however it is given, until they may be seen: that right comes first.
    private async Task<Permission> Wanting(Permission demanded, CancellationToken cancellation) =>
        demanded.NeedsAmounts && !(await roles.RightsOf(actor.UserId, cancellation)).Has(SensitivePermissions.Amounts.Id)
            ? SensitivePermissions.Amounts
            : demanded;

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "无" : Spoken.List(names);
}
