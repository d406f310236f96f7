using System.Net.Mime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Piaoheng.Core.Invoices;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>下载原件: the bytes as they were received, checked against their hash.</summary>
internal sealed class GetOriginal(Database db, IInvoiceStore invoices, OriginalStore originals, FieldMask mask, Actor actor)
    : ISlice
{
    /// <summary>What a browser may do with a file from outside: show it, and nothing else.</summary>
    public const string SandboxPolicy =
        "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private static readonly RefusalText Damaged = new("FIL-03", "原件“{file}”在磁盘上已损坏或缺失，不能提供；请从备份恢复后重试");

    private static readonly RefusalText Covered = new(
        "INV-13",
        "原件“{file}”上有您不能查看的内容，需要权限「{right}」；请系统管理员授权"
    );

    /// <summary>An original with its bytes.</summary>
    public sealed record Found(StoredOriginal Original, byte[] Content);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/t/{taxpayer}/originals/{id:long}", Answer).Requires(InvoicesPermissions.View);

    /// <summary>The original.</summary>
    public async Task<Outcome<Found>> Get(long taxpayerId, long originalId, CancellationToken cancellation)
    {
        var seen = await db.OriginalsSeenBy(taxpayerId, [originalId], actor, cancellation);
        if (seen.Count == 0 || await invoices.FindOriginal(taxpayerId, originalId, cancellation) is not { } original)
        {
            return Refusal.NotFound;
        }

        if (await Wanting(taxpayerId, original, cancellation) is { } right)
        {
            return Refusal.WrongState(Covered, ("file", original.FileName), ("right", right.Name));
        }

        try
        {
            return new Found(original, await originals.Read(original.Sha256, cancellation));
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return Refusal.WrongState(Damaged, ("file", original.FileName));
        }
    }

    // Paper shows what its fields cover.
    private async Task<Permission?> Wanting(long taxpayerId, StoredOriginal original, CancellationToken cancellation)
    {
        if (mask.SeesAll)
        {
            return null;
        }

        // Whatever was read of it: every original shows amounts.
        if (!mask.SeesAmounts)
        {
            return SensitivePermissions.Amounts;
        }

        var originalId = original.OriginalId;
        var bodies = await db.Rows<ReadingRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && row.OriginalId == originalId)
            .Select(row => row.Body)
            .ToListAsync(cancellation);
        return bodies.Count > 0 || IsPackage(original.FileName)
            ? mask.Wanting([.. bodies.Select(body => ReadingCodec.Read(body))])
            : null;
    }

    // A mail or an archive carries whole invoices that are read under names of their own, and so does the statement of a person.
    private static bool IsPackage(string name) =>
        TypedStatement.Is(name) || Path.GetExtension(name).ToLowerInvariant() is ".eml" or ".dat" or ".zip";

    private static async Task<IResult> Answer(
        GetOriginal slice,
        ITaxpayers taxpayers,
        HttpContext context,
        string taxpayer,
        long id,
        bool? inline,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } own)
        {
            return Refusal.NotFound.ToHttp();
        }

        return await slice
            .Get(own.TaxpayerId, id, cancellation)
            .ToHttp(found =>
            {
                // Only what a browser draws without running anything may be shown in place.
                var type = inline == true ? TypeOf(found.Content) : null;
                var disposition = new ContentDispositionHeaderValue(type is null ? "attachment" : "inline");
                disposition.SetHttpFileName(Path.GetFileName(found.Original.FileName));
                context.Response.Headers.ContentDisposition = disposition.ToString();
                context.Response.Headers.ContentSecurityPolicy = SandboxPolicy;
                return Results.Bytes(found.Content, type ?? MediaTypeNames.Application.Octet);
            });
    }

    private static string? TypeOf(ReadOnlySpan<byte> content) =>
        content.StartsWith("%PDF"u8) ? MediaTypeNames.Application.Pdf
        : content.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47]) ? MediaTypeNames.Image.Png
        : content.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? MediaTypeNames.Image.Jpeg
        : null;
}
