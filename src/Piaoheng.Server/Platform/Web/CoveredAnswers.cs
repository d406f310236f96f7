using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Platform.Web;

/// <summary>金额遮挡: covers the amounts in every answer to whoever may not see them, so that no page, export or interface can forget to.</summary>
/// <remarks>
/// Texts, pages and JSON are covered here, after they were made; exports cover their cells themselves and say so (<see cref="Already"/>).
/// Any other file is refused: nothing can be covered in it. Whoever sees amounts, which is nearly everybody, is answered as if this were not here.
/// </remarks>
internal sealed class CoveredAnswers(RequestDelegate next)
{
    private const int InMemory = 4 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task Invoke(HttpContext context, FieldMask mask)
    {
        if (mask.SeesAmounts || !context.Actor().IsSignedIn || !SignInGate.IsGuarded(context.GetEndpoint()))
        {
            await next(context);
            return;
        }

        var outside = context.Response.Body;
        await using var kept = new FileBufferingWriteStream(InMemory);
        context.Response.Body = kept;
        try
        {
            await next(context);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
        }
        finally
        {
            context.Response.Body = outside;
        }

        if (kept.Length > 0)
        {
            await Answer(context, kept, mask);
        }
    }

    /// <summary>An answer whose amounts were covered when it was made.</summary>
    public static IResult Already(IResult answer) => new Marked(answer);

    private static async Task Answer(HttpContext context, FileBufferingWriteStream kept, FieldMask mask)
    {
        var cancellation = context.RequestAborted;
        if (context.Features.Get<Marked>() is not null)
        {
            await kept.DrainBufferAsync(context.Response.Body, cancellation);
            return;
        }

        var type = MediaTypeHeaderValue.TryParse(context.Response.ContentType, out var known) ? known.MediaType.Value : null;
        if (type is not (MediaTypeNames.Text.Html or MediaTypeNames.Text.Plain or MediaTypeNames.Application.Json))
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Features.Set(new DeniedPermission(SensitivePermissions.Amounts));
            return;
        }

        using var whole = new MemoryStream();
        await kept.DrainBufferAsync(whole, cancellation);
        var text = Encoding.UTF8.GetString(whole.GetBuffer().AsSpan(0, (int)whole.Length));
        var covered = Encoding.UTF8.GetBytes(type == MediaTypeNames.Application.Json ? InJson(text, mask) : mask.Apply(text));
        if (context.Response.ContentLength is not null)
        {
            context.Response.ContentLength = covered.Length;
        }

        await context.Response.Body.WriteAsync(covered, cancellation);
    }

    // Amounts are texts in our JSON; what is a number there is a count, a share or a confidence.
    private static string InJson(string text, FieldMask mask)
    {
        var root = JsonNode.Parse(text);
        return Covered(root, mask)?.ToJsonString(Json) ?? "null";
    }

    private static JsonNode? Covered(JsonNode? node, FieldMask mask) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Covered(pair.Value, mask)))),
            JsonArray list => new JsonArray([.. list.Select(each => Covered(each, mask))]),
            JsonValue value when value.GetValueKind() is JsonValueKind.String => JsonValue.Create(
                mask.Apply(value.GetValue<string>())
            ),
            _ => node?.DeepClone(),
        };

    private sealed record Marked(IResult Inside) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Features.Set(this);
            return Inside.ExecuteAsync(httpContext);
        }
    }
}
