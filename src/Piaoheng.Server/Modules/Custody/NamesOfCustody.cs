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
        var names = await db.Rows<CustodyPlaceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.PlaceId))
            .ToDictionaryAsync(row => row.PlaceId, row => new AuditName(row.Name), cancellation);
        var asked = await db.Rows<InquiryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && ids.Contains(row.InquiryId))
            .ToListAsync(cancellation);
        foreach (var each in asked)
        {
            names[each.InquiryId] = new AuditName(each.Subject);
        }

        return names;
    }
}
