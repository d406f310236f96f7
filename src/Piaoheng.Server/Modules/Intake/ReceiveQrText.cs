using System.Globalization;
using System.Text;
using System.Text.Json;
using Piaoheng.Core.Codes;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>扫码录入: the text of QR codes, typed by a scanner gun or sent by a program; each line is kept as an original of its own.</summary>
internal sealed class ReceiveQrText(ReceiveFile receive, IntakeAnswers answers) : ISlice
{
    private const int MaxCharacters = 2_000;
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(10);

    private static readonly RefusalText NoText = new("INT-25", "没有二维码内容");
    private static readonly RefusalText TooManyLines = new("INT-26", "一次最多 {limit} 行二维码内容，请分批录入");
    private static readonly RefusalText TooLong = new("INT-27", "第 {line} 行超过 {limit} 个字符，不是发票二维码；全部没有收下");

    /// <summary>What was scanned.</summary>
    /// <param name="Texts">One for each code; a line feed parts two.</param>
    public sealed record Request(IReadOnlyList<string>? Texts);

    /// <summary>Who scanned for whom.</summary>
    /// <param name="Taxpayer">本单位.</param>
    /// <param name="BatchId">The import to join; null = a new one.</param>
    /// <param name="Actor">Who brings the lines.</param>
    /// <param name="Wait">How long the answer waits for the reading.</param>
    public sealed record Scan(Taxpayer Taxpayer, long? BatchId, Actor Actor, TimeSpan Wait);

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/intake/qr-text", Respond).Requires(IntakePermissions.Add);
        routes.MapPost("/t/{taxpayer}/intake/qr-text", Respond).Requires(IntakePermissions.Add);
    }

    /// <summary>Receives lines.</summary>
    public async Task<Outcome<IntakeAnswer>> Receive(Scan scan, IReadOnlyList<string> texts, CancellationToken cancellation)
    {
        var lines = texts
            .SelectMany(text => (text ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (WhyNot(lines) is { } refusal)
        {
            return refusal;
        }

        var batch = scan.BatchId is { } begun
            ? await receive.Join(scan.Taxpayer, begun, scan.Actor, cancellation)
            : await receive.Begin(scan.Taxpayer, side: null, scan.Actor, cancellation);
        if (batch is null)
        {
            return Refusal.NotFound;
        }

        var (items, refused) = (new List<long>(), new List<IntakeFileAnswer>());
        foreach (var line in lines)
        {
            var name = NameOf(line);
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(line));
            var outcome = await receive.Receive(batch, name, content, cancellation);
            if (outcome.Succeeded(out var received))
            {
                items.Add(received.ItemId);
            }
            else
            {
                refused.Add(IntakeFileAnswer.NotReceived(name, outcome.Refusal!.Text.Code, outcome.Refusal.Text.Shown()));
            }
        }

        return await answers.Of(scan.Taxpayer, batch.BatchId, items, refused, scan.Wait, cancellation);
    }

    private static Refusal? WhyNot(List<string> lines)
    {
        if (lines.Count == 0)
        {
            return Refusal.Invalid(NoText);
        }

        if (lines.Count > UploadFiles.MaxFiles)
        {
            return Refusal.TooLarge(TooManyLines, ("limit", UploadFiles.MaxFiles.ToString(CultureInfo.InvariantCulture)));
        }

        return lines.FindIndex(line => line.Length > MaxCharacters) is >= 0 and var index
            ? Refusal.TooLarge(
                TooLong,
                ("line", (index + 1).ToString(CultureInfo.InvariantCulture)),
                ("limit", MaxCharacters.ToString(CultureInfo.InvariantCulture))
            )
            : null;
    }

    private static string NameOf(string line) =>
        QrText.TryParse(line, out var qr) ? $"扫码 {qr.InvoiceCode}{qr.InvoiceNumber}.txt" : "扫码.txt";

    // Read by hand, behind the checks of company and right: a body bound before them would answer 415 to whoever asks.
    private static async Task<IResult> Respond(
        ReceiveQrText slice,
        ITaxpayers taxpayers,
        Actor actor,
        string? taxpayer,
        long? batch,
        HttpContext context,
        CancellationToken cancellation
    )
    {
        if (await taxpayers.FindByNumber(taxpayer ?? "", cancellation) is not { } found)
        {
            return Refusal.NotFound.ToHttp();
        }

        var texts = await Texts(context.Request, cancellation);
        return await slice.Receive(new Scan(found, batch, actor, Wait), texts, cancellation).ToHttp(answer => answer.ToResult());
    }

    private static async Task<IReadOnlyList<string>> Texts(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasJsonContentType())
        {
            return [];
        }

        try
        {
            return (await request.ReadFromJsonAsync<Request>(cancellation))?.Texts ?? [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
