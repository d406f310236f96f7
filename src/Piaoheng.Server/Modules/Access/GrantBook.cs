using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>临时授权: given by an administrator to somebody who was refused, for hours or days; it ends by itself.</summary>
internal sealed class GrantBook(Database db, RoleBook roles, AuditLog audit, IdSource ids, TimeProvider time)
{
    /// <summary>Longest life of a grant; whoever needs a right for longer needs a role.</summary>
    public const int LongestHours = 7 * 24;

    private const int DenialsShown = 20;

    private static readonly RefusalText NotGrantable = new("ACC-50", "这项权限不能临时授予，请改角色");
    private static readonly RefusalText BadHours = new("ACC-51", "临时授权的期限应为 1 至 {hours} 小时");
    private static readonly RefusalText Own = new("ACC-52", "不能给自己临时授权，请由另一位系统管理员授予");
    private static readonly RefusalText NoReason = new("ACC-53", "没有写明授权事由");
    private static readonly RefusalText NoAmounts = new("ACC-54", "「{right}」要看得到金额才能用，请先授予「{first}」");

    /// <summary>What is to be granted.</summary>
    /// <param name="UserId">To whom.</param>
    /// <param name="Permission">Id of the permission.</param>
    /// <param name="Hours">For how long.</param>
    /// <param name="Reason">What for.</param>
    public sealed record Wanted(long UserId, string Permission, int Hours, string Reason);

    /// <summary>Gives a right for a time. It holds from the next request on.</summary>
    public async Task<Outcome<UserGrantRecord>> Grant(Wanted wanted, Actor actor, CancellationToken cancellation)
    {
        if (PermissionCatalogue.Find(wanted.Permission) is not { } permission || permission == AccessPermissions.Users)
        {
            return Refusal.Invalid(NotGrantable);
        }

        if (Refused(wanted, actor) is { } refusal)
        {
            return refusal;
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (!await db.Rows<UserRecord>().AnyAsync(user => user.UserId == wanted.UserId && !user.IsDisabled, cancellation))
        {
            return Refusal.NotFound;
        }

        var amounts = SensitivePermissions.Amounts;
        if (permission.NeedsAmounts && !(await roles.RightsOf(wanted.UserId, cancellation)).Has(amounts.Id))
        {
            return Refusal.WrongState(NoAmounts, ("right", permission.Name), ("first", amounts.Name));
        }

        var now = time.GetUtcNow();
        var grant = new UserGrantRecord
        {
            GrantId = ids.Next(),
            UserId = wanted.UserId,
            Permission = permission.Id,
            Reason = wanted.Reason.Trim(),
            GrantedBy = actor.Name,
            GrantedAt = now,
            UntilAt = now.AddHours(wanted.Hours),
        };
        await db.AddMany([grant], cancellation);
        await db.Set<AccessDenialRecord>()
            .Where(denial => denial.UserId == wanted.UserId && denial.Permission == permission.Id)
            .ExecuteDeleteAsync(cancellation);
        await Log(
            actor,
            new AuditEvent(
                "access.grant",
                Subject(wanted.UserId),
                ("permission", permission.Name),
                ("until", grant.UntilAt.ToString("u", CultureInfo.InvariantCulture)),
                ("reason", grant.Reason)
            ),
            cancellation
        );
        await work.Commit(cancellation);
        return grant;
    }

    /// <summary>Takes a grant back before it ends by itself.</summary>
    public async Task End(long grantId, Actor actor, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var grant = await InForce().FirstOrDefaultAsync(known => known.GrantId == grantId, cancellation);
        if (grant is not null)
        {
            await db.Set<UserGrantRecord>()
                .Where(known => known.GrantId == grantId)
                .ExecuteUpdateAsync(update => update.SetProperty(known => known.EndedAt, now), cancellation);
            var ended = new AuditEvent("access.end-grant", Subject(grant.UserId), ("permission", NameOf(grant.Permission)));
            await Log(actor, ended, cancellation);
            await work.Commit(cancellation);
        }
    }

    /// <summary>The grants that are in force, those that end first before others.</summary>
    public IQueryable<UserGrantRecord> InForce() =>
        InForce(db, time.GetUtcNow()).OrderBy(grant => grant.UntilAt).ThenBy(grant => grant.GrantId);

    /// <summary>The grants that are in force at a moment.</summary>
    internal static IQueryable<UserGrantRecord> InForce(Database db, DateTimeOffset now) =>
        db.Rows<UserGrantRecord>().Where(grant => grant.EndedAt == null && grant.UntilAt > now);

    /// <summary>What people were refused last.</summary>
    public Task<List<AccessDenialRecord>> Denials(CancellationToken cancellation) =>
        db.Rows<AccessDenialRecord>()
            .OrderByDescending(denial => denial.LastAt)
            .ThenBy(denial => denial.UserId)
            .Take(DenialsShown)
            .ToListAsync(cancellation);

    /// <summary>Notes a refusal, inside the unit of work that logs it.</summary>
    public async Task Note(long userId, Permission permission, CancellationToken cancellation)
    {
        db.RequireTransaction();
        var now = time.GetUtcNow();
        var noted = await db.Set<AccessDenialRecord>()
            .Where(denial => denial.UserId == userId && denial.Permission == permission.Id)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(denial => denial.Times, denial => denial.Times + 1)
                        .SetProperty(denial => denial.LastAt, now),
                cancellation
            );
        if (noted == 0)
        {
            var first = new AccessDenialRecord
            {
                UserId = userId,
                Permission = permission.Id,
                Times = 1,
                LastAt = now,
            };
            await db.AddMany([first], cancellation);
        }
    }

    /// <summary>A permission as people know it.</summary>
    public static string NameOf(string permission) => PermissionCatalogue.Find(permission)?.Name ?? permission;

    private static Refusal? Refused(Wanted wanted, Actor actor) =>
        wanted.Hours is < 1 or > LongestHours
            ? Refusal.Invalid(BadHours, ("hours", LongestHours.ToString(CultureInfo.InvariantCulture)))
        : wanted.UserId == actor.UserId ? Refusal.WrongState(Own)
        : string.IsNullOrWhiteSpace(wanted.Reason) ? Refusal.Invalid(NoReason)
        : null;

    private static string Subject(long userId) => string.Create(CultureInfo.InvariantCulture, $"user:{userId}");

    private Task Log(Actor actor, AuditEvent entry, CancellationToken cancellation) =>
        audit.Write(AuditLog.Installation, actor, entry, cancellation);
}
