using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Preferences.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Preferences;

/// <summary>Keeps 个人设置.</summary>
internal sealed class PreferenceBook(Database db, AuditLog audit, Actor actor) : IPreferences
{
    private const int LongestValue = 2_000;

    private static readonly RefusalText TooLong = new("PRF-01", "设置内容过长，没有保存");
    private Dictionary<string, string>? _known;

    public async Task<string?> Find(string name, CancellationToken cancellation)
    {
        // Few and small: all at once, once for a page.
        _known ??= await db.Rows<PreferenceRecord>()
            .Where(row => row.UserId == actor.UserId)
            .ToDictionaryAsync(row => row.Name, row => row.Value, StringComparer.Ordinal, cancellation);
        return _known.GetValueOrDefault(name);
    }

    public async Task<Outcome<int>> Set(IReadOnlyDictionary<string, string?> values, CancellationToken cancellation)
    {
        if (values.Any(pair => pair.Value?.Length > LongestValue))
        {
            return Refusal.TooLarge(TooLong);
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var names = values.Keys.ToArray();
        await db.Set<PreferenceRecord>()
            .Where(row => row.UserId == actor.UserId && names.Contains(row.Name))
            .ExecuteDeleteAsync(cancellation);
        await db.AddMany(
            [
                .. values
                    .Where(pair => pair.Value is not null)
                    .Select(pair => new PreferenceRecord
                    {
                        UserId = actor.UserId,
                        Name = pair.Key,
                        Value = pair.Value!,
                    }),
            ],
            cancellation
        );
        var entry = new AuditEvent("preference.change", null, [.. values.Select(pair => (pair.Key, pair.Value ?? ""))]);
        await audit.Write(AuditLog.Installation, actor, entry, cancellation);
        await work.Commit(cancellation);
        _known = null;
        return values.Count;
    }
}
