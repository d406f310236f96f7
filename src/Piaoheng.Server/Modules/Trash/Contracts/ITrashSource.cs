using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Trash.Contracts;

/// <summary>回收站的一类东西: what one module lets people put aside. Registered by the module; nothing else needs to know of it.</summary>
public interface ITrashSource
{
    /// <summary>Word in addresses: <c>invoice</c>.</summary>
    string Kind { get; }

    /// <summary>What people call these things.</summary>
    string ChineseName { get; }

    /// <summary>How many there are.</summary>
    Task<int> Count(long taxpayerId, CancellationToken cancellation);

    /// <summary>One page, what was put aside last first.</summary>
    /// <param name="taxpayerId">本单位.</param>
    /// <param name="before">The last of the page before; null = the first page.</param>
    /// <param name="limit">Most of one page.</param>
    /// <param name="cancellation">Stops the search.</param>
    Task<IReadOnlyList<TrashedThing>> Page(long taxpayerId, DateTimeOffset? before, int limit, CancellationToken cancellation);

    /// <summary>Brings a thing back.</summary>
    /// <returns>What it is called.</returns>
    Task<Outcome<string>> Restore(long taxpayerId, long id, Actor actor, CancellationToken cancellation);
}

/// <summary>A thing put aside.</summary>
/// <param name="Id">Id within its kind.</param>
/// <param name="Title">What it is called: a number, a file name.</param>
/// <param name="Particulars">What else tells which it is.</param>
/// <param name="Path">Where it is seen, below the taxpayer; null = nowhere.</param>
/// <param name="Mark">Why, by whom and when.</param>
public sealed record TrashedThing(long Id, string Title, string Particulars, string? Path, TrashMark Mark);

/// <summary>Why, by whom and when something was put aside.</summary>
/// <param name="Reason">Code of the reason.</param>
/// <param name="Note">What was written beside it.</param>
/// <param name="By">Who.</param>
/// <param name="At">When.</param>
public sealed record TrashMark(string Reason, string Note, string By, DateTimeOffset At);
