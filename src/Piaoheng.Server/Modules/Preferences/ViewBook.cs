using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Server.Modules.Preferences.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Preferences;

/// <summary>Keeps 视图.</summary>
internal sealed class ViewBook(Database db, AuditLog audit, IdSource ids, Actor actor) : ISavedViews
{
    private const int MostViews = 30;
    private const int LongestName = 20;
    private const int LongestQuery = 2_000;

    private static readonly RefusalText NoName = new("PRF-02", "视图要有名称，最多 {limit} 个字");
    private static readonly RefusalText TooMany = new("PRF-03", "最多保存 {limit} 个视图，先删除不用的");
    private static readonly RefusalText TooLong = new("PRF-04", "条件过长，不能存为视图");

    public async Task<IReadOnlyList<SavedView>> Of(string list, CancellationToken cancellation) =>
        await db.Rows<SavedViewRecord>()
            .Where(view => view.UserId == actor.UserId && view.List == list)
            .OrderBy(view => view.ViewId)
            .Select(view => new SavedView(view.ViewId, view.Name, view.Query))
            .ToListAsync(cancellation);

    public async Task<Outcome<long>> Save(string list, string? name, string query, CancellationToken cancellation)
    {
        var called = name?.Trim() ?? "";
        if (called.Length is 0 or > LongestName)
        {
            return Refusal.Invalid(NoName, ("limit", LongestName.ToString(CultureInfo.InvariantCulture)));
        }

        if (query.Length > LongestQuery)
        {
            return Refusal.TooLarge(TooLong);
        }

        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        var mine = await Of(list, cancellation);
        var same = mine.FirstOrDefault(view => string.Equals(view.Name, called, StringComparison.Ordinal));
        if (same is null && mine.Count >= MostViews)
        {
            return Refusal.TooLarge(TooMany, ("limit", MostViews.ToString(CultureInfo.InvariantCulture)));
        }

        var id = same?.ViewId ?? ids.Next();
        await Delete(id, cancellation);
        await db.AddMany(
            [
                new SavedViewRecord
                {
                    UserId = actor.UserId,
                    ViewId = id,
                    List = list,
                    Name = called,
                    Query = query,
                },
            ],
            cancellation
        );
        await Note("view.save", list, called, cancellation);
        await work.Commit(cancellation);
        return id;
    }

    public async Task<Outcome<long>> Remove(string list, long viewId, CancellationToken cancellation)
    {
        await using var work = await UnitOfWork.Begin(db, AuditLog.Installation, cancellation);
        if ((await Of(list, cancellation)).FirstOrDefault(view => view.ViewId == viewId) is not { } found)
        {
            return Refusal.NotFound;
        }

        await Delete(viewId, cancellation);
        await Note("view.remove", list, found.Name, cancellation);
        await work.Commit(cancellation);
        return viewId;
    }

    private Task<int> Delete(long viewId, CancellationToken cancellation) =>
        db.Set<SavedViewRecord>()
            .Where(view => view.UserId == actor.UserId && view.ViewId == viewId)
            .ExecuteDeleteAsync(cancellation);

    private Task Note(string action, string list, string name, CancellationToken cancellation) =>
        audit.Write(AuditLog.Installation, actor, new AuditEvent(action, null, ("list", list), ("name", name)), cancellation);
}
