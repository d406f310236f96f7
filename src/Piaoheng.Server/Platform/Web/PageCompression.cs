namespace Piaoheng.Server.Platform.Web;

/// <summary>Sends pages compressed: a list of 50 invoices takes a tenth of its bytes. Files of the program are compressed when it is published.</summary>
/// <remarks>
/// The length of a compressed page tells whether a text that the address carries stands elsewhere in it too (BREACH). Only who can make
/// the browser ask with chosen texts could use that, so what another site made it ask is answered plain.
/// </remarks>
internal static class PageCompression
{
    private const string AskedBy = "Sec-Fetch-Site";

    public static void AddPageCompression(this IServiceCollection services) =>
        services.AddResponseCompression(options => options.EnableForHttps = true);

    public static void UsePageCompression(this IApplicationBuilder app) =>
        app.UseWhen(context => IsAskedFromHere(context.Request), own => own.UseResponseCompression());

    // Browsers say it of every request over a protected line; whoever is no browser is made to ask nothing.
    private static bool IsAskedFromHere(HttpRequest request) =>
        request.Headers[AskedBy].ToString() is "" or "none" or "same-origin";
}
