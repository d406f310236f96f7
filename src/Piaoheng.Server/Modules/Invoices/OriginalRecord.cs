namespace Piaoheng.Server.Modules.Invoices;

/// <summary>原件: one received file, kept byte for byte. Its content lies under its hash, outside the database.</summary>
public sealed class OriginalRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id.</summary>
    public required long OriginalId { get; init; }

    /// <summary>SHA-256 of the plain bytes, in lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Name under which it first came.</summary>
    public required string FileName { get; init; }

    /// <summary>When it was received.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who brought it.</summary>
    public required string ReceivedBy { get; init; }
}
