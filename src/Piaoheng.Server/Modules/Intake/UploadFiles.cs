using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>上传文件: takes files from a browser as they come, without holding them in memory; each is safe before the next begins.</summary>
public sealed class UploadFiles(ReceiveFile receive) : ISlice
{
    /// <summary>Most files of one request.</summary>
    public const int MaxFiles = 1_000;

    /// <summary>Most bytes of one request.</summary>
    public const long MaxBytes = 4L * 1024 * 1024 * 1024;

    private static readonly RefusalText NotMultipart = new("INT-12", "上传内容不是表单文件，请在“导入”页选择文件后重试");

    private static readonly RefusalText TooMany = new("INT-13", "一次最多上传 {limit} 个文件，请分批上传");

    /// <summary>What became of one file.</summary>
    /// <param name="File">Name as given.</param>
    /// <param name="Item">Its item; null when it was refused.</param>
    /// <param name="Outcome"><c>reading</c>, <c>exists</c> or <c>refused</c>.</param>
    /// <param name="Code">Why it was refused: code.</param>
    /// <param name="Message">Why it was refused: sentence.</param>
    public sealed record Result(string File, string? Item, string Outcome, string? Code = null, string? Message = null);

    /// <summary>What became of the files of one request.</summary>
    /// <param name="Batch">The import that they belong to; further requests may join it.</param>
    /// <param name="Files">One for each file, in their order.</param>
    public sealed record Answer(string Batch, IReadOnlyList<Result> Files);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        // Before the page of the same address, which takes every method.
        routes.MapPost("/t/{taxpayer}/intake", Respond).Requires(IntakePermissions.Add).WithOrder(-1);

    private static async Task<IResult> Respond(
        UploadFiles slice,
        ITaxpayers taxpayers,
        Actor actor,
        string taxpayer,
        long? batch,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer, cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        if (IntakeParts.Boundary(context.Request) is not { } boundary)
        {
            return Refusal.Invalid(NotMultipart).ToHttp();
        }

        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = MaxBytes;
        var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null };
        return await slice.Upload(found, batch, reader, actor, cancellation).ToHttp();
    }

    /// <summary>Receives the files of a form. A field <c>side</c> counts for the files behind it.</summary>
    /// <param name="taxpayer">本单位.</param>
    /// <param name="batchId">The import to join; null = a new one.</param>
    /// <param name="form">The form.</param>
    /// <param name="actor">Who brings the files.</param>
    /// <param name="cancellation">Stops the upload.</param>
    public async Task<Outcome<Answer>> Upload(
        Taxpayer taxpayer,
        long? batchId,
        MultipartReader form,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var batch = batchId is { } begun
            ? await receive.Join(taxpayer, begun, actor, cancellation)
            : await receive.Begin(taxpayer, null, actor, cancellation);
        if (batch is null)
        {
            return Refusal.NotFound;
        }

        var results = new List<Result>();
        await foreach (var part in IntakeParts.Of(form, batch.Side, cancellation))
        {
            if (results.Count == MaxFiles)
            {
                return Refusal.TooLarge(TooMany, ("limit", MaxFiles.ToString(CultureInfo.InvariantCulture)));
            }

            results.Add(await Receive(batch with { Side = part.Side }, part.Name, part.Content, cancellation));
        }

        return new Answer(ReceiveFile.Key(batch.BatchId), results);
    }

    private async Task<Result> Receive(ReceiveFile.Batch batch, string name, Stream content, CancellationToken cancellation)
    {
        var outcome = await receive.Receive(batch, name, content, cancellation);
        return outcome.Succeeded(out var received)
            ? new Result(name, ReceiveFile.Key(received.ItemId), received.Outcome)
            : new Result(name, null, "refused", outcome.Refusal!.Text.Code, outcome.Refusal.Text.Shown());
    }
}
