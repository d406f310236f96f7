using Piaoheng.Core.Invoices;

namespace Piaoheng.Server.Modules.Intake.Contracts;

/// <summary>收票检索: finds received files by whatever is known of them. Every answer is bounded.</summary>
public interface IIntakeLookup
{
    /// <summary>待处理 and 读取中 files whose name holds the digits, or that are one of the originals; newest first.</summary>
    Task<IReadOnlyList<FoundFile>> Waiting(
        long taxpayerId,
        string? digits,
        IReadOnlyCollection<long> originalIds,
        CancellationToken cancellation
    );

    /// <summary>How many files wait, and how many are being read; counting stops at a thousand.</summary>
    Task<(int Quarantined, int Reading)> Counts(long taxpayerId, CancellationToken cancellation);

    /// <summary>Files by id.</summary>
    Task<IReadOnlyList<FoundFile>> ByIds(long taxpayerId, IReadOnlyCollection<long> itemIds, CancellationToken cancellation);

    /// <summary>Imports that brought one of the originals again and added nothing, oldest first.</summary>
    Task<IReadOnlyList<FoundFile>> RepeatsOf(
        long taxpayerId,
        IReadOnlyCollection<long> originalIds,
        CancellationToken cancellation
    );
}

/// <summary>A received file.</summary>
/// <param name="ItemId">Id.</param>
/// <param name="FileName">Name.</param>
/// <param name="IsReading">Whether it is still being read.</param>
/// <param name="IsTakenAsTheirs">Whether only a person's word makes it a list of the bureau.</param>
/// <param name="Why">What is said of it.</param>
/// <param name="OriginalId">The original that holds its bytes.</param>
/// <param name="ReceivedAt">When it was received.</param>
public sealed record FoundFile(
    long ItemId,
    string FileName,
    bool IsReading,
    bool IsTakenAsTheirs,
    string Why,
    long OriginalId,
    DateTimeOffset ReceivedAt
)
{
    /// <summary>Whether it was put aside in the 回收站.</summary>
    public bool IsTrashed { get; init; }
}
