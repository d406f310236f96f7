namespace Piaoheng.Connectors.Outbound;

/// <summary>One call to the bureau.</summary>
public sealed record OutboundRequest
{
    /// <summary>Where to.</summary>
    public required Uri Address { get; init; }

    /// <summary>Which service, for the quota and for the kept answer: <c>PLFPXZSQ</c>.</summary>
    public required string Service { get; init; }

    /// <summary>Whose quota it uses: an id of <c>policy/gateways</c>.</summary>
    public required string Gateway { get; init; }

    /// <summary>What is sent.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Content type.</summary>
    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers. Their values are never logged.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Whether the same call twice does no more than once: only such calls are repeated.</summary>
    public required bool IsIdempotent { get; init; }

    /// <summary>Whether a file is fetched by its address: GET, and XML is an answer.</summary>
    public bool IsDownload { get; init; }

    /// <summary>Only address and service: the content holds taxpayer data.</summary>
    public override string ToString() => $"{Gateway} {Service} {Address.Host}";
}
