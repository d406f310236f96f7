using System.Text;
using Microsoft.Net.Http.Headers;
using Piaoheng.Formats.Drawing;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Worker;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>原件版面: the pages of an original that no browser knows (OFD), drawn anew as a picture by the reading process.</summary>
internal sealed class DrawOriginal(GetOriginal originals, WorkerPool workers) : ISlice
{
    /// <summary>The picture may show the pictures that it carries itself, and nothing else.</summary>
    public const string SandboxPolicy = "sandbox; default-src 'none'; img-src data:; frame-ancestors 'none'";

    private const string MediaType = "image/svg+xml";

    private static readonly RefusalText NotDrawn = new(
        "INV-12",
        "“{file}”的版面不能显示：文件已损坏、超过显示上限，或不是可绘制的格式；原件不受影响，可下载后用版式软件打开"
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/t/{taxpayer}/originals/{id:long}/drawing", Answer).Requires(InvoicesPermissions.View);

    /// <summary>The drawing.</summary>
    public async Task<Outcome<DrawnPages>> Draw(long taxpayerId, long originalId, CancellationToken cancellation)
    {
        var found = await originals.Get(taxpayerId, originalId, cancellation);
        if (found.Refusal is { } refusal)
        {
            return refusal;
        }

        var (original, content) = found.Value;
        return await workers.DrawAsync(original.FileName, content, cancellation) is { } drawn
            ? drawn
            : Refusal.WrongState(NotDrawn, ("file", original.FileName));
    }

    private static async Task<IResult> Answer(
        DrawOriginal slice,
        ITaxpayers taxpayers,
        HttpContext context,
        string taxpayer,
        long id,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } own)
        {
            return Refusal.NotFound.ToHttp();
        }

        return await slice
            .Draw(own.TaxpayerId, id, cancellation)
            .ToHttp(drawn =>
            {
                context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("inline").ToString();
                context.Response.Headers.ContentSecurityPolicy = SandboxPolicy;
                return Results.Text(drawn.Svg, MediaType, Encoding.UTF8);
            });
    }
}
