using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Time;

namespace Piaoheng.Server.Modules.Access;

/// <summary>角色: what policy/rights lets each do, and who has which.</summary>
internal sealed class RoleBook(Database db, PolicyPack policy, TimeProvider time)
{
    /// <summary>The role that manages accounts.</summary>
    public const string Administrator = "administrator";

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

    /// <summary>The companies that somebody may know of.</summary>
    public async Task<TaxpayerScope> ScopeOf(long userId, CancellationToken cancellation)
    {
        var taxpayers = await db.Rows<UserScopeRecord>()
            .Where(scope => scope.UserId == userId)
            .Select(scope => scope.TaxpayerId)
            .ToListAsync(cancellation);
        return taxpayers.Count == 0 ? TaxpayerScope.All : TaxpayerScope.Of(taxpayers);
    }

    /// <summary>What somebody's roles add up to.</summary>
    public async Task<Rights> RightsOf(long userId, CancellationToken cancellation) =>
        Rights.Of((await Of(userId, cancellation)).SelectMany(role => role.Permissions));
}
