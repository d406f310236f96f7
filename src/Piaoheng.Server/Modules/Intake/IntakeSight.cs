using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>记录范围 of received files: whoever does not reach those of everybody sees what they or their department brought in.</summary>
internal static class IntakeSight
{
    /// <summary>Those of the files that the actor reaches by a right.</summary>
    public static IQueryable<IntakeItemRecord> SeenBy(
        this IQueryable<IntakeItemRecord> items,
        Database db,
        Actor actor,
        Permission by
    )
    {
        if (actor.OwnersSeenBy(by) is not { } owners)
        {
            return items;
        }

        var batches = db.Rows<IntakeBatchRecord>();
        var users = owners.Users.ToList();
        return items.Where(item =>
            batches.Any(batch =>
                batch.TaxpayerId == item.TaxpayerId && batch.BatchId == item.BatchId && users.Contains(batch.StartedById)
            )
        );
    }

    /// <summary>Those of the imports that the actor reaches by a right.</summary>
    public static IQueryable<IntakeBatchRecord> SeenBy(this IQueryable<IntakeBatchRecord> batches, Actor actor, Permission by)
    {
        if (actor.OwnersSeenBy(by) is not { } owners)
        {
            return batches;
        }

        var users = owners.Users.ToList();
        return batches.Where(batch => users.Contains(batch.StartedById));
    }
}
