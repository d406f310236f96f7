using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Structure;

/// <summary>Every door has its right.</summary>
public sealed class PermissionTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public async Task Every_endpoint_of_a_slice_demands_a_permission()
    {
        await using var app = Composition.Build([], "http://127.0.0.1:0", database.Home, database: null);
        var slices = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Where(IsSlice).ToList();
        Assert.NotEmpty(slices);
        Assert.Empty(slices.Where(route => route.Metadata.GetMetadata<Permission>() is null).Select(route => route.DisplayName));
    }

    [Fact]
    public void Every_permission_has_a_Chinese_name() =>
        Assert.All(PermissionCatalogue.All, permission => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", permission.Name));

    [Fact]
    public void Every_permission_has_an_id_of_its_own() =>
        Assert.Distinct(PermissionCatalogue.All.Select(permission => permission.Id));

    [Fact]
    public void Every_module_has_a_Chinese_name() =>
        Assert.All(ModuleCatalogue.All, module => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", module.ChineseName));

    // The fallback serves static files where the program was not published.
    private static bool IsSlice(Endpoint route) =>
        route.DisplayName?.StartsWith("Fallback", StringComparison.Ordinal) != true
        && route.Metadata.GetMetadata<PageActionDescriptor>() is null
        && route.Metadata.GetMetadata<StaticAssetDescriptor>() is null;
}
