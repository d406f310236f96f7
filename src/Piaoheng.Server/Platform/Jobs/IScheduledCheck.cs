namespace Piaoheng.Server.Platform.Jobs;

/// <summary>定时检查: looks every half minute whether something has become due, and makes the work for it. Found by type scan in its module.</summary>
/// <remarks>Every node looks, so a check decides inside a unit of work, on what stands in the tables, and may find that another node was quicker.</remarks>
public interface IScheduledCheck
{
    /// <summary>Looks once.</summary>
    Task Check(CancellationToken cancellation);
}
