namespace Piaoheng.Server.Platform.Audit;

/// <summary>检查点, as the database notes it: a checkpoint that vanishes from the folder is missed.</summary>
public sealed class AuditCheckpointRecord
{
    /// <summary>Its number.</summary>
    public required long CheckpointNo { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 of its file.</summary>
    public required string Sha256 { get; init; }
}
