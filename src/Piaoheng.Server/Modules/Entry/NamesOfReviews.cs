using System.Linq.Expressions;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Entry;

/// <summary>复核事项 by title in 操作日志.</summary>
internal sealed class NamesOfReviews(Database db) : NamesOfRows<ReviewItemRecord>(db)
{
    public override AuditSubject Kind => EntryActions.Review;

    protected override Expression<Func<ReviewItemRecord, NamedRow>> Read => row => new NamedRow(row.ReviewId, row.Title, 0);

    protected override Expression<Func<ReviewItemRecord, bool>> Among(long taxpayerId, List<long> ids) =>
        row => row.TaxpayerId == taxpayerId && ids.Contains(row.ReviewId);
}
