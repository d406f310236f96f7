using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>登录会话: kept on the server, so that each can be listed and ended at once.</summary>
internal sealed class SessionBook(
    Database db,
    SessionActivity activity,
    PasswordRules rules,
    AuditLog audit,
    IdSource ids,
    TimeProvider time
)
{
    /// <summary>Begins a session; inside the unit of work of the sign-in.</summary>
    /// <returns>What the cookie holds.</returns>
    public async Task<string> Start(UserRecord user, Caller caller, CancellationToken cancellation)
    {
        db.RequireTransaction();
        var (token, now) = (RandomText.Token(), time.GetUtcNow());
        var longestAgo = now.AddHours(-rules.Terms.SessionHours);
        await db.Set<SessionRecord>().Where(session => session.StartedAt < longestAgo).ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [
                new SessionRecord
                {
                    SessionId = ids.Next(),
                    TokenHash = RandomText.Hash(token),
                    UserId = user.UserId,
                    Stamp = user.Stamp,
                    StartedAt = now,
                    SeenAt = now,
                    Source = caller.Source,
                    Agent = caller.Agent,
                },
            ],
            cancellation
        );
        return token;
    }

    /// <summary>The session of a cookie and its account, where both are in force; null otherwise.</summary>
    public async Task<(SessionRecord Session, UserRecord User)?> Find(string token, CancellationToken cancellation)
    {
        var hash = RandomText.Hash(token);
        var found = await (
            from session in db.Rows<SessionRecord>()
            join user in db.Rows<UserRecord>() on session.UserId equals user.UserId
            where session.TokenHash == hash
            select new { session, user }
        ).FirstOrDefaultAsync(cancellation);
        if (found is null || !IsInForce(found.session, found.user))
        {
            return null;
        }

        activity.Seen(found.session.SessionId, time.GetUtcNow());
        return (found.session, found.user);
    }

    /// <summary>The sessions of somebody that are in force, the one used last first.</summary>
    public async Task<IReadOnlyList<SessionRecord>> Of(UserRecord user, CancellationToken cancellation)
    {
        var sessions = await db.Rows<SessionRecord>().Where(session => session.UserId == user.UserId).ToListAsync(cancellation);
        return [.. sessions.Where(session => IsInForce(session, user)).OrderByDescending(LastSeen)];
    }

    /// <summary>When a session was used last.</summary>
    public DateTimeOffset LastSeen(SessionRecord session) =>
        activity.Last(session.SessionId) is { } seen && seen > session.SeenAt ? seen : session.SeenAt;

    /// <summary>Ends a session of an account.</summary>
    public async Task End(long userId, long sessionId, Actor actor, string action, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var ended = await db.Set<SessionRecord>()
            .Where(session => session.UserId == userId && session.SessionId == sessionId)
            .ExecuteDeleteAsync(cancellation);
        if (ended > 0)
        {
            await audit.Write(
                AuditLog.Installation,
                actor,
                new AuditEvent(
                    action,
                    string.Create(CultureInfo.InvariantCulture, $"user:{userId}"),
                    ("session", sessionId.ToString(CultureInfo.InvariantCulture))
                ),
                cancellation
            );
            await work.Commit(cancellation);
        }
    }

    private bool IsInForce(SessionRecord session, UserRecord user)
    {
        var (terms, now) = (rules.Terms, time.GetUtcNow());
        return !user.IsDisabled
            && string.Equals(session.Stamp, user.Stamp, StringComparison.Ordinal)
            && session.StartedAt.AddHours(terms.SessionHours) > now
            && LastSeen(session).AddMinutes(terms.IdleMinutes) > now;
    }
}
