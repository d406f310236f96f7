using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Access;

/// <summary>角色: what policy/rights lets each do, and who has which.</summary>
internal sealed class RoleBook(Database db, ITaxpayerGroups groups, PolicyPack policy, TimeProvider time)
{
    /// <summary>The role that manages accounts.</summary>
    public const string Administrator = "administrator";

    private const int AdministratorsNamed = 3;

    /// <summary>Every role in force, in their order.</summary>
    public IReadOnlyList<RoleTerms> All =>
        [
            .. policy
                .Roles.Ids.Select(id => policy.Roles.At(id, BeijingTime.Today(time)))
                .OfType<RoleTerms>()
                .OrderBy(role => role.Order),
        ];

    /// <summary>The roles of somebody; those that policy no longer knows are left out.</summary>
    public async Task<IReadOnlyList<RoleTerms>> Of(long userId, CancellationToken cancellation)
    {
        var held = await db.Rows<UserRoleRecord>()
            .Where(role => role.UserId == userId)
            .Select(role => role.Role)
            .ToListAsync(cancellation);
        return [.. All.Where(role => held.Contains(role.Id, StringComparer.Ordinal))];
    }

    /// <summary>Names of those who can give rights, for whoever needs one.</summary>
    public async Task<IReadOnlyList<string>> Administrators(CancellationToken cancellation) =>
        await (
            from role in db.Rows<UserRoleRecord>()
            join user in db.Rows<UserRecord>() on role.UserId equals user.UserId
            where role.Role == Administrator && !user.IsDisabled
            orderby user.UserId
            select user.DisplayName
        )
            .Take(AdministratorsNamed)
            .ToListAsync(cancellation);

    /// <summary>The companies that somebody may know of.</summary>
    public async Task<TaxpayerScope> ScopeOf(long userId, CancellationToken cancellation)
    {
        var taxpayers = await CompaniesOf(userId, cancellation);
        var ofGroups = await GroupsOf(userId, cancellation);
        if (taxpayers.Count == 0 && ofGroups.Count == 0)
        {
            return TaxpayerScope.All;
        }

        return TaxpayerScope.Of(taxpayers.Union(await groups.CompaniesOf(ofGroups, cancellation)));
    }

    /// <summary>The groups at whose companies somebody's roles hold.</summary>
    public Task<List<long>> GroupsOf(long userId, CancellationToken cancellation) =>
        db.Rows<UserGroupScopeRecord>()
            .Where(scope => scope.UserId == userId)
            .Select(scope => scope.GroupId)
            .ToListAsync(cancellation);

    /// <summary>The companies that are named one by one in somebody's scope.</summary>
    public Task<List<long>> CompaniesOf(long userId, CancellationToken cancellation) =>
        db.Rows<UserScopeRecord>()
            .Where(scope => scope.UserId == userId)
            .Select(scope => scope.TaxpayerId)
            .ToListAsync(cancellation);

    /// <summary>The accounts of somebody's department.</summary>
    public Task<List<long>> ColleaguesOf(UserRecord user, CancellationToken cancellation) =>
        user.Department.Length == 0
            ? Task.FromResult(new List<long> { user.UserId })
            : db.Rows<UserRecord>()
                .Where(other => other.Department == user.Department)
                .Select(other => other.UserId)
                .ToListAsync(cancellation);

    /// <summary>What somebody's roles add up to, and what they were given for a time.</summary>
    public async Task<Rights> RightsOf(long userId, CancellationToken cancellation) =>
        Rights
            .Of([
                .. await ByRoles(userId, cancellation),
                .. (await Lent(userId, cancellation)).Select(right => (right, RecordReach.Company)),
            ])
            .Usable();

    /// <summary>What somebody's roles alone add up to: more than that no key can do.</summary>
    public async Task<Rights> LastingRightsOf(long userId, CancellationToken cancellation) =>
        Rights.Of(await ByRoles(userId, cancellation)).Usable();

    private Task<List<string>> Lent(long userId, CancellationToken cancellation) =>
        GrantBook
            .InForce(db, time.GetUtcNow())
            .Where(grant => grant.UserId == userId)
            .Select(grant => grant.Permission)
            .ToListAsync(cancellation);

    // A role for some records of a company gives no right on all of them, whatever it lists.
    private async Task<IEnumerable<(string, RecordReach)>> ByRoles(long userId, CancellationToken cancellation) =>
        (await Of(userId, cancellation)).SelectMany(role =>
            role.Permissions.Where(right =>
                    role.Reach == RecordReach.Company || PermissionCatalogue.Find(right) is { Grain: not Grain.Company }
                )
                .Select(right => (right, role.Reach))
        );
}
