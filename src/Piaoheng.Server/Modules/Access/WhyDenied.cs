using Microsoft.AspNetCore.Diagnostics;
using Piaoheng.Core.Policy;
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
        var permission = Wanting(demanded, own);
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

    // A role gives what needs the amounts only together with them.
    private static Permission Wanting(Permission demanded, IReadOnlyList<RoleTerms> own) =>
        demanded.NeedsAmounts && own.Any(role => role.Permissions.Contains(demanded.Id, StringComparer.Ordinal))
            ? SensitivePermissions.Amounts
            : demanded;

    private static string Names(IReadOnlyList<string> names) => names.Count == 0 ? "无" : Spoken.List(names);
}
