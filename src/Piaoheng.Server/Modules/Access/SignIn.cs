using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>登录: password, then the second factor where it is switched on. Unknown, closed and wrong are answered alike.</summary>
internal sealed class SignIn(
    Database db,
    UserBook book,
    UserManager<UserRecord> users,
    IPasswordHasher<UserRecord> hasher,
    SessionBook sessions,
    SecondFactor factor,
    Passkeys passkeys,
    SignInDelay delay,
    AuditLog audit,
    IDataProtectionProvider protection
)
{
    /// <summary>What a sign-in came to: the token of a session, or a ticket for the second step.</summary>
    /// <param name="Token">What the cookie holds; null while the second step is due.</param>
    /// <param name="Ticket">Proof of the first step; null when it was the last.</param>
    public sealed record Step(string? Token, string? Ticket);

    private static readonly TimeSpan TicketLife = TimeSpan.FromMinutes(5);
    private static readonly UserRecord Nobody = new() { Name = "", Stamp = "" };
    private static readonly RefusalText Wrong = new("ACC-02", "登录名或口令不对");
    private static readonly RefusalText WrongCode = new("ACC-03", "验证码或恢复码不对，或已用过");
    private static readonly RefusalText TooOften = new("ACC-04", "尝试次数过多，请 {seconds} 秒后再试");
    private static readonly RefusalText Stale = new("ACC-05", "第一步已过期，请从登录名和口令重新开始");
    private static readonly RefusalText WrongPasskey = new("ACC-73", "通行密钥没有通过验证，或已被删除；请用登录名和口令登录");
    private static string? _nobodysHash;

    /// <summary>First step.</summary>
    public async Task<Outcome<Step>> ByPassword(string name, string password, Caller caller, CancellationToken cancellation)
    {
        if (await MustWait(name, caller, cancellation) is { } wait)
        {
            return wait;
        }

        var user = await book.FindByName(name, cancellation);
        if (!await IsRight(user, password) || user is null || user.IsDisabled)
        {
            await Refuse(name, user, caller, "password", cancellation);
            return Refusal.Invalid(Wrong);
        }

        if (user.TotpSecret is not null)
        {
            return new Step(
                null,
                Protector.Protect($"{user.UserId.ToString(CultureInfo.InvariantCulture)} {user.Stamp}", TicketLife)
            );
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        return await Complete(user, name, caller, work, cancellation);
    }

    /// <summary>Second step: the digits of the authenticator, or a recovery code.</summary>
    public async Task<Outcome<Step>> ByCode(string ticket, string code, Caller caller, CancellationToken cancellation)
    {
        if (await Holder(ticket, cancellation) is not { } user)
        {
            return Refusal.WrongState(Stale);
        }

        if (await MustWait(user.Name, caller, cancellation) is { } wait)
        {
            return wait;
        }

        await using (var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation))
        {
            if (await factor.Proves(user, code, ActorOf(user), cancellation))
            {
                return await Complete(user, user.Name, caller, work, cancellation);
            }
        }

        await Refuse(user.Name, user, caller, "code", cancellation);
        return Refusal.Invalid(WrongCode);
    }

    /// <summary>The only step: a passkey, whose device has verified its owner.</summary>
    public async Task<Outcome<Step>> ByPasskey(string credential, HttpContext context, CancellationToken cancellation)
    {
        var caller = Caller.Of(context);
        if (await MustWait("", caller, cancellation) is { } wait)
        {
            return wait;
        }

        if (await passkeys.Prove(credential, context) is not { User.IsDisabled: false } proved)
        {
            await Refuse("", user: null, caller, "passkey", cancellation);
            return Refusal.Invalid(WrongPasskey);
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        await passkeys.NoteUse(proved.Passkey, cancellation);
        return await Complete(proved.User, proved.User.Name, caller, work, cancellation);
    }

    /// <summary>Signs somebody in whose account was made a moment ago.</summary>
    public async Task<Step> AsNew(UserRecord user, Caller caller, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        return await Complete(user, user.Name, caller, work, cancellation);
    }

    private ITimeLimitedDataProtector Protector =>
        protection.CreateProtector("piaoheng.sign-in.second-step").ToTimeLimitedDataProtector();

    private static Actor ActorOf(UserRecord user) => new(user.Shown) { UserId = user.UserId };

    private async Task<Step> Complete(
        UserRecord user,
        string name,
        Caller caller,
        UnitOfWork work,
        CancellationToken cancellation
    )
    {
        await delay.Succeeded(name, caller.Source, cancellation);
        var token = await sessions.Start(user, caller, cancellation);
        await audit.Write(
            AuditLog.Installation,
            ActorOf(user),
            new AuditEvent("access.sign-in", UserBook.Subject(user), ("source", caller.Source)),
            cancellation
        );
        await work.Commit(cancellation);
        return new Step(token, null);
    }

    private async Task<Refusal?> MustWait(string name, Caller caller, CancellationToken cancellation)
    {
        var wait = await delay.Wait(name, caller.Source, cancellation);
        return wait > TimeSpan.Zero
            ? Refusal.WrongState(TooOften, ("seconds", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture)))
            : null;
    }

    // As much work for a name that nobody has as for one that somebody has: the time tells nothing.
    private async Task<bool> IsRight(UserRecord? user, string password)
    {
        if (user?.PasswordHash is not null)
        {
            return await users.CheckPasswordAsync(user, password);
        }

        _nobodysHash ??= hasher.HashPassword(Nobody, RandomText.Token());
        hasher.VerifyHashedPassword(Nobody, _nobodysHash, password);
        return false;
    }

    private async Task<UserRecord?> Holder(string ticket, CancellationToken cancellation)
    {
        try
        {
            var parts = Protector.Unprotect(ticket).Split(' ', 2);
            var user = await book.Find(long.Parse(parts[0], CultureInfo.InvariantCulture), cancellation);
            return user is { IsDisabled: false, TotpSecret: not null } && user.Stamp == parts[1] ? user : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // The name is logged only where somebody has it: what people mistype there may be a password.
    private async Task Refuse(string name, UserRecord? user, Caller caller, string step, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        await delay.Failed(name, caller.Source, cancellation);
        await audit.Write(
            AuditLog.Installation,
            Actor.Anonymous,
            new AuditEvent(
                "access.sign-in-refused",
                user is null ? null : UserBook.Subject(user),
                ("source", caller.Source),
                ("step", step)
            ),
            cancellation
        );
        await work.Commit(cancellation);
    }
}
