using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Piaoheng.Connectors.Outbound;

namespace Piaoheng.Connectors.Leqi;

/// <summary>报文: seals the question, sends it, opens the answer. Knows nothing of invoices.</summary>
internal sealed class LeqiLine(LeqiSettings settings, OutboundClient outbound)
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = ConnectorLimits.JsonDepth };

    public async Task<LeqiReply> Call(
        LeqiService service,
        IReadOnlyDictionary<string, object?> question,
        CancellationToken cancellation
    )
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(question);
        var request = new OutboundRequest
        {
            Address = new Uri(settings.Address, $"{Root()}access/v2/invoke/{service.Ability}/{service.Code}"),
            Service = service.Code,
            Gateway = LeqiServices.Gateway,
            Content = Encoding.ASCII.GetBytes(Convert.ToBase64String(Sm4.Encrypt(settings.Key, plain))),
            ContentType = "text/plain",
            Headers =
            [
                ("fwbm", service.Code),
                ("nlbm", service.Ability),
                ("jrdwptbh", settings.Platform),
                ("sydwptbh", settings.UserPlatform),
                ("ylbm", settings.UseCase),
                ("access_signature", settings.Signature),
            ],
            IsIdempotent = service.IsIdempotent,
        };
        return Open(await outbound.Send(request, cancellation));
    }

    private string Root()
    {
        var path = settings.Address.AbsolutePath;
        return path.EndsWith('/') ? path : path + "/";
    }

    private LeqiReply Open(RawAnswer raw)
    {
        var response = Response(raw);
        if (response.TryGetProperty("Error", out var error) && error.ValueKind == JsonValueKind.Object)
        {
            throw LeqiFailures.Of(Text(error, "Code"), Text(error, "Message"), raw);
        }

        if (!response.TryGetProperty("Data", out var data) || data.ValueKind != JsonValueKind.String)
        {
            throw Malformed("缺少 Data", raw);
        }

        var opened = Parse(Unseal(data.GetString()!, raw), raw);
        return opened.ValueKind == JsonValueKind.Object && Text(opened, "returncode") is { Length: > 0 } code
            ? new LeqiReply(code, Text(opened, "returnmsg"), opened, raw)
            : throw Malformed("缺少 returncode", raw);
    }

    // The platform wraps the answer once more as text; a line may leave that out.
    private static JsonElement Response(RawAnswer raw)
    {
        var outer = Parse(raw.Bytes, raw);
        if (outer.ValueKind == JsonValueKind.Object && outer.TryGetProperty("body", out var body))
        {
            if (Text(outer, "httpStatusCode") is { Length: > 0 } status and not ("00" or "200"))
            {
                throw LeqiFailures.Of(status, "能力开放平台返回非成功状态", raw);
            }

            outer = body.ValueKind == JsonValueKind.String ? Parse(Encoding.UTF8.GetBytes(body.GetString()!), raw) : body;
        }

        return
            outer.ValueKind == JsonValueKind.Object
            && outer.TryGetProperty("Response", out var response)
            && response.ValueKind == JsonValueKind.Object
            ? response
            : throw Malformed("缺少 Response", raw);
    }

    private byte[] Unseal(string text, RawAnswer raw)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        if (
            Base64.DecodeFromUtf8InPlace(bytes, out var length) != System.Buffers.OperationStatus.Done
            || length == 0
            || length % 16 != 0
        )
        {
            throw Malformed("Data 不是 Base64 密文", raw);
        }

        return Sm4.Decrypt(settings.Key, bytes[..length]) ?? throw Malformed("Data 不能用所设的 SM4 密钥解开", raw);
    }

    internal static JsonElement Parse(byte[] bytes, RawAnswer raw)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw Malformed("不是完整的单个 JSON", raw);
        }
    }

    internal static ConnectorException Malformed(string what, RawAnswer raw) =>
        new(Failure.Incompatible, ConnectorTexts.Malformed(what)) { Raw = raw };

    /// <summary>A field as text; empty when not there.</summary>
    internal static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.String => value.GetString()!,
                JsonValueKind.Number => value.GetRawText(),
                _ => "",
            }
            : "";
}

/// <summary>An opened answer.</summary>
/// <param name="Code">returncode.</param>
/// <param name="Text">returnmsg.</param>
/// <param name="Data">All of it.</param>
/// <param name="Raw">As received.</param>
internal sealed record LeqiReply(string Code, string Text, JsonElement Data, RawAnswer Raw);
