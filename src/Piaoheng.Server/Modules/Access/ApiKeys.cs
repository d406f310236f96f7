using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>接口密钥: a program acts for the person who made the key, with some of that person's rights, until it ends.</summary>
internal sealed class ApiKeys(Database db, AuditLog audit, IdSource ids, TimeProvider time)
{
    /// <summary>Longest life of a key.</summary>
    public const int LongestDays = 366;

    private const string Mark = "ph";

    private static readonly RefusalText NoName = new("ACC-40", "没有写明密钥的用途");
    private static readonly RefusalText NoScope = new("ACC-41", "没有选择密钥的权限；只能选自己有的");
    private static readonly RefusalText BadDays = new("ACC-42", "有效期应为 1 至 {days} 天");

    /// <summary>Makes a key.</summary>
    /// <param name="actor">Whose.</param>
    /// <param name="name">What it is for.</param>
    /// <param name="scopes">Ids of its permissions.</param>
    /// <param name="days">How long it lasts.</param>
    /// <param name="cancellation">Stops the making.</param>
    /// <returns>The secret, shown once.</returns>
    public async Task<Outcome<string>> Add(
        Actor actor,
        string name,
        IReadOnlyList<string> scopes,
        int days,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return Refusal.Invalid(NoName);
        }

        if (scopes.Count == 0 || scopes.Any(scope => !actor.Rights.Has(scope) || scope == AccessPermissions.OwnAccount.Id))
        {
            return Refusal.Invalid(NoScope);
        }

        if (days is < 1 or > LongestDays)
        {
            return Refusal.Invalid(BadDays, ("days", LongestDays.ToString(CultureInfo.InvariantCulture)));
        }

        var (id, secret, now) = (ids.Next(), RandomText.Token(), time.GetUtcNow());
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        await db.AddMany(
            [
                new ApiKeyRecord
                {
                    KeyId = id,
                    UserId = actor.UserId,
                    Name = name.Trim(),
                    Hash = RandomText.Hash(secret),
                    Scopes = string.Join(' ', scopes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
                    CreatedAt = now,
                    ExpiresAt = now.AddDays(days),
                },
            ],
            cancellation
        );
        await Log(actor, "access.add-key", id, ("name", name.Trim()), cancellation);
        await work.Commit(cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"{Mark}_{id}_{secret}");
    }

    /// <summary>The keys of somebody, the newest first.</summary>
    public Task<List<ApiKeyRecord>> Of(long userId, CancellationToken cancellation) =>
        db.Rows<ApiKeyRecord>().Where(key => key.UserId == userId).OrderByDescending(key => key.KeyId).ToListAsync(cancellation);

    /// <summary>Takes a key back.</summary>
    public async Task Revoke(Actor actor, long keyId, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var revoked = await db.Set<ApiKeyRecord>()
            .Where(key => key.UserId == actor.UserId && key.KeyId == keyId && key.RevokedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(key => key.RevokedAt, now), cancellation);
        if (revoked > 0)
        {
            await Log(actor, "access.revoke-key", keyId, ("name", ""), cancellation);
            await work.Commit(cancellation);
        }
    }

    /// <summary>Whether a key is in force.</summary>
    public bool IsInForce(ApiKeyRecord key) => key.RevokedAt is null && key.ExpiresAt > time.GetUtcNow();

    /// <summary>The key that a text is, where it is in force; null otherwise.</summary>
    public async Task<ApiKeyRecord?> Find(string text, CancellationToken cancellation)
    {
        if (
            text.Split('_') is not [Mark, var number, var secret]
            || !long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        )
        {
            return null;
        }

        var key = await db.Rows<ApiKeyRecord>().FirstOrDefaultAsync(known => known.KeyId == id, cancellation);
        return key is not null && IsInForce(key) && RandomText.Same(key.Hash, RandomText.Hash(secret)) ? key : null;
    }

    private Task Log(Actor actor, string action, long keyId, (string, string) detail, CancellationToken cancellation) =>
        audit.Write(
            AuditLog.Installation,
            actor,
            new AuditEvent(action, string.Create(CultureInfo.InvariantCulture, $"key:{keyId}"), detail),
            cancellation
        );
}
