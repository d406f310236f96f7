namespace Piaoheng.Server.Platform.Audit;

/// <summary>How far one audit log has been written; locked while a unit of work of its taxpayer runs.</summary>
public sealed class AuditLogRecord
{
    /// <summary>Taxpayer; 0 = the installation.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Number of the last entry.</summary>
    public required long LastSeq { get; init; }
}
