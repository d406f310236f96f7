using System.Net.Mime;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;

namespace Piaoheng.Server.Modules.Access;

/// <summary>接口说明: the OpenAPI document of everything below <c>/api</c>, made from the slices themselves; for whoever is signed in.</summary>
internal sealed class DescribeApi : ISlice
{
    /// <summary>Name of the document.</summary>
    public const string Document = "api";

    private const string Bearer = "apiKey";

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapGet(
                "/api/openapi.json",
                async ([FromKeyedServices(Document)] IOpenApiDocumentProvider provider, CancellationToken cancellation) =>
                {
                    var document = await provider.GetOpenApiDocumentAsync(cancellation);
                    return Results.Text(
                        await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation),
                        MediaTypeNames.Application.Json
                    );
                }
            )
            .ExcludeFromDescription()
            .Requires(AccessPermissions.OwnAccount);

    /// <summary>What the document says beyond what the endpoints say themselves.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(
            (document, _, _) =>
            {
                document.Info = new OpenApiInfo
                {
                    Title = "票衡 Piaoheng",
                    Version = "1",
                    Description = "接口与页面用的是同一套功能，权限也一样。鉴权、幂等键、错误码和例子见 docs/api.md。",
                };
                document.Servers = [];
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
                document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme
                {
                    Type = SecuritySchemeType.Http,
                    Scheme = "bearer",
                    Description = "「我的账号」里建立的接口密钥",
                };
                document.Security =
                [
                    new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] },
                ];
                return Task.CompletedTask;
            }
        );
        options.AddOperationTransformer(
            (operation, context, _) =>
            {
                if (context.Description.ActionDescriptor.EndpointMetadata.OfType<Permission>().LastOrDefault() is { } permission)
                {
                    operation.Summary = permission.Name;
                    operation.Description = $"需要权限 {permission.Id}（{permission.Name}）。";
                }

                operation.Responses ??= [];
                operation.Responses.TryAdd("401", new OpenApiResponse { Description = "没有登录，或密钥失效（ACC-01）" });
                operation.Responses.TryAdd("403", new OpenApiResponse { Description = "没有权限（GEN-02）" });
                operation.Responses.TryAdd("404", new OpenApiResponse { Description = "没有，或无权查看（GEN-01）" });
                return Task.CompletedTask;
            }
        );
    }
}
