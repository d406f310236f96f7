using Microsoft.EntityFrameworkCore;
using Piaoheng.Core.Invoices;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Modules.Intake.Contracts;
using Piaoheng.Server.Modules.Invoices.Contracts;
using Piaoheng.Server.Platform.Storage;
using Piaoheng.Server.Platform.Trace;

namespace Piaoheng.Server.Modules.Intake;

/// <summary>收票轨迹: files that brought the invoice again, files named after it that were not read; and the bytes of every received list.</summary>
internal sealed class IntakeTrace(
    Database db,
    IIntakeLookup intake,
    IInvoiceLookup invoices,
    IInvoiceStore store,
    IKeySearch search
) : ITraceSource, ITraceLists
{
    private const int NamedBy = 8;

    public async Task<IReadOnlyList<TraceEvent>> Read(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var hits = await search.Find([taxpayerId], keys, cancellation);
        var ours = await invoices.Details(
            taxpayerId,
            [.. hits.Where(hit => hit.Side == Side.Ours).Select(hit => hit.InvoiceId).Distinct()],
            cancellation
        );
        List<long> originals = [.. ours.SelectMany(own => own.Originals).Select(original => original.OriginalId).Distinct()];
        var events = new List<TraceEvent>();
        if (originals.Count > 0)
        {
            events.AddRange(
                (await intake.RepeatsOf(taxpayerId, originals, cancellation)).Select(file =>
                    Event(file, new CodedText("TRC-REPEATED", "同一内容再次收到，没有重复入库"))
                )
            );
        }

        foreach (var key in keys.Where(key => key.Length >= NamedBy))
        {
            events.AddRange(
                (await intake.Waiting(taxpayerId, key[^NamedBy..], [], cancellation)).Select(file =>
                    Event(
                        file,
                        file.IsReading
                            ? new CodedText("TRC-READING", "收到文件，等待读取")
                            : new CodedText("TRC-REJECTED", "收到文件，没有入库：{why}", ("why", file.Why))
                    )
                )
            );
        }

        return [.. events.DistinctBy(each => (each.At, each.Source))];
    }

    public async Task<IReadOnlyDictionary<long, TraceList>> Find(
        long taxpayerId,
        IReadOnlyCollection<long> listIds,
        CancellationToken cancellation
    )
    {
        var wanted = listIds.ToArray();
        var rows = await db.Rows<IntakeItemRecord>()
            .Where(row => row.TaxpayerId == taxpayerId && EF.Parameter(wanted).Contains(row.ItemId))
            .Select(row => new
            {
                row.ItemId,
                row.FileName,
                row.OriginalId,
            })
            .ToListAsync(cancellation);
        var found = new Dictionary<long, TraceList>();
        foreach (var row in rows)
        {
            var original = await store.FindOriginal(taxpayerId, row.OriginalId, cancellation);
            found[row.ItemId] = new TraceList(
                row.FileName,
                original is null ? [] : [new TraceProof(row.FileName, original.Sha256)]
            );
        }

        return found;
    }

    private static TraceEvent Event(FoundFile file, CodedText says) =>
        new()
        {
            At = file.ReceivedAt,
            IsBureaus = false,
            Says = says,
            Source = "",
            Link = "import",
            ListId = file.ItemId,
        };
}
