using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Core.Policy;
using Piaoheng.Server.Platform.Access;

namespace Piaoheng.Server.Tests.Access;

/// <summary>权限矩阵: the one file that says which role may use which door, and the doors that the server has.</summary>
internal static class RightsMatrix
{
    /// <summary>Stands for everybody, signed in or not.</summary>
    public const string Everyone = "*";

    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true };

    /// <summary>Root of the repository.</summary>
    public static string Root { get; } = Repository();

    /// <summary>Where the file is.</summary>
    public static string File { get; } = Path.Combine(Root, "tests", "Piaoheng.Server.Tests", "Access", "rights-matrix.json");

    /// <summary>Roles by door.</summary>
    public static SortedDictionary<string, string[]> Read() =>
        JsonSerializer.Deserialize<SortedDictionary<string, string[]>>(System.IO.File.ReadAllText(File))!;

    /// <summary>Writes the file anew from what the doors demand and the roles have; the difference is reviewed like code.</summary>
    public static void Write(IEnumerable<Door> doors, PolicyPack policy)
    {
        var matrix = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var door in doors)
        {
            matrix[door.Name] = door.Permissions is { } demanded
                ?
                [
                    .. policy
                        .Roles.Newest.Where(role => demanded.All(role.Permissions.Contains))
                        .OrderBy(role => role.Order)
                        .Select(role => role.Id),
                ]
                : [Everyone];
        }

        System.IO.File.WriteAllText(File, JsonSerializer.Serialize(matrix, Json) + "\n");
    }

    /// <summary>Every endpoint of a slice, and every handler of a page.</summary>
    public static async Task<IReadOnlyList<Door>> Doors(WebApplication app)
    {
        var doors = new List<Door>();
        var loader = app.Services.GetRequiredService<PageLoader>();
        foreach (
            var route in ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        )
        {
            var pattern = "/" + route.RoutePattern.RawText!.TrimStart('/');
            if (route.Metadata.GetMetadata<Permission>() is { } permission)
            {
                var methods = route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods;
                doors.AddRange(methods.Select(method => new Door(method, pattern, [permission.Id])));
            }
            else if (route.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                doors.AddRange(compiled.HandlerMethods.Select(handler => Of(pattern, compiled.HandlerTypeInfo, handler)));
            }
        }

        return [.. doors.DistinctBy(door => door.Name).OrderBy(door => door.Name, StringComparer.Ordinal)];
    }

    private static Door Of(string pattern, System.Reflection.TypeInfo model, HandlerMethodDescriptor handler)
    {
        var address = handler.Name is null ? pattern : $"{pattern}?handler={handler.Name}";
        var rights = new[] { Right(model), Right(handler.MethodInfo) }.OfType<string>().Distinct(StringComparer.Ordinal);
        var isOpen = Attribute.IsDefined(model, typeof(OpenToEveryoneAttribute));
        return new Door(handler.HttpMethod.ToUpperInvariant(), address, isOpen ? null : [.. rights]);
    }

    private static string? Right(System.Reflection.MemberInfo member) =>
        ((RequiresAttribute?)Attribute.GetCustomAttribute(member, typeof(RequiresAttribute)))?.Permission.Id;

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!System.IO.File.Exists(Path.Combine(folder.FullName, "Piaoheng.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

/// <summary>One door of the server.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Address">Route, with the handler of a page.</param>
/// <param name="Permissions">What it demands; null = it is open to everybody.</param>
internal sealed record Door(string Method, string Address, IReadOnlyList<string>? Permissions)
{
    /// <summary>As the matrix names it.</summary>
    public string Name => $"{Method} {Address}";
}
