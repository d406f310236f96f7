using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>原件登记: which bytes a taxpayer has, under what name they first came, and who brought them.</summary>
internal sealed class OriginalBook(Database db, IdSource ids, TimeProvider time)
{
    /// <summary>The original of these bytes: the one that is there already, or a new one. Whoever brings it is noted either way.</summary>
    public async Task<StoredOriginal> Add(
        long taxpayerId,
        StoredFile file,
        string fileName,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var known = await db.Rows<OriginalRecord>()
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.Sha256 == file.Sha256, cancellation);
        if (known is not null)
        {
            await NoteBringer(taxpayerId, known.OriginalId, actor, cancellation);
            return Stored(known);
        }

        var added = new OriginalRecord
        {
            TaxpayerId = taxpayerId,
            OriginalId = ids.Next(),
            Sha256 = file.Sha256,
            Size = file.Size,
            FileName = fileName,
            ReceivedAt = time.GetUtcNow(),
            ReceivedBy = actor.Name,
        };
        await db.AddMany([added], cancellation);
        await NoteBringer(taxpayerId, added.OriginalId, actor, cancellation);
        return Stored(added);
    }

    /// <summary>An original; null when the taxpayer has none of this id.</summary>
    public async Task<StoredOriginal?> Find(long taxpayerId, long originalId, CancellationToken cancellation) =>
        await db.Rows<OriginalRecord>()
            .FirstOrDefaultAsync(row => row.TaxpayerId == taxpayerId && row.OriginalId == originalId, cancellation)
            is { } found
            ? Stored(found)
            : null;

    private async Task NoteBringer(long taxpayerId, long originalId, Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSignedIn)
        {
            return;
        }

        var isNoted = await db.Rows<OriginalBringerRecord>()
            .AnyAsync(
                row => row.TaxpayerId == taxpayerId && row.UserId == actor.UserId && row.OriginalId == originalId,
                cancellation
            );
        if (!isNoted)
        {
            var bringer = new OriginalBringerRecord
            {
                TaxpayerId = taxpayerId,
                OriginalId = originalId,
                UserId = actor.UserId,
            };
            await db.AddMany([bringer], cancellation);
        }
    }

    private static StoredOriginal Stored(OriginalRecord row) => new(row.OriginalId, row.Sha256, row.Size, row.FileName);
}
