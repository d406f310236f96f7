using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Tests.Storage;

namespace Piaoheng.Server.Tests.Structure;

/// <summary>Every door has its right.</summary>
public sealed partial class PermissionTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    [Fact]
    public void Every_right_that_a_page_asks_for_by_its_id_is_one()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Piaoheng.slnx")))
        {
            folder = folder.Parent!;
        }

        var pages = Directory.EnumerateFiles(Path.Combine(folder.FullName, "src"), "*.cshtml", SearchOption.AllDirectories);
        var asked = pages
            .SelectMany(page => AskedFor().Matches(File.ReadAllText(page)))
            .Select(hit => hit.Groups["id"].Value)
            .ToList();

        Assert.True(asked.Count > 10, $"{asked.Count} found");
        Assert.Empty(asked.Except(PermissionCatalogue.All.Select(right => right.Id), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_endpoint_of_a_slice_demands_a_permission()
    {
        await using var app = Composition.Build([], "http://127.0.0.1:0", database.Home, database: null);
        var slices = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).Where(IsSlice).ToList();
        Assert.NotEmpty(slices);
        Assert.Empty(slices.Where(route => route.Metadata.GetMetadata<Permission>() is null).Select(route => route.DisplayName));
    }

    [Fact]
    public void Every_page_demands_a_permission_or_says_that_it_is_open()
    {
        Assert.NotEmpty(Pages);
        Assert.DoesNotContain(Pages, page => !Declares<RequiresAttribute>(page) && !Declares<OpenToEveryoneAttribute>(page));
    }

    [Fact]
    public void Every_handler_that_changes_something_demands_a_permission_of_its_own()
    {
        var changing = Pages
            .Where(page => !Declares<OpenToEveryoneAttribute>(page))
            .SelectMany(page => page.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(method => method.Name.StartsWith("OnPost", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(changing);
        Assert.Empty(changing.Where(handler => !Declares<RequiresAttribute>(handler)).Select(Name));
    }

    [Fact]
    public async Task An_entry_of_the_menu_is_shown_to_whoever_may_open_its_page_and_to_nobody_else()
    {
        await using var app = Composition.Build([], "http://127.0.0.1:0", database.Home, database: null);
        var pages = ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .ToList();
        var models = Pages.ToDictionary(page => page.Name, StringComparer.Ordinal);
        var entries = app.Services.GetServices<NavigationEntry>().ToList();
        Assert.NotEmpty(entries);
        var wrong = new List<string>();
        foreach (var entry in entries)
        {
            var address = entry.NeedsTaxpayer ? "t/{taxpayer}/" + entry.Path : entry.Path;
            var page = pages.First(route =>
                route.RoutePattern.RawText!.Trim('/') is var path
                && (path == address || path.StartsWith(address + "/{", StringComparison.Ordinal))
            );
            var model = models[page.DisplayName![(page.DisplayName!.LastIndexOf('/') + 1)..]];
            if (model.GetCustomAttribute<RequiresAttribute>()?.Permission != entry.Permission)
            {
                wrong.Add(entry.Title);
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_page_demands_a_permission_of_its_own_module() =>
        Assert.Empty(
            Pages
                .SelectMany(page => page.GetMethods().Cast<MemberInfo>().Prepend(page))
                .Where(member => member.GetCustomAttribute<RequiresAttribute>() is { } right && !IsOfTheSameModule(member, right))
                .Select(Name)
        );

    [Fact]
    public void A_page_without_a_permission_opens_for_nobody() =>
        Assert.False(PagePermissionFilter.MayOpen(Actor.LocalOperator, typeof(PageModel), handler: null));

    [Fact]
    public void Every_permission_has_a_Chinese_name() =>
        Assert.All(PermissionCatalogue.All, permission => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", permission.Name));

    [Fact]
    public void Every_permission_has_an_id_of_its_own() =>
        Assert.Distinct(PermissionCatalogue.All.Select(permission => permission.Id));

    [Fact]
    public void Every_module_has_a_Chinese_name() =>
        Assert.All(ModuleCatalogue.All, module => Assert.Matches(@"\p{IsCJKUnifiedIdeographs}{2}", module.ChineseName));

    private static IReadOnlyList<Type> Pages { get; } =
    [.. typeof(Composition).Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(PageModel)))];

    private static bool Declares<T>(MemberInfo member)
        where T : Attribute => member.GetCustomAttribute<T>() is not null;

    private static string Name(MemberInfo member) => $"{member.DeclaringType?.Name}.{member.Name}";

    private static bool IsOfTheSameModule(MemberInfo member, RequiresAttribute right)
    {
        var page = member as Type ?? member.DeclaringType!;
        return ModuleCatalogue.All.Any(module => module.Owns(page) && module.Owns(right.Permissions));
    }

    // The fallback serves static files where the program was not published.
    private static bool IsSlice(Endpoint route) =>
        route.DisplayName?.StartsWith("Fallback", StringComparison.Ordinal) != true
        && route.Metadata.GetMetadata<PageActionDescriptor>() is null
        && route.Metadata.GetMetadata<StaticAssetDescriptor>() is null;

    [GeneratedRegex("Context\\.May\\(\"(?<id>[^\"]+)\"\\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AskedFor();
}
