using Piaoheng.Core.Invoices;
using Piaoheng.Core.Money;
using Piaoheng.Core.Text;
using Piaoheng.Server.Modules.Identities.Contracts;
using Piaoheng.Server.Platform.Access;
using Piaoheng.Server.Platform.Audit;
using Piaoheng.Server.Platform.Trace;
using Piaoheng.Server.Platform.Web.Markup;

namespace Piaoheng.Server.Modules.Invoices;

/// <summary>账内轨迹: when it was issued, when its files came and what they said, its book rows, and what changed in it.</summary>
internal sealed class InvoiceTrace(GetInvoice invoices, IKeySearch search) : ITraceSource
{
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public async Task<IReadOnlyList<TraceEvent>> Read(
        long taxpayerId,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellation
    )
    {
        var hits = await search.Find([taxpayerId], keys, cancellation);
        var events = new List<TraceEvent>();
        foreach (var id in hits.Where(hit => hit.Side == Side.Ours).Select(hit => hit.InvoiceId).Distinct())
        {
            if (await invoices.Find(taxpayerId, id, cancellation) is { } invoice)
            {
                events.AddRange(Of(invoice));
            }
        }

        return events;
    }

    /// <summary>The events of an invoice.</summary>
    public static IEnumerable<TraceEvent> Of(InvoiceDetail invoice)
    {
        var link = FormattableString.Invariant($"invoices/{invoice.Invoice.InvoiceId}");
        if (invoice.Merged.IssueDate is { } issued)
        {
            yield return Day(issued, new("TRC-ISSUED", "销方开具"), invoice.Merged.SellerName ?? "票面", link) with
            {
                IsBureaus = true,
            };
        }

        foreach (var each in Documents(invoice, link).Concat(Uses(invoice, link)).Concat(History(invoice, link)))
        {
            yield return each;
        }
    }

    private static IEnumerable<TraceEvent> Documents(InvoiceDetail invoice, string link)
    {
        foreach (var group in invoice.Documents.GroupBy(document => document.Original.OriginalId))
        {
            var original = group.First().Original;
            yield return new TraceEvent
            {
                At = original.ReceivedAt,
                IsBureaus = false,
                Says = new CodedText("TRC-RECEIVED", "收到原件，{who}", ("who", original.ReceivedBy)),
                Source = original.FileName,
                Link = FormattableString.Invariant($"{link}?original={original.OriginalId}"),
                Proofs = [new TraceProof(original.FileName, original.Sha256)],
            };
            foreach (var document in group)
            {
                yield return new TraceEvent
                {
                    At = document.ReadAt,
                    IsBureaus = false,
                    Says = new CodedText(
                        "TRC-READ",
                        "读出票面，价税合计 {total}{signature}",
                        ("total", document.Reading.TotalInclTax is { } total ? "¥" + total.Value.ToDisplay() : "未读出"),
                        ("signature", SignatureWord(document.Reading.Signature))
                    ),
                    Source = document.Part is null ? original.FileName : $"{original.FileName} {document.Part}",
                    Link = FormattableString.Invariant($"{link}?original={original.OriginalId}"),
                    Proofs = [new TraceProof(original.FileName, original.Sha256)],
                };
            }
        }
    }

    private static IEnumerable<TraceEvent> Uses(InvoiceDetail invoice, string link)
    {
        foreach (var use in invoice.Uses.Where(use => use.UseDate is not null))
        {
            var amount = use.UsedFen is { } fen ? "¥" + Yuan.FromFen(fen).ToDisplay() : "金额未写明";
            yield return Day(
                use.UseDate!.Value,
                new CodedText("TRC-USED", "登记使用 {amount}", ("amount", amount)),
                string.Join(' ', new[] { use.Department, use.Voucher, use.Part }.Where(word => !string.IsNullOrEmpty(word))),
                link
            );
        }
    }

    private static IEnumerable<TraceEvent> History(InvoiceDetail invoice, string link) =>
        invoice.History.Select(entry => new TraceEvent
        {
            At = entry.At,
            IsBureaus = false,
            Says = new CodedText("TRC-LOGGED", "{action}", ("action", AuditActionCatalogue.NameOf(entry.Action))),
            Source = Say.It($"操作日志 {entry.Seq}，{Actor.Shown(entry.Actor)}"),
            Link = link,
        });

    private static string SignatureWord(SignatureState state) =>
        state switch
        {
            SignatureState.Valid => "，签名有效",
            SignatureState.Broken => "，签名无效",
            _ => "",
        };

    private static TraceEvent Day(DateOnly day, CodedText says, string source, string link) =>
        new()
        {
            At = new DateTimeOffset(day, TimeOnly.MinValue, Beijing),
            IsDay = true,
            IsBureaus = false,
            Says = says,
            Source = source,
            Link = link,
        };
}
