using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Json;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Files;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>接口收票: a program sends files; each is safe before the next begins, and the answer says what became of each.</summary>
/// <remarks>Under an <c>Idempotency-Key</c> a request can be sent again at any moment: what was received is not received twice.</remarks>
internal sealed class ReceiveByApi(ReceiveFile receive, IntakeRequests requests, IntakeAnswers answers) : ISlice
{
    private const string KeyHeader = "Idempotency-Key";
    private const int WaitSeconds = 20;

    private static readonly RefusalText BadKey = new("INT-20", "Idempotency-Key 应为 1 至 {limit} 个可见的 ASCII 字符");
    private static readonly RefusalText OtherBytes = new("INT-21", "Idempotency-Key “{key}”已用于内容不同的请求；请换一个键再发");
    private static readonly RefusalText NoFile = new("INT-22", "请求中没有文件");
    private static readonly RefusalText Cut = new("INT-23", "请求内容不完整或格式有误，最后一个文件没有收下；请重发整个请求");
    private static readonly RefusalText TooMany = new("INT-24", "一次最多 {limit} 个文件，其余没有收下；请分批发送");

    /// <summary>A request.</summary>
    /// <param name="Taxpayer">本单位.</param>
    /// <param name="Actor">Who sends it.</param>
    /// <param name="Key">Under which key; null = none.</param>
    /// <param name="Wait">How long the answer waits for the reading.</param>
    public sealed record Request(Taxpayer Taxpayer, Actor Actor, string? Key, TimeSpan Wait);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/intake", Respond).Requires(IntakePermissions.Add);
        routes.MapGet("/api/intake/{batch:long}", Show).Requires(IntakePermissions.View);
    }

    /// <summary>Receives files.</summary>
    public async Task<Outcome<IntakeAnswer>> Receive(
        Request request,
        IAsyncEnumerable<IntakePart> parts,
        CancellationToken cancellation
    )
    {
        if (request.Key is null)
        {
            var batch = await receive.Begin(request.Taxpayer, side: null, request.Actor, cancellation);
            var (taken, _) = await ReceiveAll(batch, parts, cancellation);
            return await Answer(request, batch.BatchId, taken, cancellation);
        }

        if (!IntakeRequests.IsKey(request.Key))
        {
            return Refusal.Invalid(BadKey, ("limit", IntakeRequests.MaxKey.ToString(CultureInfo.InvariantCulture)));
        }

        var begun = await requests.Begin(request.Taxpayer, request.Actor, request.Key, cancellation);
        return begun.Digest is null
            ? await GoOn(request, begun, parts, cancellation)
            : await Repeat(request, begun, parts, cancellation);
    }

    // New under its key, or cut off before all was safe: what its import holds already is not received again.
    private async Task<Outcome<IntakeAnswer>> GoOn(
        Request request,
        IntakeRequestRecord begun,
        IAsyncEnumerable<IntakePart> parts,
        CancellationToken cancellation
    )
    {
        var batch = new ReceiveFile.Batch(request.Taxpayer, begun.BatchId, Side: null, request.Actor) { IsRepeatable = true };
        var (taken, digest) = await ReceiveAll(batch, parts, cancellation);
        if (taken.Refusal is null && taken.Items.Count > 0 && !await requests.Close(begun, digest, cancellation))
        {
            return Refusal.Conflict(OtherBytes, ("key", begun.RequestKey));
        }

        return await Answer(request, begun.BatchId, taken, cancellation);
    }

    private async Task<Outcome<IntakeAnswer>> Repeat(
        Request request,
        IntakeRequestRecord begun,
        IAsyncEnumerable<IntakePart> parts,
        CancellationToken cancellation
    )
    {
        using var digest = new RequestDigest();
        try
        {
            await foreach (var part in parts)
            {
                digest.Add(Convert.ToHexStringLower(await SHA256.HashDataAsync(part.Content, cancellation)), part.Side);
            }
        }
        catch (Exception broken) when (IsCut(broken))
        {
            return Refusal.Invalid(Cut);
        }

        return string.Equals(digest.Text(), begun.Digest, StringComparison.Ordinal)
            ? await answers.Of(request.Taxpayer, begun.BatchId, null, [], request.Wait, cancellation)
            : Refusal.Conflict(OtherBytes, ("key", begun.RequestKey));
    }

    private async Task<(Taken Taken, string Digest)> ReceiveAll(
        ReceiveFile.Batch batch,
        IAsyncEnumerable<IntakePart> parts,
        CancellationToken cancellation
    )
    {
        var taken = new Taken();
        using var digest = new RequestDigest();
        try
        {
            await foreach (var part in parts)
            {
                if (taken.Items.Count + taken.Refused.Count == UploadFiles.MaxFiles)
                {
                    var limit = UploadFiles.MaxFiles.ToString(CultureInfo.InvariantCulture);
                    taken.Refuse(part.Name, Refusal.TooLarge(TooMany, ("limit", limit)));
                    break;
                }

                var outcome = await receive.Receive(batch with { Side = part.Side }, part.Name, part.Content, cancellation);
                if (outcome.Succeeded(out var received))
                {
                    taken.Items.Add(received.ItemId);
                    digest.Add(received.Sha256, part.Side);
                }
                else
                {
                    taken.Refuse(part.Name, outcome.Refusal!);
                }
            }
        }
        catch (Exception broken) when (IsCut(broken))
        {
            taken.Refuse("（未收全）", Refusal.Invalid(Cut));
        }

        return (taken, digest.Text());
    }

    // What a reader of the line throws when the sender stops in the middle, or sends what is no form.
    private static bool IsCut(Exception broken) =>
        broken is BadHttpRequestException or InvalidDataException or IOException && !DiskFull.Is(broken);

    private async Task<Outcome<IntakeAnswer>> Answer(
        Request request,
        long batchId,
        Taken taken,
        CancellationToken cancellation
    ) =>
        taken.Items.Count == 0
            ? taken.Refusal ?? Refusal.Invalid(NoFile)
            : await answers.Of(request.Taxpayer, batchId, taken.Items, taken.Refused, request.Wait, cancellation);

    private static async Task<IResult> Respond(
        ReceiveByApi slice,
        [AsParameters] Asked asked,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        if (await asked.Taxpayers.FindByNumber(asked.Taxpayer ?? "", cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = UploadFiles.MaxBytes;
        var side = Words.Parse<Side>(asked.Side, Words.Of);
        var parts = IntakeParts.Boundary(context.Request) is { } boundary
            ? IntakeParts.Of(new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null }, side, cancellation)
            : new[] { IntakeParts.Whole(context.Request, asked.Name, side) }.ToAsyncEnumerable();
        string? key = context.Request.Headers[KeyHeader];
        var request = new Request(found, asked.Actor, key, TimeSpan.FromSeconds(Wait(asked.Wait, WaitSeconds)));
        return await slice.Receive(request, parts, cancellation).ToHttp(answer => answer.ToResult());
    }

    private static async Task<IResult> Show(
        ReceiveByApi slice,
        [AsParameters] Asked asked,
        long batch,
        CancellationToken cancellation
    )
    {
        var wait = TimeSpan.FromSeconds(Wait(asked.Wait, 0));
        return await asked.Taxpayers.FindByNumber(asked.Taxpayer ?? "", cancellation) is { } found
            ? await slice.Find(found, batch, wait, cancellation).ToHttp(answer => answer.ToResult())
            : Refusal.NotFound.ToHttp();
    }

    private async Task<Outcome<IntakeAnswer>> Find(
        Taxpayer taxpayer,
        long batchId,
        TimeSpan wait,
        CancellationToken cancellation
    ) =>
        await receive.Join(taxpayer, batchId, Actor.Program, cancellation) is null
            ? Refusal.NotFound
            : await answers.Of(taxpayer, batchId, null, [], wait, cancellation);

    private static int Wait(int? asked, int otherwise) => Math.Clamp(asked ?? otherwise, 0, IntakeAnswers.MaxWaitSeconds);

    /// <summary>What stands in the address.</summary>
    internal sealed record Asked(ITaxpayers Taxpayers, Actor Actor, string? Taxpayer, string? Name, string? Side, int? Wait);

    private sealed class Taken
    {
        public List<long> Items { get; } = [];

        public List<IntakeFileAnswer> Refused { get; } = [];

        public Refusal? Refusal { get; private set; }

        public void Refuse(string file, Refusal refusal)
        {
            Refusal ??= refusal;
            Refused.Add(IntakeFileAnswer.NotReceived(file, refusal.Text.Code, refusal.Text.Shown()));
        }
    }

    private sealed class RequestDigest : IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public void Add(string sha256, Side? side) =>
            _hash.AppendData(Encoding.ASCII.GetBytes($"{sha256} {(side is { } said ? Words.Of(said) : "-")}\n"));

        public string Text() => Convert.ToHexStringLower(_hash.GetCurrentHash());

        public void Dispose() => _hash.Dispose();
    }
}
