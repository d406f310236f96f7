namespace Piaoheng.Server.Modules.Intake;

/// <summary>一批: the files of one import.</summary>
public sealed class IntakeBatchRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long BatchId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>Account of who brought it; 0 = none.</summary>
    public long StartedById { get; init; }
}
