using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.WebEncoders;

namespace Piaoheng.Server.Platform.Web;

/// <summary>The web part of the program: pages, their guards and their files.</summary>
internal static class WebPlatform
{
    /// <summary>Registers what pages need.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="home">Folder of the installation; the keys of the antiforgery tokens stay there over restarts.</param>
    /// <param name="terms">Where the server listens.</param>
    public static void AddWeb(this IServiceCollection services, string home, ServeTerms terms)
    {
        services.AddSingleton(terms);
        services.AddHttpContextAccessor();
        services.AddPageCompression();
        services
            .AddDataProtection()
            .SetApplicationName("piaoheng")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(home, "keys")));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = RequestGuard.TokenHeader;
            options.Cookie.Name = OwnCookie.Name("piaoheng-token", terms.IsAlwaysOverTls);
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.Path = "/";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // We frame nothing; the header stands in SecurityHeaders for every response.
            options.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(options =>
        {
            options.Cookie.Name = OwnCookie.Name("piaoheng-said", terms.IsAlwaysOverTls);
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.Path = "/";
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
        UseProxies(app);
        app.UseSecurityHeaders();
        app.UsePageCompression();
        app.UseExceptionHandler("/error/500");
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<WhoAsks>();
        app.UseMiddleware<RequestGuard>();
        app.UseRouting();
        app.UseMiddleware<OneConnection>();
        app.UseMiddleware<RequestLanguage>();
        app.UseMiddleware<SignInGate>();
        app.UseMiddleware<ModuleGate>();
        app.UseMiddleware<CoveredAnswers>();
        app.MapStaticAssets();
        app.MapRazorPages().WithStaticAssets();
    }

    /// <summary>Behind a declared proxy, requests come from where it says, and over TLS when it says so; from nobody else is that believed.</summary>
    private static void UseProxies(WebApplication app)
    {
        var terms = app.Services.GetRequiredService<ServeTerms>();
        if (terms.Proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in terms.Proxies)
        {
            options.KnownProxies.Add(proxy);
            if (proxy.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
            {
                options.KnownProxies.Add(proxy.MapToIPv6());
            }
        }

        app.UseForwardedHeaders(options);
    }
}
