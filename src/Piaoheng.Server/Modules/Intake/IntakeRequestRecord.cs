namespace Piaoheng.Server.Modules.Intake;

/// <summary>接口请求: a request that a program may send again, by the key that the program gave it.</summary>
public sealed class IntakeRequestRecord
{
    /// <summary>Taxpayer.</summary>
    public required long TaxpayerId { get; init; }

    /// <summary>Whose key it is; two programs of two people never meet.</summary>
    public required long UserId { get; init; }

    /// <summary>幂等键, as sent.</summary>
    public required string RequestKey { get; init; }

    /// <summary>The import that holds its files.</summary>
    public required long BatchId { get; init; }

    /// <summary>SHA-256 over its files in their order; null until all of them are safe.</summary>
    public required string? Digest { get; init; }

    /// <summary>When it first came.</summary>
    public required DateTimeOffset BegunAt { get; init; }
}
