using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>Reads which companies belong to which group.</summary>
internal sealed class TaxpayerGroups(Database db) : ITaxpayerGroups
{
    public async Task<IReadOnlyList<(long GroupId, string Name)>> All(CancellationToken cancellation) =>
        [
            .. (await db.Rows<TaxpayerGroupRecord>().ToListAsync(cancellation))
                .OrderBy(group => group.Name, StringComparer.Ordinal)
                .Select(group => (group.GroupId, group.Name)),
        ];

    public async Task<IReadOnlyList<long>> CompaniesOf(IReadOnlyCollection<long> groupIds, CancellationToken cancellation) =>
        groupIds.Count == 0
            ? []
            : await db.Rows<TaxpayerRecord>()
                .Where(row => row.GroupId != null && groupIds.Contains(row.GroupId.Value))
                .Select(row => row.TaxpayerId)
                .ToListAsync(cancellation);
}
