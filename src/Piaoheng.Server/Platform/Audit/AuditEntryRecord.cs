namespace Piaoheng.Server.Platform.Audit;

/// <summary>操作日志: one entry; never changed, never deleted.</summary>
public sealed class AuditEntryRecord
{
    /// <summary>Taxpayer whose log it is; 0 = the installation's own log.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>1, 2, 3 … without gaps, in each log.</summary>
    public required long Seq { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: <c>invoice.create</c>.</summary>
    public required string Action { get; init; }

    /// <summary>To what: <c>invoice:123</c>; null for actions on nothing in particular.</summary>
    public string? Subject { get; init; }

    /// <summary>Particulars as a JSON object with sorted keys.</summary>
    public required string Detail { get; init; }
}
