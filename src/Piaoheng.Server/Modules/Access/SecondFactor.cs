using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Access;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>两步验证: an authenticator's digits beside the password.</summary>
internal sealed class SecondFactor(
    Database db,
    UserBook book,
    UserManager<UserRecord> users,
    RecoveryCodes codes,
    AuditLog audit,
    TimeProvider time
)
{
    private static readonly RefusalText WrongCode = new("ACC-30", "验证码不对或已用过；核对手机时间后输入新的六位数字");

    /// <summary>A secret that somebody may put into an authenticator; nothing is switched on by it.</summary>
    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(Totp.SecretLength);

    /// <summary>Switches it on for somebody who has shown the digits.</summary>
    /// <returns>The recovery codes, shown once.</returns>
    public async Task<Outcome<List<string>>> SwitchOn(
        long userId,
        byte[] secret,
        string code,
        Actor actor,
        CancellationToken cancellation
    )
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (await book.Find(userId, cancellation) is not { } user)
        {
            return Refusal.NotFound;
        }

        if (Totp.Match(secret, code.Trim(), time.GetUtcNow(), lastUsed: 0) is not { } step)
        {
            return Refusal.Invalid(WrongCode);
        }

        user.TotpSecret = Convert.ToBase64String(secret);
        user.TotpStep = step;
        await users.UpdateAsync(user);
        var made = await codes.Renew(userId, cancellation);
        await audit.Write(AuditLog.Installation, actor, new AuditEvent("access.totp-on", UserBook.Subject(user)), cancellation);
        await work.Commit(cancellation);
        return made;
    }

    /// <summary>Switches it off for somebody who knows the password.</summary>
    public async Task<Outcome<UserRecord>> SwitchOff(long userId, string password, Actor actor, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if (await book.Find(userId, cancellation) is not { } user)
        {
            return Refusal.NotFound;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            return Refusal.Invalid(UserBook.WrongPassword);
        }

        user.TotpSecret = null;
        await users.UpdateAsync(user);
        await db.Set<RecoveryCodeRecord>().Where(code => code.UserId == userId).ExecuteDeleteAsync(cancellation);
        await audit.Write(AuditLog.Installation, actor, new AuditEvent("access.totp-off", UserBook.Subject(user)), cancellation);
        await work.Commit(cancellation);
        return user;
    }

    /// <summary>Whether digits or a recovery code prove it; each works once. Inside a unit of work.</summary>
    public async Task<bool> Proves(UserRecord user, string code, Actor actor, CancellationToken cancellation)
    {
        var secret = Convert.FromBase64String(user.TotpSecret!);
        if (Totp.Match(secret, code.Trim(), time.GetUtcNow(), user.TotpStep) is { } step)
        {
            // Another request with the same digits at the same moment finds the step used.
            return await db.Set<UserRecord>()
                    .Where(row => row.UserId == user.UserId && row.TotpStep < step)
                    .ExecuteUpdateAsync(update => update.SetProperty(row => row.TotpStep, step), cancellation) > 0;
        }

        if (!await codes.Use(user.UserId, code, cancellation))
        {
            return false;
        }

        await audit.Write(
            AuditLog.Installation,
            actor,
            new AuditEvent("access.recovery-code", UserBook.Subject(user)),
            cancellation
        );
        return true;
    }
}
