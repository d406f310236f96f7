namespace Piaoheng.Server.Platform.Audit;

/// <summary>一本日志的默克尔树: how far its entries are in the tree, so that the next checkpoint reads only what is new.</summary>
/// <remarks>Only saves work: <c>audit verify</c> builds the tree from all entries.</remarks>
public sealed class AuditTreeRecord
{
    /// <summary>Taxpayer; 0 = the installation.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Entries in the tree.</summary>
    public required long TreeSize { get; init; }

    /// <summary>Its frontier.</summary>
    public required string Peaks { get; init; }
}
