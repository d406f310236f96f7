using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>恢复码: each works once.</summary>
internal sealed class RecoveryCodes(Database db)
{
    private const int Count = 10;

    /// <summary>Makes new ones; the old ones end. Inside a unit of work.</summary>
    public async Task<List<string>> Renew(long userId, CancellationToken cancellation)
    {
        await db.Set<RecoveryCodeRecord>().Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellation);
        List<string> codes = [.. Enumerable.Range(0, Count).Select(_ => RandomText.Readable(3))];
        await db.AddMany(
            [.. codes.Select(code => new RecoveryCodeRecord { UserId = userId, Hash = RandomText.Hash(code) })],
            cancellation
        );
        return codes;
    }

    /// <summary>How many are left.</summary>
    public Task<int> Left(long userId, CancellationToken cancellation) =>
        db.Rows<RecoveryCodeRecord>().CountAsync(code => code.UserId == userId, cancellation);

    /// <summary>Uses one up; inside a unit of work.</summary>
    /// <returns>Whether it was one.</returns>
    public async Task<bool> Use(long userId, string code, CancellationToken cancellation)
    {
        var hash = RandomText.Hash(code.Trim().ToLowerInvariant());
        return await db.Set<RecoveryCodeRecord>()
                .Where(known => known.UserId == userId && known.Hash == hash)
                .ExecuteDeleteAsync(cancellation) > 0;
    }
}
