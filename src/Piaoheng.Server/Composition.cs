using System.Security.Authentication;
using Piaoheng.Core.Documents;
using Piaoheng.Core.Policy;
using Piaoheng.Core.Validation;
using Piaoheng.Formats;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Exports;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Home;
using Piaoheng.Server.Platform.Jobs;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web;
using Piaoheng.Server.Platform.Web.Markup;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server;

/// <summary>Puts the program together: for the commands, for <c>serve</c>, and for tests that start the real server.</summary>
public static class Composition
{
    /// <summary>Brings the database up to date and registers everything that commands and server share.</summary>
    public static IServiceCollection AddPiaoheng(this IServiceCollection services, HomeFolder home, string? database)
    {
        var address = DatabaseAddress.From(home, database);
        Migrator.Migrate(address);
        return services
            .AddSingleton(TimeProvider.System)
            .AddSingleton(home)
            .AddSingleton(_ => PolicyFolder.Load(PolicyFolder.Shipped))
            .AddSingleton<KindNames>()
            .AddSingleton(services => new RuleCatalogue(services.GetRequiredService<PolicyPack>()))
            .AddSingleton(Recognition)
            .AddSingleton(services => new WorkerPool(services.GetRequiredService<RecognitionState>()))
            .AddSingleton<IDocumentReader>(services => services.GetRequiredService<WorkerPool>())
            .AddScoped<ActorSource>()
            .AddScoped(services => services.GetRequiredService<ActorSource>().Current)
            .AddScoped<FieldMask>()
            .AddScoped<AuditLog>()
            .AddScoped<AuditSearch>()
            .AddScoped<AuditNames>()
            .AddScoped<CheckpointKeeper>()
            .AddScoped<ListExport>()
            .AddSingleton<OriginalStore>()
            .AddScoped<WorkQueue>()
            .AddScoped<TraceReader>()
            .AddSingleton<WorkRunner>()
            .AddSingleton<WorkSignal>()
            .AddStorage(address)
            .AddModules();
    }

    /// <summary>The services of a command that runs without the server.</summary>
    public static ServiceProvider Services(HomeFolder home, string? database) =>
        new ServiceCollection()
            .AddLogging(logging => logging.AddPiaohengLogging())
            .AddPiaoheng(home, database)
            .BuildServiceProvider();

    /// <summary>The server, ready to start. Migrates the database.</summary>
    /// <param name="args">Settings as <c>--Name=value</c>.</param>
    /// <param name="urls">Where to listen, on this machine.</param>
    /// <param name="home">Data folder.</param>
    /// <param name="database">PostgreSQL address; null = the embedded file in the home.</param>
    public static WebApplication Build(string[] args, string urls, HomeFolder home, string? database) =>
        Build(args, new ServeTerms(urls), home, database);

    /// <summary>The server, ready to start. Migrates the database.</summary>
    /// <param name="args">Settings as <c>--Name=value</c>.</param>
    /// <param name="terms">Where to listen, and what protects the line.</param>
    /// <param name="home">Data folder.</param>
    /// <param name="database">PostgreSQL address; null = the embedded file in the home.</param>
    public static WebApplication Build(string[] args, ServeTerms terms, HomeFolder home, string? database)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                Args = args,
                ApplicationName = "piaoheng",
                ContentRootPath = ContentRoot(),
            }
        );
        builder.WebHost.UseUrls(terms.Urls);
        if (terms.Certificate is { } certificate)
        {
            builder.WebHost.ConfigureKestrel(kestrel =>
                kestrel.ConfigureHttpsDefaults(https =>
                {
                    https.ServerCertificate = certificate;
                    https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                })
            );
        }

        if (File.Exists(Path.Combine(AppContext.BaseDirectory, "piaoheng.staticwebassets.runtime.json")))
        {
            // Not published: without this, linked files answer 200 with an empty body outside Development.
            builder.WebHost.UseStaticWebAssets();
        }

        builder.Logging.AddPiaohengLogging();
        builder.Services.AddPiaoheng(home, database);
        builder.Services.AddWeb(home.Path, terms);
        builder
            .Services.AddHostedService<WorkLoop>()
            .AddHostedService<ScheduleLoop>()
            .AddHostedService<CheckpointLoop>()
            .AddHostedService<IdleMemory>();
        var app = builder.Build();
        app.UseWeb();
        app.MapSlices(app.Configuration);
        return app;
    }

    private static RecognitionState Recognition(IServiceProvider services) =>
        services.GetService<IConfiguration>()?.GetValue(RecognitionState.Switch, true) == false
            ? RecognitionState.Off()
            : RecognitionState.Shipped();

    // Standard output belongs to results; rows and requests are nobody's business in a log.
    private static void AddPiaohengLogging(this ILoggingBuilder logging) =>
        logging
            .ClearProviders()
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .AddFilter("Microsoft", LogLevel.Warning)
            // The keys sign the antiforgery tokens of this machine; their file is guarded by the rights of the home.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

    private static string ContentRoot()
    {
        var current = Directory.GetCurrentDirectory();
        return File.Exists(Path.Combine(current, "Piaoheng.Server.csproj")) ? current : AppContext.BaseDirectory;
    }
}
