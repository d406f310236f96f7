namespace Piaoheng.Server.Modules.Reconciliation;

/// <summary>一次核对: never changed after it was written.</summary>
public sealed class RunRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>1, 2, 3 … for each taxpayer.</summary>
    public required int RunNo { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it.</summary>
    public required string Actor { get; init; }

    /// <summary>The day as of which it judges.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>First 开票日期 asked for; null = open.</summary>
    public required DateOnly? FromDate { get; init; }

    /// <summary>Last 开票日期 asked for; null = open.</summary>
    public required DateOnly? ToDate { get; init; }

    /// <summary>Version of the policy pack.</summary>
    public required string Policy { get; init; }

    /// <summary>Records of our side.</summary>
    public required int OursCount { get; init; }

    /// <summary>Records of the bureau's side.</summary>
    public required int TheirsCount { get; init; }
}
