using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Web;

namespace Piaoheng.Server.Modules.Access;

/// <summary>通行密钥 (WebAuthn): registered by whoever is signed in, named, removed; proof of who signs in.</summary>
/// <remarks>
/// The ceremony is checked by the framework's <see cref="IPasskeyHandler{TUser}"/>. What it must remember between the two steps stands,
/// sealed and for five minutes, in a cookie of that browser.
/// </remarks>
internal sealed class Passkeys(
    Database db,
    IPasskeyHandler<UserRecord> handler,
    UserBook book,
    AuditLog audit,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    private const int MostPerUser = 20;
    private const int LongestName = 64;
    private const string Cookie = "piaoheng-passkey";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(5);
    private static readonly RefusalText NoName = new("ACC-70", "请给通行密钥起个名字（不超过 64 个字符），如“办公室电脑”");
    private static readonly RefusalText TooMany = new("ACC-71", "每人最多登记 {limit} 个通行密钥，先删除不用的");
    private static readonly RefusalText Failed = new("ACC-72", "通行密钥没有登记成功，请重新添加一次");

    /// <summary>What the browser needs to make a key.</summary>
    public async Task<string> BeginRegistration(UserRecord user, HttpContext context)
    {
        var entity = new PasskeyUserEntity
        {
            Id = user.UserId.ToString(CultureInfo.InvariantCulture),
            Name = user.Name,
            DisplayName = user.DisplayName,
        };
        var options = await handler.MakeCreationOptionsAsync(entity, context);
        Remember(context, options.AttestationState);
        return options.CreationOptionsJson;
    }

    /// <summary>Registers the key that the browser made.</summary>
    public async Task<Outcome<PasskeyRecord>> Register(
        Actor actor,
        string name,
        string credential,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
        {
            return Refusal.Invalid(NoName);
        }

        var result = await handler.PerformAttestationAsync(
            new PasskeyAttestationContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AttestationState = Remembered(context),
            }
        );
        var own = actor.UserId.ToString(CultureInfo.InvariantCulture);
        if (
            result is not { Succeeded: true, Passkey: { } made, UserEntity.Id: { } owner }
            || owner != own
            || await book.Find(actor.UserId, cancellation) is not { } user
        )
        {
            return Refusal.Invalid(Failed);
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var id = Base64Url.EncodeToString(made.CredentialId);
        if (await db.Rows<PasskeyRecord>().AnyAsync(known => known.CredentialId == id, cancellation))
        {
            return Refusal.Conflict(Failed);
        }

        if (await db.Rows<PasskeyRecord>().CountAsync(known => known.UserId == user.UserId, cancellation) >= MostPerUser)
        {
            return Refusal.WrongState(TooMany, ("limit", MostPerUser.ToString(CultureInfo.InvariantCulture)));
        }

        var passkey = Made(user, name.Trim(), made);
        await db.AddMany([passkey], cancellation);
        await Log(actor, "access.add-passkey", user, passkey.Name, cancellation);
        await work.Commit(cancellation);
        return passkey;
    }

    /// <summary>What the browser needs to show a key; for whoever it is.</summary>
    public async Task<string> BeginSignIn(HttpContext context)
    {
        var options = await handler.MakeRequestOptionsAsync(user: null, context);
        Remember(context, options.AssertionState);
        return options.RequestOptionsJson;
    }

    /// <summary>Whose key it is that the browser showed; null when it proves nothing.</summary>
    public async Task<(UserRecord User, UserPasskeyInfo Passkey)?> Prove(string credential, HttpContext context)
    {
        var result = await handler.PerformAssertionAsync(
            new PasskeyAssertionContext
            {
                HttpContext = context,
                CredentialJson = credential,
                AssertionState = Remembered(context),
            }
        );
        return result.Succeeded && result.Passkey.IsUserVerified ? (result.User, result.Passkey) : null;
    }

    /// <summary>Notes that a key was used; inside the unit of work of the sign-in.</summary>
    public Task NoteUse(UserPasskeyInfo passkey, CancellationToken cancellation)
    {
        db.RequireTransaction();
        var (id, now) = (Base64Url.EncodeToString(passkey.CredentialId), time.GetUtcNow());
        long count = passkey.SignCount;
        return db.Set<PasskeyRecord>()
            .Where(known => known.CredentialId == id)
            .ExecuteUpdateAsync(
                update =>
                    update
                        .SetProperty(known => known.SignCount, count)
                        .SetProperty(known => known.IsBackedUp, passkey.IsBackedUp)
                        .SetProperty(known => known.UsedAt, now),
                cancellation
            );
    }

    /// <summary>The keys of somebody, the newest first.</summary>
    public Task<List<PasskeyRecord>> Of(long userId, CancellationToken cancellation) =>
        db.Rows<PasskeyRecord>()
            .Where(passkey => passkey.UserId == userId)
            .OrderByDescending(passkey => passkey.CreatedAt)
            .ThenBy(passkey => passkey.CredentialId)
            .ToListAsync(cancellation);

    /// <summary>Gives one of one's own keys another name.</summary>
    public async Task<Outcome<string>> Rename(Actor actor, string credentialId, string name, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
        {
            return Refusal.Invalid(NoName);
        }

        return await Change(
            actor,
            credentialId,
            "access.rename-passkey",
            own => own.ExecuteUpdateAsync(update => update.SetProperty(passkey => passkey.Name, name.Trim()), cancellation),
            cancellation
        );
    }

    /// <summary>Removes one of one's own keys; nobody signs in by it any more.</summary>
    public Task<Outcome<string>> Remove(Actor actor, string credentialId, CancellationToken cancellation) =>
        Change(actor, credentialId, "access.remove-passkey", own => own.ExecuteDeleteAsync(cancellation), cancellation);

    private async Task<Outcome<string>> Change(
        Actor actor,
        string credentialId,
        string action,
        Func<IQueryable<PasskeyRecord>, Task<int>> change,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var own = db.Set<PasskeyRecord>()
            .Where(passkey => passkey.UserId == actor.UserId && passkey.CredentialId == credentialId);
        var name = await own.Select(passkey => passkey.Name).FirstOrDefaultAsync(cancellation);
        if (name is null || await book.Find(actor.UserId, cancellation) is not { } user)
        {
            return Refusal.NotFound;
        }

        await change(own);
        await Log(actor, action, user, name, cancellation);
        await work.Commit(cancellation);
        return name;
    }

    private PasskeyRecord Made(UserRecord user, string name, UserPasskeyInfo passkey) =>
        new()
        {
            CredentialId = Base64Url.EncodeToString(passkey.CredentialId),
            UserId = user.UserId,
            Name = name,
            PublicKey = Base64Url.EncodeToString(passkey.PublicKey),
            SignCount = passkey.SignCount,
            Transports = string.Join(' ', passkey.Transports ?? []),
            IsUserVerified = passkey.IsUserVerified,
            IsBackupEligible = passkey.IsBackupEligible,
            IsBackedUp = passkey.IsBackedUp,
            CreatedAt = time.GetUtcNow(),
        };

    private Task Log(Actor actor, string action, UserRecord user, string name, CancellationToken cancellation) =>
        audit.Write(AuditLog.Installation, actor, new AuditEvent(action, UserBook.Subject(user), ("name", name)), cancellation);

    private ITimeLimitedDataProtector Protector =>
        protection.CreateProtector("piaoheng.passkey.ceremony").ToTimeLimitedDataProtector();

    private void Remember(HttpContext context, string? state) =>
        OwnCookie.Write(context, Cookie, Protector.Protect(state ?? "", Life), SameSiteMode.Strict, Life);

    // Taken once: the same answer of a device does not open a second session.
    private string? Remembered(HttpContext context)
    {
        var held = OwnCookie.Read(context.Request, Cookie);
        OwnCookie.Remove(context, Cookie);
        try
        {
            return held is null ? null : Protector.Unprotect(held);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
