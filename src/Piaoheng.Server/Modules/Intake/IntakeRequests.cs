using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>幂等键: what came under a key, so that a request that is sent again does nothing again.</summary>
internal sealed class IntakeRequests(Database db, ReceiveFile receive, TimeProvider time)
{
    /// <summary>Longest key.</summary>
    public const int MaxKey = 200;

    /// <summary>Whether a text can be a key.</summary>
    public static bool IsKey(string text) => text.Length is > 0 and <= MaxKey && text.All(letter => letter is > ' ' and <= '~');

    /// <summary>The request under a key; a new one where there is none.</summary>
    public async Task<IntakeRequestRecord> Begin(Taxpayer taxpayer, Actor actor, string key, CancellationToken cancellation)
    {
        if (await Find(taxpayer.TaxpayerId, actor.UserId, key, cancellation) is { } known)
        {
            return known;
        }

        var batch = await receive.Begin(taxpayer, side: null, actor, cancellation);
        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, cancellation);
        if (await Find(taxpayer.TaxpayerId, actor.UserId, key, cancellation) is { } quicker)
        {
            // The same request came twice at once; the batch without files is shown nowhere.
            return quicker;
        }

        var request = new IntakeRequestRecord
        {
            TaxpayerId = taxpayer.TaxpayerId,
            UserId = actor.UserId,
            RequestKey = key,
            BatchId = batch.BatchId,
            Digest = null,
            BegunAt = time.GetUtcNow(),
        };
        await db.AddMany([request], cancellation);
        await work.Commit(cancellation);
        return request;
    }

    /// <summary>Notes what all files of a request were.</summary>
    /// <returns>False where another request under the same key was quicker and had other files.</returns>
    public async Task<bool> Close(IntakeRequestRecord request, string digest, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, request.TaxpayerId, cancellation);
        await db.Set<IntakeRequestRecord>()
            .Where(row =>
                row.TaxpayerId == request.TaxpayerId
                && row.UserId == request.UserId
                && row.RequestKey == request.RequestKey
                && row.Digest == null
            )
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.Digest, digest), cancellation);
        var closed = await Find(request.TaxpayerId, request.UserId, request.RequestKey, cancellation);
        await work.Commit(cancellation);
        return string.Equals(closed!.Digest, digest, StringComparison.Ordinal);
    }

    private Task<IntakeRequestRecord?> Find(long taxpayerId, long userId, string key, CancellationToken cancellation) =>
        db.Rows<IntakeRequestRecord>()
            .FirstOrDefaultAsync(
                row => row.TaxpayerId == taxpayerId && row.UserId == userId && row.RequestKey == key,
                cancellation
            );
}
