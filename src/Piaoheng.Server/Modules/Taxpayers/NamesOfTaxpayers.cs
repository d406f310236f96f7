using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Audit;

namespace Piaoheng.Server.Modules.Taxpayers;

/// <summary>Companies by name in 操作日志, as far as whoever looks may know of them.</summary>
internal sealed class NamesOfTaxpayers(ITaxpayers taxpayers) : IAuditNames
{
    public AuditSubject Kind => TaxpayersActions.Taxpayer;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(
        long taxpayerId,
        List<long> ids,
        CancellationToken cancellation
    ) =>
        (await taxpayers.All(cancellation))
            .Where(own => ids.Contains(own.TaxpayerId))
            .ToDictionary(own => own.TaxpayerId, own => new AuditName(own.Name, $"/taxpayers/{own.Number}"));
}
