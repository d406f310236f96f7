namespace Piaoheng.Server.Modules.Taxpayers.Contracts;

/// <summary>集团: for scopes that name a group instead of its companies. Asked before it is known who asks, so it knows every group.</summary>
public interface ITaxpayerGroups
{
    /// <summary>All groups, by name.</summary>
    Task<IReadOnlyList<(long GroupId, string Name)>> All(CancellationToken cancellation);

    /// <summary>The companies that belong to any of the groups at this moment.</summary>
    Task<IReadOnlyList<long>> CompaniesOf(IReadOnlyCollection<long> groupIds, CancellationToken cancellation);
}
