using Piaoheng.Core.Diagnosis;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>上传台账: one issued invoice on its way to the bureau, as the issuing system told of it and as the bureau answered.</summary>
public sealed record UploadEntryRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>发票代码 and 发票号码 joined.</summary>
    public required string InvoiceKey { get; init; }

    /// <summary>A fixed word of <see cref="UploadStages"/>.</summary>
    public required string Stage { get; init; }

    /// <summary>受理流水号; empty while it is a draft.</summary>
    public required string Receipt { get; init; }

    /// <summary>When the bureau gave the 受理流水号; null while it is a draft.</summary>
    public required DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>The bureau's own words; empty where it said nothing.</summary>
    public required string Said { get; init; }

    /// <summary>Hash of the answer as received; empty where there is none.</summary>
    public required string RawSha256 { get; init; }

    /// <summary>When the issuing system told of it.</summary>
    public required DateTimeOffset ToldAt { get; init; }

    /// <summary>Who told.</summary>
    public required string ToldBy { get; init; }

    /// <summary>When the bureau was last asked; null = never.</summary>
    public required DateTimeOffset? AskedAt { get; init; }
}
