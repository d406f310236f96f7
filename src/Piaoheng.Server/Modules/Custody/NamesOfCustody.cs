using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>保管处 by name in 操作日志; a question is named by the number that it is about.</summary>
internal sealed class NamesOfCustody(Database db) : IAuditNames
{
    public AuditSubject Kind => CustodyActions.Custody;

    public async Task<IReadOnlyDictionary<long, AuditName>> Find(long taxpayerId, List<long> ids, CancellationToken cancellation)
    {
        var places = await db.Rows<CustodyPlaceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.PlaceId))
            .Select(row => new NamedRow(row.PlaceId, row.Name, 0))
            .ToListAsync(cancellation);
        var asked = await db.Rows<InquiryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.InquiryId))
            .Select(row => new NamedRow(row.InquiryId, row.Subject, 0))
            .ToListAsync(cancellation);
        return places.Concat(asked).ToDictionary(row => row.Id, row => new AuditName(row.Name));
    }
}
