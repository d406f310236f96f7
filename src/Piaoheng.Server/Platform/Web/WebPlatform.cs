using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.WebEncoders;

namespace Piaoheng.Server.Platform.Web;

/// <summary>The web part of the program: pages, their guards and their files.</summary>
internal static class WebPlatform
{
    /// <summary>Registers what pages need.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="home">Folder of the installation; the keys of the antiforgery tokens stay there over restarts.</param>
    public static void AddWeb(this IServiceCollection services, string home)
    {
        services
            .AddDataProtection()
            .SetApplicationName("piaoheng")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(home, "keys")));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = RequestGuard.TokenHeader;
            options.Cookie.Name = "piaoheng-token";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // We frame nothing; the header stands in SecurityHeaders for every response.
            options.SuppressXFrameOptionsHeader = true;
        });
        services
            .AddRazorPages()
            .WithRazorPagesAtContentRoot()
            .AddMvcOptions(options =>
            {
                // Rights first: who may not open a page is not told which companies there are either.
                options.Filters.Add<PagePermissionFilter>();
                options.Filters.Add<TaxpayerPageFilter>();
            });
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
            options.SerializerOptions.Converters.Add(new YuanJson());
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        // Chinese stays readable in the source of a page.
        services.Configure<WebEncoderOptions>(options =>
            options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All)
        );
    }

    /// <summary>Puts guards before and pages behind; call it once, before the endpoints of slices are mapped.</summary>
    public static void UseWeb(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<RequestGuard>();
        app.UseRouting();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }
}
