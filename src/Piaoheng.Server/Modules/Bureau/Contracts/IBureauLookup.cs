using Compared = Piaoheng.Core.Reconciliation.InvoiceRecord;

namespace Piaoheng.Server.Modules.Bureau.Contracts;

/// <summary>税局记录检索: finds records of the bureau by whatever is known of them. Every answer is bounded.</summary>
public interface IBureauLookup
{
    /// <summary>Records by id.</summary>
    Task<IReadOnlyList<FoundRecord>> ByIds(long taxpayerId, IReadOnlyCollection<long> recordIds, CancellationToken cancellation);

    /// <summary>Records whose number ends with the digits (four or more).</summary>
    Task<IReadOnlyList<FoundRecord>> EndingWith(long taxpayerId, string digits, int limit, CancellationToken cancellation);

    /// <summary>Records of an amount (价税合计, 金额 or 税额), issued in the range.</summary>
    Task<IReadOnlyList<FoundRecord>> OfAmount(
        long taxpayerId,
        long fen,
        (DateOnly From, DateOnly To) days,
        int limit,
        CancellationToken cancellation
    );

    /// <summary>When the bureau's data first showed records.</summary>
    Task<IReadOnlyList<FirstSeen>> FirstSeen(
        long taxpayerId,
        IReadOnlyCollection<long> recordIds,
        CancellationToken cancellation
    );

    /// <summary>Red records that reverse one of the keys.</summary>
    Task<IReadOnlyList<FoundRecord>> Reversing(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation);
}

/// <summary>When a record was first shown.</summary>
/// <param name="IssueDate">开票日期.</param>
/// <param name="At">When.</param>
/// <param name="ListId">The received file, or the slice of a sync, that showed it.</param>
public sealed record FirstSeen(DateOnly IssueDate, DateTimeOffset At, long ListId);

/// <summary>A record of the bureau.</summary>
/// <param name="RecordId">Id.</param>
/// <param name="Record">What it says.</param>
/// <param name="Occurrences">How often its list names it.</param>
/// <param name="Extra">What else the bureau states.</param>
/// <param name="ItemId">The received file.</param>
public sealed record FoundRecord(
    long RecordId,
    Compared Record,
    int Occurrences,
    IReadOnlyDictionary<string, string> Extra,
    long ItemId
);
