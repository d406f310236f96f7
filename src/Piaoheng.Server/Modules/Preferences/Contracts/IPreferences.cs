using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Preferences.Contracts;

/// <summary>个人设置 of whoever asks.</summary>
public interface IPreferences
{
    /// <summary>A value; null when it was never set.</summary>
    Task<string?> Find(string name, CancellationToken cancellation);

    /// <summary>Sets values; null takes one away.</summary>
    Task<Outcome<int>> Set(IReadOnlyDictionary<string, string?> values, CancellationToken cancellation);
}

/// <summary>视图 of whoever asks.</summary>
public interface ISavedViews
{
    /// <summary>Views of a list, the first saved first.</summary>
    Task<IReadOnlyList<SavedView>> Of(string list, CancellationToken cancellation);

    /// <summary>Saves a view; one of the same name is replaced.</summary>
    Task<Outcome<long>> Save(string list, string? name, string query, CancellationToken cancellation);

    /// <summary>Takes a view away.</summary>
    Task<Outcome<long>> Remove(string list, long viewId, CancellationToken cancellation);
}

/// <summary>视图.</summary>
/// <param name="ViewId">Id.</param>
/// <param name="Name">名称.</param>
/// <param name="Query">The query of its address, with the question mark.</param>
public sealed record SavedView(long ViewId, string Name, string Query);
