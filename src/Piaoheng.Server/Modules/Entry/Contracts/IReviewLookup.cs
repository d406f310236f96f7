namespace Piaoheng.Server.Modules.Entry.Contracts;

/// <summary>复核检索: what waits for a second person, for other modules that look for an invoice.</summary>
public interface IReviewLookup
{
    /// <summary>What waits under one of the identity keys, the longest waiting first.</summary>
    Task<IReadOnlyList<WaitingReview>> Waiting(long taxpayerId, IReadOnlyCollection<string> keys, CancellationToken cancellation);
}

/// <summary>A review that waits.</summary>
/// <param name="ReviewId">Id.</param>
/// <param name="What">手工录入, 更正 or 识别待确认.</param>
/// <param name="IsNew">Whether the invoice is not stored yet.</param>
/// <param name="By">Who handed it in.</param>
/// <param name="At">When.</param>
public sealed record WaitingReview(long ReviewId, string What, bool IsNew, string By, DateTimeOffset At);
