using System.Globalization;
using Piaoheng.BureauSimulator.Books;
using Piaoheng.BureauSimulator.Console;
using Piaoheng.BureauSimulator.Faults;
using Piaoheng.BureauSimulator.Gateways;
using Piaoheng.BureauSimulator.Leqi;
using Piaoheng.Formats;

namespace Piaoheng.BureauSimulator;

/// <summary>模拟税局 as a web server: on this machine only.</summary>
public static class SimulatorApp
{
    /// <summary>The server, ready to start.</summary>
    /// <exception cref="FormatException">The faults cannot be read.</exception>
    public static WebApplication Build(SimulatorOptions options)
    {
        var faults = new FaultBoard(options.Seed, options.PerMille);
        faults.Set(FaultSwitch.Parse(options.Faults));
        var books = options.IsDemo
            ? BureauBooks.OfDemo(options.Today)
            : new BureauBooks(options.Seed, options.Invoices, options.Today);
        var desk = new BureauDesk(books, faults, PolicyFolder.Load(PolicyFolder.Shipped));
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{options.Port}"));
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Use(
            (context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'self'; form-action 'self'";
                return next(context);
            }
        );
        Map(app, desk, options);
        return app;
    }

    private static void Map(WebApplication app, BureauDesk desk, SimulatorOptions options)
    {
        var leqi = new LeqiEndpoint(desk);
        var baidu = new BaiduEndpoint(desk);
        var workbooks = new WorkbookEndpoint(desk);
        app.MapPost(
            "/access/v2/invoke/{ability}/{service}",
            (HttpContext context, string service) => leqi.Answer(context, service)
        );
        app.MapPost("/rest/2.0/ocr/v1/vat_invoice_verification", baidu.Answer);
        app.MapGet("/export/full-query", workbooks.Answer);
        app.MapControl(desk, options);
        app.MapGet("/", () => Results.Text(ConsolePage.Render(desk, options), "text/html; charset=utf-8"));
        app.MapGet("/console.css", () => Results.Text(ConsolePage.Style, "text/css; charset=utf-8"));
    }
}
