namespace Piaoheng.Server.Modules.Channels;

/// <summary>取票渠道 as one taxpayer has set it up. Its secrets are elsewhere (<c>SecretFiles</c>).</summary>
public sealed class ChannelRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Id of the connector.</summary>
    public required string Connector { get; init; }

    /// <summary>地址.</summary>
    public required string Address { get; init; }

    /// <summary>Settings that are no secrets, as JSON.</summary>
    public required string Settings { get; init; }

    /// <summary>When it was set up.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Kind of the last failure; null when the last call succeeded.</summary>
    public required string? Failure { get; init; }

    /// <summary>Code of the sentence of the last failure, such as <c>CON-31</c>; null when the last call succeeded.</summary>
    public string? FailureCode { get; init; }

    /// <summary>最近错误, in Chinese; null when the last call succeeded.</summary>
    public required string? Problem { get; init; }

    /// <summary>When it last failed.</summary>
    public required DateTimeOffset? FailedAt { get; init; }

    /// <summary>When it last succeeded.</summary>
    public required DateTimeOffset? SucceededAt { get; init; }
}
