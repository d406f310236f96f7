namespace Piaoheng.Server.Modules.Completeness.Contracts;

/// <summary>接下来导出, for pages of other modules: what is missing, and which lists to export so that it is not.</summary>
public interface INextExports
{
    /// <summary>As it stands now.</summary>
    Task<ExportPlan> Find(long taxpayerId, CancellationToken cancellation);
}

/// <summary>What is missing and what to export.</summary>
/// <param name="Gaps">Months, directions and kinds that cannot be proven, one sentence each, the latest month first.</param>
/// <param name="Exports">Lists to export, below the ceiling.</param>
public sealed record ExportPlan(IReadOnlyList<string> Gaps, IReadOnlyList<WantedExport> Exports);

/// <summary>One list to export.</summary>
/// <param name="Path">Where at the bureau.</param>
/// <param name="Days">开票日期.</param>
/// <param name="Expected">How much to expect.</param>
/// <param name="FileName">A name from which its range is known.</param>
public sealed record WantedExport(string Path, string Days, string Expected, string FileName);
