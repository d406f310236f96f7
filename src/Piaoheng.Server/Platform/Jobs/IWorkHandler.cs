namespace Piaoheng.Server.Platform.Jobs;

/// <summary>Does the work units of one kind. Registered by its module.</summary>
public interface IWorkHandler
{
    /// <summary>Kind of its units.</summary>
    string Kind { get; }

    /// <summary>Does one unit. Its last commit calls <see cref="WorkQueue.Finish"/> and is undone when that says no.</summary>
    Task Do(WorkTicket ticket, CancellationToken cancellation);

    /// <summary>Says of a unit that failed too often what became of it. Its commit calls <see cref="WorkQueue.Finish"/> likewise.</summary>
    Task GiveUp(WorkTicket ticket, CancellationToken cancellation);
}
