using System.Globalization;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Server.Modules.Taxpayers.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Modularity;
using Piaoheng.Server.Platform.Outcomes;
using Piaoheng.Server.Platform.Storage;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>登记开票上传: the issuing system, or a person, tells which invoices were numbered, and under which 受理流水号 they were uploaded.</summary>
/// <remarks>票衡 issues and uploads nothing itself: only whoever does knows the 受理流水号.</remarks>
internal sealed class TellUpload(UploadLedger ledger, ITaxpayers taxpayers, Database db, AuditLog audit, TimeProvider time)
    : ISlice
{
    /// <summary>Most invoices told of at once.</summary>
    public const int Most = 1_000;

    private const int LongestReceipt = 100;
    private const int ShortestKey = 17;
    private const int LongestKey = 22;

    /// <param name="Receipt">受理流水号; empty = 已赋码，还没有上传.</param>
    /// <param name="AcceptedAt">When the bureau gave it; null = now.</param>
    /// <param name="Invoices">发票号码, with the 发票代码 before it where there is one.</param>
    public sealed record Request(string? Receipt, DateTimeOffset? AcceptedAt, IReadOnlyList<string>? Invoices);

    private static readonly RefusalText NoInvoices = new("UPL-01", "没有可以登记的发票号码");
    private static readonly RefusalText TooMany = new("UPL-02", "一次最多登记 {most} 张，请分几次");
    private static readonly RefusalText NotANumber = new("UPL-03", "“{text}”不是完整的发票号码：数电票 20 位，其他为代码连号码");
    private static readonly RefusalText InFuture = new("UPL-04", "受理时间 {at} 在现在之后，请核对");
    private static readonly RefusalText LongReceipt = new("UPL-05", "受理流水号太长，最多 {most} 个字");
    private static readonly RefusalText Arrived = new("UPL-06", "发票 {number} 税局已答复上传成功，不能再改为其他状态");

    /// <inheritdoc />
    public static void Map(IEndpointRouteBuilder routes) =>
        routes
            .MapPost(
                "/api/taxpayers/{taxpayer}/uploads",
                (TellUpload slice, string taxpayer, Request body, Actor actor, CancellationToken ct) =>
                    slice.Tell(taxpayer, body, actor, ct).ToHttp(count => Results.Ok(new { Told = count }))
            )
            .Requires(ChannelsPermissions.TellUpload);

    /// <summary>Keeps what is told. The same again changes nothing.</summary>
    /// <returns>How many invoices were told of.</returns>
    public async Task<Outcome<int>> Tell(string number, Request request, Actor actor, CancellationToken ct)
    {
        if (await taxpayers.FindByNumber(number, ct) is not { } taxpayer)
        {
            return Refusal.NotFound;
        }

        var receipt = request.Receipt?.Trim() ?? "";
        var keys = Keys(request.Invoices ?? []);
        if (Refused(receipt, request.AcceptedAt, keys) is { } refusal)
        {
            return refusal;
        }

        await using var work = await UnitOfWork.Begin(db, taxpayer.TaxpayerId, ct);
        var known = await ledger.Entries(taxpayer.TaxpayerId, keys, ct);
        var done = UploadStages.IdOf(UploadStage.Uploaded);
        if (known.Find(row => row.Stage == done && row.Receipt != receipt) is { } arrived)
        {
            return Refusal.WrongState(Arrived, ("number", arrived.InvoiceKey));
        }

        var told = keys.Except(known.Where(row => row.Receipt == receipt).Select(row => row.InvoiceKey), StringComparer.Ordinal)
            .Select(key => Entry(taxpayer.TaxpayerId, key, receipt, request.AcceptedAt, actor))
            .ToList();
        await ledger.Write(taxpayer.TaxpayerId, told, ct);
        await audit.Write(
            taxpayer.TaxpayerId,
            actor,
            new AuditEvent(
                "upload.tell",
                receipt.Length == 0 ? null : "upload:" + receipt,
                ("invoices", told.Count.ToString(CultureInfo.InvariantCulture))
            ),
            ct
        );
        await work.Commit(ct);
        return keys.Count;
    }

    private UploadEntryRecord Entry(long taxpayerId, string key, string receipt, DateTimeOffset? acceptedAt, Actor actor)
    {
        var now = time.GetUtcNow();
        return new UploadEntryRecord
        {
            TaxpayerId = taxpayerId,
            InvoiceKey = key,
            Stage = UploadStages.IdOf(receipt.Length == 0 ? UploadStage.Draft : UploadStage.Pending),
            Receipt = receipt,
            AcceptedAt = receipt.Length == 0 ? null : (acceptedAt ?? now).ToUniversalTime(),
            Said = "",
            RawSha256 = "",
            ToldAt = now,
            ToldBy = actor.Name,
            AskedAt = null,
        };
    }

    private static List<string> Keys(IReadOnlyList<string> invoices) =>
        [
            .. invoices
                .Where(text => !string.IsNullOrWhiteSpace(text))
                .Take(Most + 1)
                .Select(text => QueryText.Parse(text).Digits is { Length: > 0 } digits ? digits : text.Trim())
                .Distinct(StringComparer.Ordinal),
        ];

    private Refusal? Refused(string receipt, DateTimeOffset? acceptedAt, List<string> keys) =>
        keys.Count == 0 ? Refusal.Invalid(NoInvoices)
        : keys.Count > Most ? Refusal.Invalid(TooMany, ("most", Most.ToString(CultureInfo.InvariantCulture)))
        : keys.Find(key => key.Length is < ShortestKey or > LongestKey || !key.All(char.IsAsciiDigit)) is { } odd
            ? Refusal.Invalid(NotANumber, ("text", odd))
        : receipt.Length > LongestReceipt
            ? Refusal.Invalid(LongReceipt, ("most", LongestReceipt.ToString(CultureInfo.InvariantCulture)))
        : acceptedAt > time.GetUtcNow()
            ? Refusal.Invalid(InFuture, ("at", acceptedAt.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)))
        : null;
}
