using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Text;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;

namespace Piaoheng.Server.Modules.Custody;

/// <summary>保管轨迹: what people were asked about an invoice, and what they answered.</summary>
internal sealed class CustodyTrace(Database db) : ITraceSource
{
    public async Task<IReadOnlyList<TraceEvent>> Read(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var wanted = keys.ToArray();
        var rows = await db.Rows<InquiryRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(wanted).Contains(row.Subject))
            .ToListAsync(cancellation);
        return [.. rows.SelectMany(Events)];
    }

    private static IEnumerable<TraceEvent> Events(InquiryRecord row)
    {
        if (row.PlaceId is not null)
        {
            yield return Event(
                row.AskedAt,
                row.AskedBy,
                new CodedText("TRC-ASKED", "询问：{question}", ("question", row.Question))
            );
        }

        if (row is { Answer: { } answer, AnsweredAt: { } at })
        {
            yield return Event(
                at,
                row.AnsweredBy ?? "",
                new CodedText(
                    "TRC-ANSWERED",
                    "答复“{question}”：{answer}{note}",
                    ("question", row.Question),
                    ("answer", Core.Diagnosis.PersonAnswer.WordOf(answer)),
                    ("note", row.Note is null ? "" : "，" + row.Note)
                )
            );
        }
    }

    private static TraceEvent Event(DateTimeOffset at, string who, CodedText says) =>
        new()
        {
            At = at,
            IsBureaus = false,
            Says = says,
            Source = who,
            Link = "custody",
        };
}
