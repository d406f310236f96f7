using Microsoft.Net.Http.Headers;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Trace;

/// <summary>打开原始应答: the bytes behind an event, as they were received. Only what stands behind the invoice that is asked about.</summary>
internal sealed class GetTraceProof(FindTrace find, OriginalStore originals, Database db, AuditLog audit, FieldMask mask) : ISlice
{
    private const string NothingRuns = "sandbox; default-src 'none'; frame-ancestors 'none'";

    private static readonly RefusalText Damaged = new("TRC-01", "原始应答“{name}”在磁盘上已损坏或缺失；请从备份恢复后重试");

    private static readonly RefusalText Covered = new(
        "TRC-02",
        "原始应答里有您不能查看的内容，需要权限「{right}」；请系统管理员授权"
    );

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/t/{taxpayer}/trace/raw/{sha256}", Answer).Requires(TracePermissions.OpenRaw);

    /// <summary>The bytes with their name.</summary>
    public async Task<Outcome<(string Name, byte[] Content)>> Get(
        long taxpayerId,
        string? number,
        string sha256,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var events = await find.Find(taxpayerId, number, cancellation);
        var proof = events.SelectMany(each => each.Proofs).FirstOrDefault(each => each.Sha256 == sha256);
        if (proof is null)
        {
            return Refusal.NotFound;
        }

        // Of what the bureau answered nothing can be told beforehand.
        if (mask.Wanting([]) is { } right)
        {
            return Refusal.WrongState(Covered, ("right", right.Name));
        }

        byte[] content;
        try
        {
            content = await originals.Read(sha256, cancellation);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException)
        {
            return Refusal.WrongState(Damaged, ("name", proof.Name));
        }

        await using var work = await UnitOfWork.Begin(db, taxpayerId, cancellation);
        await audit.Write(
            taxpayerId,
            actor,
            new AuditEvent("trace.raw", $"original:{sha256}", ("number", number ?? "")),
            cancellation
        );
        await work.Commit(cancellation);
        return (proof.Name, content);
    }

    private static async Task<IResult> Answer(
        GetTraceProof slice,
        ITaxpayers taxpayers,
        Actor actor,
        HttpContext context,
        string taxpayer,
        string sha256,
        string? number,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } own)
        {
            return Refusal.NotFound.ToHttp();
        }

        return await slice
            .Get(own.TaxpayerId, number, sha256, actor, cancellation)
            .ToHttp(found =>
            {
                var disposition = new ContentDispositionHeaderValue("attachment");
                disposition.SetHttpFileName(Path.GetFileName(found.Name));
                context.Response.Headers.ContentDisposition = disposition.ToString();
                context.Response.Headers.ContentSecurityPolicy = NothingRuns;
                return Results.Bytes(found.Content, "application/octet-stream");
            });
    }
}
