using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.StaticAssets;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Platform.Web;

/// <summary>A page or an answer is made over one connection to the database, opened when it is known who asks.</summary>
/// <remarks>A page takes dozens of statements; each would open a connection, tell it for whom it works, and give it back.</remarks>
internal sealed class OneConnection(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, Database db)
    {
        // The page that explains a failure must come up even when the database does not.
        if (NeedsNone(context.GetEndpoint()) || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(context);
            return;
        }

        await using var held = await db.Hold(context.RequestAborted);
        await next(context);
    }

    private static bool NeedsNone(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
}
