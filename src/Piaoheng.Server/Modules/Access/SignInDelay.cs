using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Access;

/// <summary>放慢: whoever fails often waits longer and longer. It is counted by source, and by account and source together, so that no stranger can shut an account.</summary>
/// <remarks>What is counted for an unknown name is counted as for a known one: the answers do not differ.</remarks>
internal sealed class SignInDelay(Database db, PasswordRules rules, TimeProvider time)
{
    /// <summary>How long the next attempt has to wait; zero when it need not.</summary>
    public async Task<TimeSpan> Wait(string name, string source, CancellationToken cancellation)
    {
        var subjects = Subjects(name, source);
        var (terms, now) = (rules.Terms, time.GetUtcNow());
        var failures = await db.Rows<SignInFailureRecord>()
            .Where(failure => subjects.Contains(failure.Subject))
            .ToListAsync(cancellation);
        var until = failures
            .Where(failure => failure.LastAt.AddHours(terms.ForgetHours) > now)
            .Select(failure => failure.LastAt.AddSeconds(terms.WaitSeconds(failure.Failures)))
            .DefaultIfEmpty(now)
            .Max();
        return until > now ? until - now : TimeSpan.Zero;
    }

    /// <summary>Counts a failure; inside a unit of work.</summary>
    public async Task Failed(string name, string source, CancellationToken cancellation)
    {
        db.RequireTransaction();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var forgotten = time.GetUtcNow().AddHours(-rules.Terms.ForgetHours).ToUnixTimeMilliseconds();
        foreach (var subject in Subjects(name, source))
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                insert into sign_in_failure (subject, failures, last_at) values ({subject}, 1, {now})
                on conflict (subject) do update
                    set failures = case when sign_in_failure.last_at < {forgotten} then 1 else sign_in_failure.failures + 1 end,
                        last_at = excluded.last_at
                """,
                cancellation
            );
        }
    }

    /// <summary>Forgets the failures of an account at a source that has just signed in.</summary>
    public Task<int> Succeeded(string name, string source, CancellationToken cancellation)
    {
        var subject = Subjects(name, source)[0];
        return db.Set<SignInFailureRecord>().Where(failure => failure.Subject == subject).ExecuteDeleteAsync(cancellation);
    }

    private static string[] Subjects(string name, string source) =>
        [RandomText.Hash($"account {name.Trim().ToUpperInvariant()} {source}"), RandomText.Hash($"source {source}")];
}
