using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Piaoheng.Connectors;
using Piaoheng.Core.Diagnosis;
using Piaoheng.Core.Json;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;

namespace Piaoheng.Server.Modules.Channels;

/// <summary>渠道轨迹: what the bureau answered when the invoice was verified; and the answers, as received, behind every slice of a sync.</summary>
internal sealed class ChannelTrace(Database db, AuditLog audit, UploadLedger uploads) : ITraceSource, ITraceLists
{
    public async Task<IReadOnlyList<TraceEvent>> Read(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var events = new List<TraceEvent>();
        foreach (var key in keys)
        {
            var entries = await audit.About(taxpayerId, $"invoice-key:{key}", cancellation);
            events.AddRange(entries.Where(entry => entry.Action == "invoice.verify").Select(Verified));
        }

        events.AddRange((await uploads.Entries(taxpayerId, keys, cancellation)).SelectMany(Uploaded));
        return events;
    }

    public async Task<IReadOnlyDictionary<long, TraceList>> Find(
        long taxpayerId,
        IReadOnlyCollection<long> listIds,
        CancellationToken cancellation
    )
    {
        var wanted = listIds.ToArray();
        var slices = await db.Rows<SyncSliceRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(wanted).Contains(row.SliceId))
            .ToListAsync(cancellation);
        var answers = await db.Rows<SyncAnswerRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(wanted).Contains(row.SliceId))
            .ToListAsync(cancellation);
        return slices.ToDictionary(
            slice => slice.SliceId,
            slice => new TraceList(
                Say.It($"同步第 {slice.RunNo} 号，{ReadingJson.Day(slice.FromDate)} 至 {ReadingJson.Day(slice.ToDate)}"),
                [
                    .. answers
                        .Where(answer => answer.SliceId == slice.SliceId)
                        .OrderBy(answer => answer.AnswerNo)
                        .Select(answer => new TraceProof(answer.Service, answer.Sha256)),
                ]
            )
        );
    }

    private static IEnumerable<TraceEvent> Uploaded(UploadEntryRecord entry)
    {
        var stage = UploadStages.Of(entry.Stage);
        yield return new TraceEvent
        {
            At = entry.AcceptedAt ?? entry.ToldAt,
            IsBureaus = entry.AcceptedAt is not null,
            Says =
                stage == UploadStage.Draft
                    ? new CodedText("TRC-DRAFT", "已赋码，没有上传")
                    : new CodedText("TRC-UPLOAD", "上传受理，受理流水号 {receipt}", ("receipt", entry.Receipt)),
            Source = Say.It($"上传台账，{entry.ToldBy}"),
            // Only until the bureau answers, or forgets.
            Countdown = stage == UploadStage.Pending ? Core.Policy.Countdown.LeqiUpload : null,
        };
        if (entry.AskedAt is { } asked && stage != UploadStage.Pending)
        {
            yield return new TraceEvent
            {
                At = asked,
                IsBureaus = true,
                Says = stage switch
                {
                    UploadStage.Uploaded => new CodedText("TRC-UPLOADED", "上传成功"),
                    UploadStage.Unknown => new CodedText("TRC-UPLOAD-UNKNOWN", "已过可查时限，上传结果未知"),
                    _ => new CodedText("TRC-UPLOAD-REFUSED", "上传被拒绝：{said}", ("said", entry.Said)),
                },
                Source = Say.It($"受理流水号 {entry.Receipt}"),
                Proofs = entry.RawSha256.Length == 0 ? [] : [new TraceProof("上传结果答复", entry.RawSha256)],
            };
        }
    }

    private static TraceEvent Verified(AuditEntryRecord entry)
    {
        var detail = JsonSerializer.Deserialize<Dictionary<string, string>>(entry.Detail) ?? [];
        var raw = detail.GetValueOrDefault("raw", "");
        return new TraceEvent
        {
            At = entry.At,
            IsBureaus = true,
            Says = new CodedText(
                "TRC-VERIFIED",
                "发票查验：{outcome}（代码 {code}）",
                ("outcome", OutcomeWord(detail.GetValueOrDefault("outcome", ""))),
                ("code", detail.GetValueOrDefault("code", ""))
            ),
            Source = Say.It($"查验网关，{Actor.Shown(entry.Actor)}"),
            Proofs = raw.Length == 0 ? [] : [new TraceProof("查验答复", raw)],
        };
    }

    private static string OutcomeWord(string outcome) =>
        Enum.TryParse<VerificationOutcome>(outcome, out var known) ? VerifiedWords.Of(known) : outcome;
}
